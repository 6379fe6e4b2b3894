from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from offices.models import AuditEntry, AuditSeal
from offices.queries.seals import Flaw, flaws, last_seal


class Command(BaseCommand):
    help = (
        "Computes the chain of hashes over the audit trail anew. Exit status 1 when something differs, "
        "with the seal and the entry; 0 when the trail is as it was sealed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--noted", metavar="DIGEST", help="a digest written down earlier, which must still be in the chain"
        )

    def handle(self, *, noted: str | None = None, **options: Any) -> None:
        found = list(flaws())
        if noted and not AuditSeal.objects.filter(digest=noted).exists():
            found.append(Flaw(None, None, f"The digest {noted} is no longer in the chain: its end was cut off"))
        for flaw in found:
            self.stderr.write(_line(flaw))
        if found:
            raise SystemExit(1)
        last = last_seal()
        self.stdout.write(f"{AuditEntry.objects.count()} entries, {AuditSeal.objects.count()} seals: whole.")
        self.stdout.write(f"Newest digest, to be noted down elsewhere: {last.digest if last else 'none yet'}")


def _line(flaw: Flaw) -> str:
    where = [f"seal {flaw.seal}" if flaw.seal else "", f"entry {flaw.entry}" if flaw.entry else ""]
    return " ".join([", ".join(part for part in where if part), flaw.what]).strip()
