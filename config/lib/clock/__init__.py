"""What time it is: the database's time, or in a demonstration the business date that was set.

Rules and models never look at a clock; services and views ask here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import connection

from config.lib.periods import CHINA

_READ = """
SELECT now(), (SELECT business_date FROM clock_setting WHERE id = 1)
"""

_time: ContextVar[dt.time | None] = ContextVar("time", default=None)
_held: ContextVar[tuple[dt.datetime, dt.date | None] | None] = ContextVar("clock", default=None)


def _read() -> tuple[dt.datetime, dt.date | None]:
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        moment, business_date = cursor.fetchone()
    return moment, business_date if settings.DEMO else None


def now() -> dt.datetime:
    """The moment at which the current transaction began, by the database's clock, with time zone.

    With a business date the day is that date and the time of day is the real one, or that of :func:`at_time`.
    """
    moment, business_date = _read()
    return _shifted(moment, business_date)


def today() -> dt.date:
    """Today's date in Asia/Shanghai; inside :func:`held` the date that was read when it began."""
    moment, business_date = _held.get() or _read()
    return _shifted(moment, business_date).astimezone(CHINA).date()


def business_date() -> dt.date | None:
    """The date a demonstration runs on, or None where the real date counts."""
    return (_held.get() or _read())[1]


def business_moment() -> dt.datetime | None:
    """The moment on the date a demonstration runs on, or None where the real date counts; read once while held."""
    moment, business_date = _held.get() or _read()
    return _shifted(moment, business_date) if business_date else None


def set_business_date(day: dt.date | None) -> None:
    """Set or lift the business date. Raises RuntimeError outside a demonstration."""
    if not settings.DEMO:
        raise RuntimeError("a business date can be set in a demonstration only")
    from config.lib.clock.models import Setting

    Setting.objects.update_or_create(pk=1, defaults={"business_date": day})


@contextmanager
def at_time(time: dt.time) -> Iterator[None]:
    """On a business date it is that time of the day in Asia/Shanghai: for whoever writes a demonstration."""
    token = _time.set(time)
    try:
        yield
    finally:
        _time.reset(token)


@contextmanager
def held() -> Iterator[None]:
    """Within a request the date is read once, so that a page cannot show two days."""
    token = _held.set(_read())
    try:
        yield
    finally:
        _held.reset(token)


def _shifted(moment: dt.datetime, business_date: dt.date | None) -> dt.datetime:
    if business_date is None:
        return moment
    time = _time.get()
    if time is not None:
        return dt.datetime.combine(business_date, time, CHINA)
    local = moment.astimezone(CHINA)
    return dt.datetime.combine(business_date, local.timetz())
