from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evaluation.models import Run
from evaluation.queries.kept_runs import differences


class Command(BaseCommand):
    help = (
        "Computes runs anew from what they kept and compares to the byte. Exit status 1 when something differs, "
        "with what it is; 0 when every run is as it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("runs", metavar="ID", type=int, nargs="*", help="the runs; without one, all of them")

    def handle(self, *, runs: list[int], **options: Any) -> None:
        computed = Run.objects.exclude(digest="").select_related("scheme").order_by("pk")
        known = set(computed.values_list("pk", flat=True))
        if unknown := [str(pk) for pk in runs if pk not in known]:
            raise CommandError(f"No run was computed under the number {', '.join(unknown)}.")
        flawed = False
        for run in computed.filter(pk__in=runs or known):
            found = list(differences(run))
            flawed = flawed or bool(found)
            for sentence in found:
                self.stderr.write(f"run {run.pk}, {run.period}: {sentence}")
            if not found:
                self.stdout.write(f"run {run.pk}, {run.period}, {run.status}: as it was, {run.digest}")
        if flawed:
            raise SystemExit(1)
