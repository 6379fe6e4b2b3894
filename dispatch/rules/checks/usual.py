"""What is usual for an indicator of a chain: its own history, or what the target leads one to expect."""

from __future__ import annotations

from decimal import Decimal
from statistics import median

from config.lib.periods import Month
from dispatch.enums import IndicatorKind
from dispatch.rules.measure import Reading
from dispatch.rules.progress import due

ENOUGH = 3
"""Months of history from which something can be called usual."""


def steps(reading: Reading) -> list[tuple[Month, Decimal]]:
    """What each earlier month came to by itself: flows as entered, cumulative figures by their increase."""
    entered = [(month, value) for month, value in sorted(reading.figures.items()) if value is not None]
    earlier = [(month, value) for month, value in entered if month < reading.month]
    if reading.measure.kind != IndicatorKind.CUMULATIVE:
        return earlier
    return [(month, value - _base(dict(earlier), month)) for month, value in earlier if _follows(dict(earlier), month)]


def step(reading: Reading) -> Decimal | None:
    """What this month comes to by itself; None where the month before is missing."""
    if reading.value is None or reading.measure.kind != IndicatorKind.CUMULATIVE:
        return reading.value
    known = {month: value for month, value in reading.figures.items() if value is not None}
    return reading.value - _base(known, reading.month) if _follows(known, reading.month) else None


def expected(reading: Reading) -> Decimal | None:
    """The size this figure could be expected to have: by its history, else by its target; None where none is known."""
    if reading.measure.kind == IndicatorKind.CUMULATIVE:
        so_far = list(reading.year.values())
        if any(so_far):
            return max(so_far)
    else:
        before = [abs(value) for value in reading.before if value]
        if before:
            return median(before)
    return _by_target(reading)


def _by_target(reading: Reading) -> Decimal | None:
    if not reading.target:
        return None
    if reading.measure.kind == IndicatorKind.FLOW:
        return abs(reading.target) / 12
    return due(reading.measure, abs(reading.target), reading.month) or abs(reading.target)


def _base(entered: dict[Month, Decimal], month: Month) -> Decimal:
    return Decimal(0) if month.month == 1 else entered[month.previous()]


def _follows(entered: dict[Month, Decimal], month: Month) -> bool:
    return month.month == 1 or month.previous() in entered
