"""Which days are worked: weekends, holidays, and the weekends that are worked instead."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.lib.workdays import ANNOUNCED, is_working_day, working_days_after


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2024-07-08", True),
        ("2024-07-06", False),
        ("2024-05-01", False),
        ("2024-05-11", True),
        ("2024-02-18", True),
        ("2024-02-17", False),
        ("2025-01-26", True),
        ("2025-10-08", False),
        ("2026-01-04", True),
        ("2030-10-01", True),
    ],
)
def test_a_day_is_worked_or_not(day, worked):
    assert is_working_day(dt.date.fromisoformat(day)) is worked


@pytest.mark.parametrize(("year", "worked"), [(2024, 251), (2025, 248), (2026, 248)])
def test_the_years_have_the_working_days_that_were_announced(year, worked):
    first = dt.date(year, 1, 1)
    days = [first + dt.timedelta(days=number) for number in range(366)]
    assert sum(is_working_day(day) for day in days if day.year == year) == worked


def test_only_weekends_are_worked_instead():
    for year, announced in ANNOUNCED.items():
        assert all(dt.date(year, *at).weekday() > 4 for at in announced.worked)


@pytest.mark.parametrize(
    ("day", "count", "last"),
    [
        ("2024-07-08", 5, "2024-07-15"),
        ("2024-07-08", 0, "2024-07-08"),
        ("2024-09-27", 5, "2024-10-10"),
        ("2024-12-27", 5, "2025-01-06"),
    ],
)
def test_so_many_working_days_later(day, count, last):
    assert working_days_after(dt.date.fromisoformat(day), count) == dt.date.fromisoformat(last)


@given(st.dates(dt.date(2023, 1, 1), dt.date(2027, 1, 1)), st.integers(0, 30))
def test_the_last_day_is_worked_and_one_more_is_later(day, count):
    last = working_days_after(day, count)
    between = [day + dt.timedelta(days=number) for number in range(1, (last - day).days + 1)]
    assert sum(map(is_working_day, between)) == count
    assert count == 0 or is_working_day(last)
    assert working_days_after(day, count + 1) > last
