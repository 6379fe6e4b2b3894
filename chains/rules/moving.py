"""Periods that move along with the calendar: a list of what was started this year is right next year too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from chains.enums import MovingPeriod
from config.lib.periods import Month, Quarter, Year

IN = "in"


def bounds(period: MovingPeriod, today: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of the period as it is on that day.

    >>> bounds(MovingPeriod.LAST_MONTH, dt.date(2024, 1, 15))
    (datetime.date(2023, 12, 1), datetime.date(2023, 12, 31))
    """
    month = Month.of(today)
    spans: dict[MovingPeriod, Month | Quarter | Year] = {
        MovingPeriod.THIS_MONTH: month,
        MovingPeriod.LAST_MONTH: month.previous(),
        MovingPeriod.THIS_QUARTER: month.quarter,
        MovingPeriod.THIS_YEAR: Year(today.year),
        MovingPeriod.LAST_YEAR: Year(today.year - 1),
    }
    months = spans[period].months
    return months[0].first_day, months[-1].last_day


def settled(filters: Mapping[str, Sequence[str]], today: dt.date) -> dict[str, list[str]]:
    """The filters with every moving period put as its first and last day.

    >>> settled({"started_on.in": ["this_year"]}, dt.date(2024, 7, 8))
    {'started_on.from': ['2024-01-01'], 'started_on.to': ['2024-12-31']}
    """
    found: dict[str, list[str]] = {}
    for name, texts in filters.items():
        code, _dot, ending = name.rpartition(".")
        if ending == IN and texts and texts[-1] in MovingPeriod.values:
            first, last = bounds(MovingPeriod(texts[-1]), today)
            found[f"{code}.from"], found[f"{code}.to"] = [first.isoformat()], [last.isoformat()]
        else:
            found[name] = list(texts)
    return found


def moving(filters: Mapping[str, Sequence[str]], today: dt.date) -> dict[str, list[str]]:
    """The filters with every span of dates that is such a period of today put as the period; undoes ``settled``.

    >>> moving({"started_on.from": ["2024-01-01"], "started_on.to": ["2024-12-31"]}, dt.date(2024, 7, 8))
    {'started_on.in': ['this_year']}
    """
    spans = {tuple(day.isoformat() for day in bounds(one, today)): one.value for one in MovingPeriod}
    found = {name: list(texts) for name, texts in filters.items()}
    for name in list(found):
        code, _dot, ending = name.rpartition(".")
        other = f"{code}.to"
        if ending != "from" or other not in found:
            continue
        period = spans.get((found[name][-1], found[other][-1]))
        if period:
            del found[name], found[other]
            found[f"{code}.{IN}"] = [period]
    return found
