"""What a regime says of indicators, the city's targets and the dates of months, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from config.lib.periods import Month
from dispatch.enums import IndicatorForm, IndicatorKind


@dataclass(frozen=True)
class CityTargetFacts:
    value: Decimal
    summed: bool
    wording: str


@dataclass(frozen=True)
class IndicatorFacts:
    """``own`` is the code of the chain whose indicator it is; empty for a common one."""

    code: str
    name: str
    short_name: str
    group: str
    number: int
    kind: IndicatorKind
    form: IndicatorForm
    unit: str
    decimals: int
    phased: bool
    own: str = ""
    other_names: tuple[str, ...] = ()
    curve: tuple[Decimal, ...] = ()
    higher_is_better: bool = True
    owner: str = ""
    source: str = ""
    counted_from: str = ""
    target_phrase: str = ""
    city: CityTargetFacts | None = None


@dataclass(frozen=True)
class MonthRule:
    """The days of the following month on which a month opens, is due and locks."""

    opens_day: int
    due_day: int
    locks_day: int

    def dates(self, month: Month) -> tuple[dt.date, dt.date, dt.date]:
        """Opens, due, locks of a month.

        >>> [str(day) for day in MonthRule(1, 10, 15).dates(Month(2024, 12))]
        ['2025-01-01', '2025-01-10', '2025-01-15']
        """
        following = month.next()
        opens, due, locks = (
            dt.date(following.year, following.month, day) for day in (self.opens_day, self.due_day, self.locks_day)
        )
        return opens, due, locks
