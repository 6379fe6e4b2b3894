"""From when to when a ledger can be filled. Days are those of Asia/Shanghai, each counted to its end at 24:00."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from config.lib.periods import Month
from dispatch.enums import Phase

CHINA = ZoneInfo("Asia/Shanghai")
DUE_DAY = 10
LOCK_DAY = 15


@dataclass(frozen=True)
class Dates:
    """Figures may be entered from ``opens``, are due by the end of ``due`` and locked after the end of ``locks``."""

    opens: dt.date
    due: dt.date
    locks: dt.date

    @property
    def in_order(self) -> bool:
        return self.opens <= self.due <= self.locks

    def extended(self, until: dt.date | None) -> Dates:
        """The dates of a ledger that was given until the end of a day; never earlier than they were."""
        if until is None:
            return self
        return replace(self, due=max(self.due, until), locks=max(self.locks, until))


def usual_dates(month: Month) -> Dates:
    """The dates a month has unless the leading-group office sets others: 1st, 10th and 15th of the next month."""
    first = month.next().first_day
    return Dates(opens=first, due=first.replace(day=DUE_DAY), locks=first.replace(day=LOCK_DAY))


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
