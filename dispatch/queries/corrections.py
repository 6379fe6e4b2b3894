"""Corrections of accepted figures: those that wait, by the quarter whose figures they change, and those granted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from django.db.models import QuerySet

from config.lib.periods import Month, Quarter
from dispatch.enums import Decision
from dispatch.models import Correction, Entry


def waiting_corrections(years: Collection[int]) -> Counter[Quarter]:
    """How many corrections wait for a decision in each quarter of these years: a run does not count them yet."""
    pending = Correction.objects.filter(decision=Decision.PENDING, entry__ledger__month__year__in=years)
    months = pending.order_by().values_list("entry__ledger__month__year", "entry__ledger__month__month")
    return Counter(Month(year, month).quarter for year, month in months)


def granted_corrections(years: Collection[int]) -> QuerySet[Correction]:
    """Those of the ledgers of these years, the first granted first."""
    granted = Correction.objects.filter(decision=Decision.GRANTED, entry__ledger__month__year__in=years)
    return granted.order_by("decided_at", "pk")


def granted_after(version: int, *, entry: Entry, granted: Sequence[Correction]) -> list[Correction]:
    """Of the corrections granted of an entry, in their order, those that came after a version of it.

    Told by versions, not by times: once a ledger is accepted, each correction makes one new version of its entry.
    """
    since = entry.version - version
    return list(granted[-since:]) if since > 0 else []
