"""From when to when a ledger can be filled. Days are those of Asia/Shanghai, each counted to its end at 24:00."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from config.lib.periods import CHINA, Month
from dispatch.enums import Phase


@dataclass(frozen=True)
class Dates:
    """Figures may be entered from ``opens``, are due by the end of ``due`` and locked after the end of ``locks``."""

    opens: dt.date
    due: dt.date
    locks: dt.date

    @property
    def in_order(self) -> bool:
        return self.opens <= self.due <= self.locks

    def belong_to(self, month: Month) -> bool:
        """Whether they lie where those of a month can: from its first day to the end of the year after its own."""
        last = dt.date(month.year + 1, 12, 31)
        return all(month.first_day <= day <= last for day in (self.opens, self.due, self.locks))

    def extended(self, until: dt.date | None) -> Dates:
        """The dates of a ledger that was given until the end of a day; never earlier than they were."""
        if until is None:
            return self
        return replace(self, due=max(self.due, until), locks=max(self.locks, until))


@dataclass(frozen=True)
class MonthRule:
    """The days of the following month on which a month opens, is due and locks."""

    opens_day: int
    due_day: int
    locks_day: int

    def dates(self, month: Month) -> Dates:
        """The dates that a month has unless the leading-group office sets others.

        >>> str(MonthRule(1, 10, 15).dates(Month(2024, 12)).due)
        '2025-01-10'
        """
        first = month.next().first_day
        return Dates(
            opens=first.replace(day=self.opens_day),
            due=first.replace(day=self.due_day),
            locks=first.replace(day=self.locks_day),
        )


UNTOLD = MonthRule(1, 10, 15)
"""Where no regime has said anything yet."""


def last_extension(dates: Dates, on: dt.date) -> dt.date:
    """The last day until which more time can be given on a day: the end of the year it is, or of the due day's."""
    return dt.date(max(dates.due, on).year, 12, 31)


def day_of(at: dt.datetime) -> dt.date:
    """The day in Asia/Shanghai on which a moment falls."""
    return at.astimezone(CHINA).date()


def phase(dates: Dates, at: dt.datetime) -> Phase:
    """Where a moment lies: 23:59:59.999 of the lock day is still in time, the 00:00 that follows is not."""
    day = day_of(at)
    if day < dates.opens:
        return Phase.NOT_OPEN
    if day <= dates.due:
        return Phase.OPEN
    return Phase.OVERDUE if day <= dates.locks else Phase.LOCKED


def days_left(dates: Dates, on: dt.date) -> int:
    """Days until the due day: 0 on the day itself, negative when it is over."""
    return (dates.due - on).days
