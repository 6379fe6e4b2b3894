"""Corrections of accepted figures that wait for a decision, by quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from config.lib.periods import Month, Quarter
from dispatch.enums import Decision
from dispatch.models import Correction


def waiting_corrections(years: Collection[int]) -> Counter[Quarter]:
    """How many corrections wait for a decision in each quarter of these years: a run does not count them yet."""
    pending = Correction.objects.filter(decision=Decision.PENDING, entry__ledger__month__year__in=years)
    months = pending.order_by().values_list("entry__ledger__month__year", "entry__ledger__month__month")
    return Counter(Month(year, month).quarter for year, month in months)
