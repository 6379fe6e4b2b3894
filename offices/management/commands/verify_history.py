from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from offices.queries.strays import Stray, strays


class Command(BaseCommand):
    help = (
        "Compares every row that has a history with its newest event. Exit status 1 when some were changed beside the "
        "services, with each and its fields; 0 when all are as their history says. Notes nothing down."
    )

    def handle(self, **options: Any) -> None:
        found = list(strays())
        for stray in found:
            self.stderr.write(_line(stray))
        if found:
            raise SystemExit(1)
        self.stdout.write("Every row is as its history says.")


def _line(stray: Stray) -> str:
    what = ", ".join(stray.after) or ("is gone without an event" if stray.is_gone else "is told of by no event")
    return f"{stray.model._meta.label} {stray.key}: {what}"
