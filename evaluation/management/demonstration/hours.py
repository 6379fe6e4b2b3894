"""What the people of the demonstration do, they do within office hours, one after the other."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from config.lib import clock

OPEN, CLOSE = dt.time(9), dt.time(17, 30)
MINUTES = 510
PACE = 24
"""After so many acts half of the day is over; the rest come closer and closer, so that none comes after closing."""

_done: ContextVar[Counter[dt.date] | None] = ContextVar("done", default=None)


@contextmanager
def office_hours() -> Iterator[None]:
    """Inside, every act has a time of its own on its business day, later than those before it."""
    token = _done.set(Counter())
    try:
        with clock.at_time(OPEN):
            yield
    finally:
        _done.reset(token)


@contextmanager
def one_act() -> Iterator[None]:
    """Inside, it is the time of the next act; outside office hours whatever time it is."""
    done = _done.get()
    if done is None:
        yield
        return
    day = clock.today()
    with clock.at_time(time_of(done[day])):
        done[day] += 1
        yield


def time_of(number: int) -> dt.time:
    """When the act of that number, from 0, of a day is done.

    >>> time_of(0), time_of(24), time_of(10_000) < CLOSE
    (datetime.time(9, 0), datetime.time(13, 15), True)
    """
    seconds = MINUTES * 60 * number // (number + PACE)
    return (dt.datetime.combine(dt.date.min, OPEN) + dt.timedelta(seconds=seconds)).time()
