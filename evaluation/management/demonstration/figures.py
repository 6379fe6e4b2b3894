"""The rule by which the demonstration's figures are made: no chance in it, so that everybody sees the same city.

A chain keeps a pace of its own on each indicator, from 0.80 to 1.20 of what is due, that moves a little from quarter
to quarter; a figure is the target times the time progress times that pace.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from config.lib.periods import Month
from dispatch.enums import IndicatorForm, IndicatorKind
from dispatch.models import Indicator, Target
from dispatch.rules.progress import time_progress

SLOWEST = Decimal("0.80")
STEP = Decimal("0.01")
STEPS = 41


def pace(*, chain: int, indicator: int, quarter: int) -> Decimal:
    """The share of what is due that a chain (by its number) reaches on an indicator in a quarter, 0.80 to 1.20."""
    return SLOWEST + STEP * ((chain * 37 + indicator * 17 + quarter * chain * 5 + indicator * chain * 11) % STEPS)


def so_far(*, target: Target, indicator: Indicator, month: Month) -> Decimal:
    """The figure of the year so far at the end of a month, unrounded; it never falls for what adds up."""
    if target.value is None:
        raise ValueError(f"{indicator} has no figure for a target")
    share = pace(chain=target.chain.number, indicator=indicator.number, quarter=month.quarter.quarter)
    if indicator.form == IndicatorForm.MILESTONE:
        return Decimal(1) if month.month >= 6 else Decimal(0)
    if indicator.kind in {IndicatorKind.FLOW, IndicatorKind.CUMULATIVE}:
        steps = [
            target.value
            * (time_progress(indicator.measure, step) - time_progress(indicator.measure, step.previous()))
            * pace(chain=target.chain.number, indicator=indicator.number, quarter=step.quarter.quarter)
            if step.month > 1
            else target.value * time_progress(indicator.measure, step) * share
            for step in month.year_to_date
        ]
        return sum(steps, Decimal(0))
    return target.value * share


def entered(*, target: Target, indicator: Indicator, month: Month) -> Decimal:
    """What the clerk enters for the month, with the indicator's places: the month's own figure for a flow."""
    now = _rounded(so_far(target=target, indicator=indicator, month=month), indicator)
    if indicator.kind != IndicatorKind.FLOW or month.month == 1:
        return now
    return now - _rounded(so_far(target=target, indicator=indicator, month=month.previous()), indicator)


def _rounded(value: Decimal, indicator: Indicator) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-indicator.decimals), rounding=ROUND_HALF_UP)
