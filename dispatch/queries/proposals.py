"""What the registers propose for the cells of a ledger: the figure in the indicator's unit, and what is behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from chains.models import Chain
from chains.queries.counts import COUNTS, Span, Tally, tally
from config.lib import numbers
from config.lib.periods import Month
from dispatch.enums import IndicatorForm, IndicatorKind
from dispatch.models import Indicator

MONEY = {"元": Decimal(10_000), "万元": Decimal(1), "亿元": Decimal("0.0001")}
"""How much of a unit one 万元 is."""


@dataclass(frozen=True)
class Proposal:
    """``figure`` is rounded once, to the places of the indicator; ``span`` are the days that were counted."""

    indicator: Indicator
    tally: Tally
    span: Span
    figure: Decimal


def proposal(chain: Chain, indicator: Indicator, month: Month) -> Proposal | None:
    """What the registers count for an indicator of a chain in a month; None where they do not, or know nothing."""
    count = COUNTS.get(indicator.counted_from)
    span = _span(indicator, month)
    if count is None or span is None or indicator.form != IndicatorForm.NUMBER:
        return None
    factor = MONEY.get(indicator.unit) if count.unit else Decimal(1)
    found = tally(count, chain, span) if factor is not None else None
    if found is None or factor is None:
        return None
    return Proposal(indicator, found, span, numbers.half_up(found.figure * factor, indicator.decimals))


def proposed(chain: Chain, indicators: Iterable[Indicator], month: Month) -> dict[int, Decimal]:
    """The proposed figures by indicator; three statements at most for each that the registers count."""
    made = {one.pk: proposal(chain, one, month) for one in indicators if one.counted_from}
    return {pk: one.figure for pk, one in made.items() if one}


def _span(indicator: Indicator, month: Month) -> Span | None:
    if indicator.kind == IndicatorKind.GROWTH_RATE:
        return None
    return Span.of_month(month) if indicator.kind == IndicatorKind.FLOW else Span.of_year_so_far(month)
