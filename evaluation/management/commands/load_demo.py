"""``manage.py load_demo``: fill an empty city with the demonstration and print its accounts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from config.lib import clock, origin
from evaluation.management.demonstration import story
from evaluation.management.demonstration.people import PASSWORD, STORY, open_accounts
from evaluation.queries.regimes import shipped_regime
from evaluation.services.load_regime import load_regime
from offices.models import Account

REGIME = "liaocheng-2024"


class Command(BaseCommand):
    help = "Fill an empty city with the demonstration (聊城 2024) and print its accounts."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("DEMO is off: a demonstration is loaded only where it is on.")
        if not Account.objects.exists():
            with transaction.atomic(), origin.acting("command"):
                self._load()
        if Account.objects.filter(username=STORY[0]).exists():
            self._print_accounts()

    def _load(self) -> None:
        regime = shipped_regime(REGIME).regime
        if regime is None:
            raise CommandError(f"the regime {REGIME} has mistakes")
        load_regime(by=None, regime=regime)
        story.import_the_annex(regime)
        accounts = open_accounts()
        story.first_quarter(accounts)
        story.second_quarter(accounts)
        clock.set_business_date(story.TODAY)

    def _print_accounts(self) -> None:
        self.stdout.write(f"密码 / password: {PASSWORD}")
        for account in Account.objects.filter(username__in=STORY).select_related("person"):
            self.stdout.write(f"{account.username:<18}{account.person.name}")
        others = Account.objects.exclude(username__in=STORY).order_by("username")
        self.stdout.write("其他 / others: " + " ".join(others.values_list("username", flat=True)))
