"""The clock is the database's; a demonstration may have a date of its own (R12)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection, transaction

from config.lib import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(monkeypatch):
    """The database's clock at a moment of our choosing."""

    def set_moment(text: str) -> None:
        moment = dt.datetime.fromisoformat(text)
        monkeypatch.setattr(clock, "_read", lambda: (moment, None))

    return set_moment


def test_without_a_business_date_it_is_the_databases_time():
    clock.set_business_date(None)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        assert clock.now() == cursor.fetchone()[0], "the moment at which the transaction began"


def test_with_a_business_date_the_day_is_that_date():
    clock.set_business_date(dt.date(2024, 7, 8))
    assert clock.today() == dt.date(2024, 7, 8)
    assert clock.now().astimezone(clock.CHINA).date() == dt.date(2024, 7, 8)
    assert clock.business_date() == dt.date(2024, 7, 8)


def test_a_demonstration_can_be_written_at_a_time_of_day():
    clock.set_business_date(dt.date(2024, 7, 8))
    with clock.at_time(dt.time(9, 30)):
        assert clock.now() == dt.datetime(2024, 7, 8, 9, 30, tzinfo=clock.CHINA)
        clock.set_business_date(None)
        assert clock.now().date() != dt.date(2024, 7, 8), "real time is real time"


def test_outside_a_demonstration_there_is_no_business_date(settings):
    clock.set_business_date(dt.date(2024, 7, 8))
    settings.DEMO = False
    assert clock.business_date() is None
    assert clock.today() != dt.date(2024, 7, 8)
    with pytest.raises(RuntimeError):
        clock.set_business_date(dt.date(2024, 7, 9))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2024-07-10T15:59:59.999+00:00", dt.date(2024, 7, 10)),
        ("2024-07-10T16:00:00+00:00", dt.date(2024, 7, 11)),
        ("2024-12-31T16:00:00+00:00", dt.date(2025, 1, 1)),
        ("2024-02-28T16:30:00+00:00", dt.date(2024, 2, 29)),
    ],
)
def test_R12_the_day_is_shanghais(at, moment, day):
    at(moment)
    assert clock.today() == day


def test_within_a_request_it_is_one_day():
    clock.set_business_date(dt.date(2024, 7, 8))
    with clock.held():
        clock.set_business_date(dt.date(2024, 7, 9))
        assert clock.today() == dt.date(2024, 7, 8)
    assert clock.today() == dt.date(2024, 7, 9)
