"""The ledgers that an account may see, with how full each is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from chains.permissions import visible_chains
from config.lib import clock
from config.lib.periods import Month
from dispatch.enums import BoardState, EntrySource, LedgerStatus
from dispatch.models import Entry, Ledger, ReportingMonth
from offices.models import Account


def ledgers_seen(account: Account) -> QuerySet[Ledger]:
    """All ledgers of the chains that the account may know, each with the counts ``reported`` and ``returned`` of its
    cells and ``due``, the day by whose end it is due."""
    entries = Entry.objects.filter(ledger=OuterRef("pk")).order_by().values("ledger")
    reported = entries.annotate(count=Count("pk", filter=Q(value__isnull=False) | ~Q(words=""))).values("count")
    returned = entries.annotate(count=Count("pk", filter=~Q(returned_because=""))).values("count")
    return (
        Ledger.objects.filter(chain__in=visible_chains(account))
        .select_related("chain", "month", "submitted_by__person")
        .annotate(
            reported=Coalesce(Subquery(reported), 0),
            returned=Coalesce(Subquery(returned), 0),
            due=Greatest(F("month__due"), F("extended_until")),
        )
    )


def in_state(state: BoardState, today: dt.date) -> Q:
    """The condition for :func:`ledgers_seen` under which a ledger stands so on that day (see ``rules/board.py``)."""
    draft = Q(status=LedgerStatus.DRAFT)
    conditions = {
        BoardState.NOT_OPEN: draft & Q(month__opens__gt=today),
        BoardState.MISSING: draft & Q(month__opens__lte=today, due__gte=today),
        BoardState.LATE: draft & Q(month__opens__lte=today, due__lt=today),
    }
    return conditions.get(state, Q(status=state.value))


def dated_months(year: int) -> frozenset[Month]:
    """The months of a year that have dates, so that their ledgers can be opened."""
    numbers = ReportingMonth.objects.filter(year=year).values_list("month", flat=True)
    return frozenset(Month(year, number) for number in numbers)


def holds_demonstration(ledger: Ledger) -> bool:
    """Whether any figure of the chain in the ledger's year was made for a demonstration."""
    return Entry.objects.filter(
        ledger__chain=ledger.chain_id, ledger__month__year=ledger.month.year, source=EntrySource.DEMONSTRATION
    ).exists()


def year_in_hand(dated: Sequence[int]) -> int:
    """The year that a page is about when none is asked for: the latest set up that has begun, else the first set up.

    ``dated`` is what :func:`years` gives; where it is empty it is this year. On 8 January the new year may not be set
    up yet, and in an empty city somebody may try the workbooks of a year that is over.
    """
    today = clock.today().year
    return next((year for year in dated if year <= today), min(dated, default=today))


def years() -> list[int]:
    """The years that have dated months, the newest first."""
    return list(ReportingMonth.objects.order_by("-year").values_list("year", flat=True).distinct())
