"""Corrections of accepted figures, by the quarter whose figures they change: those that wait, those granted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from django.db.models import QuerySet

from config.lib.periods import Month, Quarter
from dispatch.enums import Decision
from dispatch.models import Correction


def waiting_corrections(years: Collection[int]) -> Counter[Quarter]:
    """How many corrections wait for a decision in each quarter of these years: a run does not count them yet."""
    pending = Correction.objects.filter(decision=Decision.PENDING, entry__ledger__month__year__in=years)
    months = pending.order_by().values_list("entry__ledger__month__year", "entry__ledger__month__month")
    return Counter(Month(year, month).quarter for year, month in months)


def granted_corrections(quarter: Quarter) -> QuerySet[Correction]:
    """Those of the months from the year's first to the quarter's last; the latest first."""
    months = {"entry__ledger__month__year": quarter.year, "entry__ledger__month__month__lte": quarter.last_month.month}
    granted = Correction.objects.filter(decision=Decision.GRANTED, **months)
    named = granted.select_related("entry__ledger__chain", "entry__ledger__month", "entry__indicator")
    return named.order_by("-decided_at", "-pk")
