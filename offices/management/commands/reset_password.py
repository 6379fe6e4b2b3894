from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from offices.models import Account
from offices.services.reset_password import reset_password


class Command(BaseCommand):
    help = (
        "Gives an account a new first password and prints it, once. For an administrator, whose password cannot be "
        "reset on the pages; it is changed at the next log-in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *, username: str, **options: Any) -> None:
        account = Account.objects.select_related("person").filter(username=username).first()
        if account is None:
            raise CommandError(f"there is no account {username}")
        self.stdout.write(reset_password(by=None, account=account))
