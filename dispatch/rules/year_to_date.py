"""From the figures as entered to the figure of a month and of the year so far. Missing is never zero."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from config.lib.periods import Month, Quarter
from dispatch.enums import IndicatorKind
from dispatch.rules.measure import Figures
from dispatch.rules.sums import total


class YearToDate(Struct, frozen=True, gc=False):
    """``alone`` is what the months by themselves came to, ``so_far`` the figure of the year up to their end.

    Either is None where it cannot be known; ``missing`` names the months that are lacking for ``so_far``, and for a
    quarter those that are lacking for its own figure.
    """

    alone: Decimal | None
    so_far: Decimal | None
    missing: tuple[Month, ...] = ()


def year_to_date(kind: IndicatorKind, figures: Figures, month: Month) -> YearToDate:
    """The figure of one month and of the year up to its end.

    flow: the month's figure is entered, the year's is the sum, unknown as soon as one month of the year is missing.
    cumulative: the year's figure is entered, the month's is the difference to last month's.
    stock, growth rate: as entered; a growth rate of the year so far says nothing about the month alone.
    """
    if kind == IndicatorKind.CUMULATIVE:
        alone = _increase(figures, month, since=month.previous())
    else:
        alone = None if kind == IndicatorKind.GROWTH_RATE else figures.get(month)
    return _to_date(kind, figures, month, alone=alone)


def quarter_to_date(kind: IndicatorKind, figures: Figures, quarter: Quarter) -> YearToDate:
    """The figure of one quarter by itself (for a stock or a growth rate: as it stood at its end), and of the year."""
    of_year = _to_date(kind, figures, quarter.last_month, alone=quarter_alone(kind, figures, quarter))
    if of_year.alone is None and not of_year.missing and (base := base_of(kind, quarter)):
        return replace(of_year, missing=(base,))
    return of_year


def base_of(kind: IndicatorKind, quarter: Quarter) -> Month | None:
    """The month whose figure is taken from that of the quarter's end: of a cumulative one, but in the first quarter."""
    before = quarter.previous().last_month
    return before if kind == IndicatorKind.CUMULATIVE and before.year == quarter.year else None


def months_alone(kind: IndicatorKind, quarter: Quarter) -> tuple[Month, ...]:
    """The months whose figures that of the quarter by itself stands on."""
    if kind == IndicatorKind.FLOW:
        return quarter.months
    base = base_of(kind, quarter)
    return (base, quarter.last_month) if base else (quarter.last_month,)


def months_so_far(kind: IndicatorKind, month: Month) -> tuple[Month, ...]:
    """The months whose figures that of the year up to the end of a month stands on."""
    return month.year_to_date if kind == IndicatorKind.FLOW else (month,)


def so_far(kind: IndicatorKind, figures: Figures, month: Month) -> Decimal | None:
    """The figure of the year up to the end of a month; None where a month it needs is missing."""
    return total(map(figures.get, month.year_to_date)) if kind == IndicatorKind.FLOW else figures.get(month)


def quarter_alone(kind: IndicatorKind, figures: Figures, quarter: Quarter) -> Decimal | None:
    """The figure of one quarter by itself; None where a month it needs is missing."""
    if kind == IndicatorKind.FLOW:
        return total(map(figures.get, quarter.months))
    last = quarter.last_month
    if kind == IndicatorKind.CUMULATIVE:
        return _increase(figures, last, since=quarter.previous().last_month)
    return figures.get(last)


def _to_date(kind: IndicatorKind, figures: Figures, month: Month, *, alone: Decimal | None) -> YearToDate:
    reached = so_far(kind, figures, month)
    if reached is not None:
        return YearToDate(alone, reached)
    return YearToDate(alone, None, tuple(one for one in months_so_far(kind, month) if figures.get(one) is None))


def _increase(figures: Figures, month: Month, since: Month) -> Decimal | None:
    """A cumulative figure less the one at the end of ``since``; it begins anew with the year."""
    entered = figures.get(month)
    if entered is None or since.year != month.year:
        return entered
    base = figures.get(since)
    return None if base is None else entered - base
