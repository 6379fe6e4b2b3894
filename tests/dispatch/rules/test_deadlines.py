from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from config.lib.periods import CHINA, Month
from dispatch.enums import Phase
from dispatch.rules.deadlines import Dates, MonthRule, day_of, days_left, last_extension, phase

JUNE = Dates(opens=dt.date(2024, 7, 1), due=dt.date(2024, 7, 10), locks=dt.date(2024, 7, 15))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2024-06-30 23:59:59.999999", Phase.NOT_OPEN),
        ("2024-07-01 00:00:00", Phase.OPEN),
        ("2024-07-10 23:59:59.999999", Phase.OPEN),
        ("2024-07-11 00:00:00", Phase.OVERDUE),
        ("2024-07-15 23:59:59.999999", Phase.OVERDUE),
        ("2024-07-16 00:00:00", Phase.LOCKED),
    ],
)
def test_S14_a_day_lasts_until_its_24_hours(moment: str, expected: Phase) -> None:
    at = dt.datetime.fromisoformat(moment).replace(tzinfo=CHINA)

    assert phase(JUNE, at) == expected
    assert phase(JUNE, at.astimezone(dt.UTC)) == expected


def test_R12_the_day_is_that_of_shanghai() -> None:
    assert day_of(dt.datetime(2024, 7, 15, 15, 59, 59, tzinfo=dt.UTC)) == dt.date(2024, 7, 15)
    assert day_of(dt.datetime(2024, 7, 15, 16, 0, 0, tzinfo=dt.UTC)) == dt.date(2024, 7, 16)
    assert day_of(dt.datetime(2023, 12, 31, 16, 0, 0, tzinfo=dt.UTC)) == dt.date(2024, 1, 1)


@pytest.mark.parametrize(
    ("month", "opens"),
    [
        (Month(2024, 1), dt.date(2024, 2, 1)),
        (Month(2024, 2), dt.date(2024, 3, 1)),
        (Month(2024, 12), dt.date(2025, 1, 1)),
    ],
)
def test_R12_the_dates_of_a_rule_are_in_the_next_month(month: Month, opens: dt.date) -> None:
    assert MonthRule(1, 8, 28).dates(month) == Dates(opens=opens, due=opens.replace(day=8), locks=opens.replace(day=28))


def test_more_time_moves_due_day_and_lock() -> None:
    assert JUNE.extended(dt.date(2024, 7, 12)) == Dates(JUNE.opens, dt.date(2024, 7, 12), JUNE.locks)
    assert JUNE.extended(dt.date(2024, 7, 20)) == Dates(JUNE.opens, dt.date(2024, 7, 20), dt.date(2024, 7, 20))
    assert JUNE.extended(None) == JUNE


@given(until=some.dates(dt.date(2024, 1, 1), dt.date(2025, 1, 1)))
def test_more_time_is_never_less(until: dt.date) -> None:
    extended = JUNE.extended(until)

    assert extended.in_order
    assert extended.due >= JUNE.due
    assert extended.locks >= max(JUNE.locks, until)


@given(at=some.datetimes(dt.datetime(2024, 6, 1), dt.datetime(2024, 8, 1)))  # noqa: DTZ001
def test_phases_follow_each_other(at: dt.datetime) -> None:
    order = list(Phase)
    now = at.replace(tzinfo=CHINA)

    assert order.index(phase(JUNE, now)) <= order.index(phase(JUNE, now + dt.timedelta(microseconds=1)))


def test_days_left_are_counted_to_the_due_day() -> None:
    assert [days_left(JUNE, dt.date(2024, 7, day)) for day in (8, 10, 11)] == [2, 0, -1]


@pytest.mark.parametrize(
    ("on", "last"), [(dt.date(2024, 7, 8), dt.date(2024, 12, 31)), (dt.date(2025, 2, 1), dt.date(2025, 12, 31))]
)
def test_S14_more_time_ends_with_the_year(on: dt.date, last: dt.date) -> None:
    assert last_extension(JUNE, on) == last


def test_R12_the_dates_of_december_lie_in_the_next_year() -> None:
    month = Month(2024, 12)
    assert MonthRule(1, 10, 15).dates(month).belong_to(month)
    assert not MonthRule(1, 10, 15).dates(month).belong_to(Month(2025, 2))
