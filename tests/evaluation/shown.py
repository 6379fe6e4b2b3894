"""Runs of the tiny city whose scheme shows the scores to the chains before they are published."""

from __future__ import annotations

import datetime as dt

from config.lib import clock
from evaluation.models import Run, Scheme
from evaluation.services.load_scheme import load_scheme
from evaluation.services.show_run import show_run
from offices.models import Account
from tests.evaluation.quarters import FIRST, SCHEME, judge

LINE = "investment"
LAST_DAY = dt.date(2024, 7, 15)
"""Five working days after Monday, 8 July 2024."""
DAY_AFTER = dt.date(2024, 7, 16)


def load_shown_scheme(*, again: bool = True) -> Scheme:
    """The small scheme, its scores shown for five working days."""
    head = f"places = 2\nshown_days = 5\nshown_again = {str(again).lower()}\n"
    return load_scheme(by=None, text=SCHEME.replace("places = 2\n", head))


def show(office: Account, scheme: Scheme | None = None) -> Run:
    """The first quarter, judged and shown."""
    return show_run(by=office, run=judge(office, scheme or load_shown_scheme(), FIRST))


def let_the_days_pass() -> None:
    clock.set_business_date(DAY_AFTER)
