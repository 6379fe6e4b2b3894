"""``manage.py load_demo``: fill an empty city with the demonstration and print its accounts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from config.lib import acts, clock, origin
from evaluation.management.demonstration import registers, story
from evaluation.management.demonstration.hours import office_hours
from evaluation.management.demonstration.people import PASSWORD, STORY, open_accounts
from evaluation.queries.regimes import shipped_regime
from evaluation.rules.regime import Regime
from evaluation.services.load_regime import load_regime
from offices.models import Account

REGIME = "liaocheng-2024"
LISTS = ("changsha-2017", "shandong-2021", "zibo-2022")
"""Regimes that bring lists only: the registers are shown in the ways of other places too."""


class Command(BaseCommand):
    help = "Fill an empty city with the demonstration (聊城 2024) and print its accounts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--registers", action="store_true", help="with made-up records in the registers, and lists of other places"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("DEMO is off: a demonstration is loaded only where it is on.")
        with transaction.atomic(), origin.acting("command"), office_hours():
            if not Account.objects.exists():
                self._load(with_registers=options["registers"])
            elif options["registers"] and Account.objects.filter(username=STORY[0]).exists():
                registers.fill({account.username: account for account in Account.objects.select_related("person")})
        if Account.objects.filter(username=STORY[0]).exists():
            self._print_accounts()

    def _load(self, *, with_registers: bool) -> None:
        regime = self._regime(REGIME)
        clock.set_business_date(regime.decided_on)
        with acts.act("command"):
            load_regime(by=None, regime=regime)
            story.import_the_annex(regime)
            accounts = open_accounts()
        if with_registers:
            # Before the months, so that a figure beside which the registers count another gets its note.
            for code in LISTS:
                load_regime(by=None, regime=self._regime(code))
            clock.set_business_date(story.TODAY)
            registers.fill(accounts)
        story.first_quarter(accounts)
        story.second_quarter(accounts)
        story.ask_the_raters(accounts)
        clock.set_business_date(story.TODAY)

    def _regime(self, code: str) -> Regime:
        regime = shipped_regime(code).regime
        if regime is None:
            raise CommandError(f"the regime {code} has mistakes")
        return regime

    def _print_accounts(self) -> None:
        self.stdout.write(f"密码 / password: {PASSWORD}")
        for account in Account.objects.filter(username__in=STORY).select_related("person"):
            self.stdout.write(f"{account.username:<18}{account.person.name}")
        others = Account.objects.exclude(username__in=STORY).order_by("username")
        self.stdout.write("其他 / others: " + " ".join(others.values_list("username", flat=True)))
