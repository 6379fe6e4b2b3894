"""The months that pages of figures can show: those of which something is accepted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from chains.models import Chain
from config.lib.periods import Month
from dispatch.models import ReportingMonth
from dispatch.rules import moves


def counted_months(chains: Collection[Chain]) -> list[ReportingMonth]:
    """The months of which a ledger of one of the chains is accepted, the latest first."""
    counted = ReportingMonth.objects.filter(ledgers__status__in=moves.JUDGED, ledgers__chain__in=chains)
    return list(counted.distinct().order_by("-year", "-month"))


def month_in_hand(months: Sequence[ReportingMonth], text: str) -> ReportingMonth | None:
    """The month an address names (2024-06); the first of the list where it names none of them."""
    try:
        wanted = Month.parse(text)
    except ValueError:
        wanted = None
    named = [month for month in months if month.period == wanted]
    return next(iter([*named, *months]), None)
