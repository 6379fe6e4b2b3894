"""The working days of the country: Monday to Friday but for public holidays, and the days off that are worked instead.

The State Council's General Office announces them each autumn for the year to come. What is announced stands in
``ANNOUNCED``; of a year that is not there yet, every Monday to Friday counts as worked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

A_DAY = dt.timedelta(days=1)
FRIDAY = 4
Days = tuple[int, int]
"""A day by its month and its number."""


@dataclass(frozen=True)
class Announced:
    """The holidays of a year, each from its first to its last day, and the Saturdays and Sundays that are worked."""

    document: str
    holidays: tuple[tuple[Days, Days], ...]
    worked: tuple[Days, ...]


ANNOUNCED: Mapping[int, Announced] = {
    2024: Announced(
        document="国办发明电〔2023〕7号",
        holidays=(
            ((1, 1), (1, 1)),
            ((2, 10), (2, 17)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 10), (6, 10)),
            ((9, 15), (9, 17)),
            ((10, 1), (10, 7)),
        ),
        worked=((2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12)),
    ),
    2025: Announced(
        document="国办发明电〔2024〕12号",
        holidays=(
            ((1, 1), (1, 1)),
            ((1, 28), (2, 4)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((5, 31), (6, 2)),
            ((10, 1), (10, 8)),
        ),
        worked=((1, 26), (2, 8), (4, 27), (9, 28), (10, 11)),
    ),
    2026: Announced(
        document="国办发明电〔2025〕7号",
        holidays=(
            ((1, 1), (1, 3)),
            ((2, 15), (2, 23)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 19), (6, 21)),
            ((9, 25), (9, 27)),
            ((10, 1), (10, 7)),
        ),
        worked=((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)),
    ),
}


def is_working_day(day: dt.date) -> bool:
    """Whether offices work on that day."""
    announced = ANNOUNCED.get(day.year)
    at = (day.month, day.day)
    if announced and at in announced.worked:
        return True
    if announced and any(first <= at <= last for first, last in announced.holidays):
        return False
    return day.weekday() <= FRIDAY


def working_days_after(day: dt.date, count: int) -> dt.date:
    """The last of so many working days that follow a day, which itself does not count; the day itself for none.

    >>> str(working_days_after(dt.date(2024, 4, 26), 5))  # a Sunday that is worked, then Labour Day
    '2024-05-07'
    """
    while count > 0:
        day += A_DAY
        count -= is_working_day(day)
    return day
