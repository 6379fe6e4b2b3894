"""Quarters of the tiny city with accepted figures, a small scheme, and judging them.

The target of investment is 150 for both chains, that of new high-tech enterprises 60. In the first quarter 37.5 and 15
are due. The ferrous chain did 45 and 15, the bearings chain 30 and 12.
"""

from __future__ import annotations

from decimal import Decimal

from config.lib.periods import Quarter
from dispatch.enums import LedgerStatus
from dispatch.models import Entry, Ledger
from evaluation.models import Run, Scheme
from evaluation.services.compute_run import compute_run
from evaluation.services.load_scheme import load_scheme
from evaluation.services.start_run import start_run
from offices.models import Account
from tests.dispatch.books import HIGH_TECH, INVESTMENT, Books

FIRST, SECOND = Quarter(2024, 1), Quarter(2024, 2)

MONTHLY = {"ferrous": Decimal(15), "bearings": Decimal(10)}
COUNTED = {"ferrous": 5, "bearings": 4}

SCHEME = """
[scheme]
code = "small"
title = "小城季度评价办法"
year = 2024
full_marks = 100
places = 2

[[items]]
code = "investment"
title = "完成投资"
weight = 60
rule = "proportion"
indicator = "investment-done"
against = "time_progress"
cap = 1

[[items]]
code = "high-tech"
title = "新增高新技术企业"
weight = 40
rule = "proportion"
indicator = "new-high-tech"
against = "time_progress"
cap = 1
"""


def load_small_scheme() -> Scheme:
    return load_scheme(by=None, text=SCHEME)


def accept_quarter(books: Books, quarter: Quarter) -> None:
    """Accepted figures for every month of the quarter."""
    for month in quarter.months:
        for chain, monthly in MONTHLY.items():
            ledger = books.ledger(chain, month)
            figures = {INVESTMENT: monthly, HIGH_TECH: Decimal(COUNTED[chain] * month.month)}
            Entry.objects.bulk_create(
                Entry(ledger=ledger, indicator=books.indicators[code], value=value) for code, value in figures.items()
            )
            Ledger.objects.filter(pk=ledger.pk).update(status=LedgerStatus.ACCEPTED)


def judge(office: Account, scheme: Scheme, quarter: Quarter, reason: str = "") -> Run:
    """Start a run and compute it here and now."""
    run = start_run(by=office, scheme=scheme, quarter=quarter, reason=reason)
    compute_run(run.pk)
    return Run.objects.select_related("scheme").get(pk=run.pk)
