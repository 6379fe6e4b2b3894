"""Readings for the checks, in one line each."""

from __future__ import annotations

from decimal import Decimal

from config.lib.periods import Month
from dispatch.enums import IndicatorForm, IndicatorKind
from dispatch.rules.measure import Measure, Reading

FLOW = Measure(kind=IndicatorKind.FLOW, unit="亿元", decimals=2)
COUNT = Measure(kind=IndicatorKind.CUMULATIVE, unit="家", decimals=0)
RATE = Measure(kind=IndicatorKind.GROWTH_RATE, unit="%", decimals=1, phased=False)
LEVEL = Measure(kind=IndicatorKind.STOCK, unit="亩", decimals=0)
SHARE = Measure(kind=IndicatorKind.STOCK, unit="%", decimals=1)
MILESTONE = Measure(kind=IndicatorKind.CUMULATIVE, form=IndicatorForm.MILESTONE, decimals=0, phased=False)
WORDS = Measure(kind=IndicatorKind.STOCK, form=IndicatorForm.WORDS)


def reading(
    measure: Measure,
    value: str | None,
    *before: str | None,
    target: str | None = None,
    after: str | None = None,
    **others: str,
) -> Reading:
    """A reading of June; ``before`` are the months up to May, ``after`` is July's."""
    june = Month(2024, 6)
    figures: dict[Month, Decimal | None] = {june: Decimal(value) if value is not None else None}
    month = june
    for text in reversed(before):
        month = month.previous()
        figures[month] = Decimal(text) if text is not None else None
    if after is not None:
        figures[june.next()] = Decimal(after)
    return Reading(
        measure=measure, month=june, figures=figures, target=Decimal(target) if target is not None else None, **others
    )
