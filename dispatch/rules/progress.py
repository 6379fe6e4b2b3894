"""How a figure stands against its target: share, lead over time progress, and light.

A phased target is due in step with time: by the end of a month its time progress (months / 12, or the indicator's
own curve) of the year's target. Growth rates, stocks and whatever is not phased are compared with the year's target
as it is. A milestone is on its way until the year is over.

A twelfth is no decimal number: whatever hangs on it is multiplied first and divided last, so that a figure which is
exactly what was due is neither ahead nor behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from config.lib import numbers
from config.lib.periods import Month
from dispatch.enums import IndicatorForm, IndicatorKind, Light
from dispatch.rules.measure import Measure

HUNDRED = Decimal(100)
WHOLE = Decimal(1)
_IN_STEP = (IndicatorKind.FLOW, IndicatorKind.CUMULATIVE)
TWELVE = Decimal(12)


@dataclass(frozen=True)
class Thresholds:
    """How far behind, in percentage points, is still yellow: of shares of a target, and of rates in per cent."""

    share: Decimal = Decimal(5)
    rate: Decimal = Decimal(1)


USUAL = Thresholds()


@dataclass(frozen=True)
class Progress:
    """``share`` and ``time`` are fractions (1 is all), ``lead`` is in percentage points; None where not to be told."""

    time: Decimal
    target_to_date: Decimal | None = None
    share: Decimal | None = None
    lead: Decimal | None = None
    light: Light = Light.GREY


def time_progress(measure: Measure, month: Month) -> Decimal:
    """The share of the year's target that is due by the end of a month; for what is not phased, all of it.

    Rounded, so for showing: what a target comes to by then says :func:`due`.
    """
    parts, whole = _elapsed(measure, month)
    return parts / whole


def due(measure: Measure, target: Decimal, month: Month) -> Decimal:
    """How much of the year's target is due by the end of a month.

    >>> due(Measure(), Decimal(18), Month(2024, 2))
    Decimal('3')
    """
    parts, whole = _elapsed(measure, month)
    return target * parts / whole


def _elapsed(measure: Measure, month: Month) -> tuple[Decimal, Decimal]:
    """So many parts of a whole of so many are due, neither of them rounded."""
    if not is_phased(measure):
        return WHOLE, WHOLE
    if measure.curve:
        return measure.curve[month.month - 1], WHOLE
    return Decimal(month.month), TWELVE


def is_phased(measure: Measure) -> bool:
    """Whether the target is due in step with time. Rates and levels never are."""
    return measure.phased and measure.kind in _IN_STEP


def progress(
    measure: Measure, *, so_far: Decimal | None, target: Decimal | None, month: Month, thresholds: Thresholds = USUAL
) -> Progress:
    """How the figure of the year so far stands at the end of ``month``. Without a figure or a target it is grey."""
    time = time_progress(measure, month)
    to_date = None if target is None else due(measure, target, month)
    if so_far is None or target is None or to_date is None or measure.in_words:
        return Progress(time=time, target_to_date=to_date)
    share = numbers.share(so_far, target)
    if measure.form == IndicatorForm.MILESTONE:
        return Progress(time=time, target_to_date=to_date, share=share, light=_milestone(so_far, target, month))
    lead = _lead(measure, so_far=so_far, target=target, month=month)
    light = _light(measure, so_far, to_date, lead, thresholds)
    return Progress(time=time, target_to_date=to_date, share=share, lead=lead, light=light)


def _lead(measure: Measure, *, so_far: Decimal, target: Decimal, month: Month) -> Decimal | None:
    """By how many percentage points the figure is ahead (+) or behind (−)."""
    parts, whole = _elapsed(measure, month)
    if measure.is_rate and not is_phased(measure):
        ahead = so_far - target
    elif target > 0:
        ahead = HUNDRED * (so_far * whole - target * parts) / (target * whole)
    else:
        return None
    return ahead if measure.higher_is_better else -ahead


def _light(measure: Measure, so_far: Decimal, to_date: Decimal, lead: Decimal | None, thresholds: Thresholds) -> Light:
    if lead is None:
        reached = so_far >= to_date if measure.higher_is_better else so_far <= to_date
        return Light.GREEN if reached else Light.RED
    if lead >= 0:
        return Light.GREEN
    tolerance = thresholds.rate if measure.is_rate and not is_phased(measure) else thresholds.share
    return Light.YELLOW if lead >= -tolerance else Light.RED


def _milestone(so_far: Decimal, target: Decimal, month: Month) -> Light:
    if so_far >= target:
        return Light.GREEN
    return Light.RED if month.month == 12 else Light.YELLOW
