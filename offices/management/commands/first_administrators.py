from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.lib.refusals import Refused
from offices.enums import PostKind
from offices.models import Account
from offices.services.first_administrators import first_administrators

NAMES = {
    PostKind.SYSTEM_ADMIN: "system",
    PostKind.SECURITY_ADMIN: "security",
    PostKind.AUDIT_ADMIN: "audit",
}


class Command(BaseCommand):
    help = (
        "Opens the accounts of the system, the security and the audit administrator of an empty system and prints "
        "their first passwords, once. Hand each to its own person; it is changed at the first log-in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name in NAMES.values():
            parser.add_argument(f"--{name}", default=name, metavar="NAME", help=f"user name (default: {name})")

        parser.add_argument("--unless-any", action="store_true", help="do nothing where there are accounts already")

    def handle(self, *, unless_any: bool = False, **options: Any) -> None:
        if unless_any and Account.objects.exists():
            return
        try:
            passwords = first_administrators(usernames={kind: options[name] for kind, name in NAMES.items()})
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        for username, password in passwords.items():
            self.stdout.write(f"{username}\t{password}")
