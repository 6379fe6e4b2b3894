"""Jumps against the chain's own history."""

from __future__ import annotations

from decimal import Decimal

from config.lib.numbers import gettext_noop
from dispatch.enums import IndicatorForm, IndicatorKind, Level
from dispatch.rules.checks.finding import Finding
from dispatch.rules.checks.unit_slip import unit_slip
from dispatch.rules.checks.usual import ENOUGH, step, steps
from dispatch.rules.measure import Reading

TIMES = Decimal(5)
"""A month this many times the largest so far is a jump."""
SMALL = Decimal(5)
"""Counts up to here come and go."""
POINTS = Decimal(15)
"""A rate that moves by more percentage points than this within a month is a jump."""
PART = Decimal("0.5")
"""A level that moves by more than this part of itself within a month is a jump."""


def jump(reading: Reading) -> Finding | None:
    """A warning; silent where the figure is rather in the wrong unit, which says it better."""
    value = reading.value
    if value is None or reading.measure.form != IndicatorForm.NUMBER or unit_slip(reading):
        return None
    if reading.measure.kind in {IndicatorKind.FLOW, IndicatorKind.CUMULATIVE}:
        return _far_above(reading)
    last = reading.figures.get(reading.month.previous())
    if last is None:
        return None
    moved = abs(value - last)
    if moved > POINTS if reading.measure.is_rate else last and moved > PART * abs(last):
        return _finding(LEVEL, value=reading.measure.shown(value), last=reading.measure.shown(last))
    return None


def _far_above(reading: Reading) -> Finding | None:
    this, earlier = step(reading), steps(reading)
    if this is None or len(earlier) < ENOUGH:
        return None
    most = max(value for _, value in earlier)
    if this <= SMALL or this <= TIMES * most:
        return None
    return _finding(MONTH, value=reading.measure.shown(this), most=reading.measure.shown(most))


def _finding(message: str, **values: str) -> Finding:
    return Finding("jump", Level.WARNING, message, values)


MONTH = gettext_noop(
    "This month by itself comes to %(value)s; the most in a month before was %(most)s. "
    "If it is right, say in the note what it comes from."
)
LEVEL = gettext_noop("%(value)s is far from last month's %(last)s. If it is right, say in the note what it comes from.")
