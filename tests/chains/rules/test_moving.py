"""Periods that move along with the calendar."""

from __future__ import annotations

import datetime as dt

import pytest

from chains.enums import MovingPeriod
from chains.rules.moving import bounds, moving, settled


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (MovingPeriod.THIS_YEAR, (2024, 1, 1), (2024, 12, 31)),
        (MovingPeriod.LAST_YEAR, (2023, 1, 1), (2023, 12, 31)),
        (MovingPeriod.THIS_QUARTER, (2024, 1, 1), (2024, 3, 31)),
        (MovingPeriod.THIS_MONTH, (2024, 1, 1), (2024, 1, 31)),
        (MovingPeriod.LAST_MONTH, (2023, 12, 1), (2023, 12, 31)),
    ],
)
def test_the_bounds_of_a_period_in_january(period, first, last):
    assert bounds(period, dt.date(2024, 1, 15)) == (dt.date(*first), dt.date(*last))


def test_a_leap_february():
    assert bounds(MovingPeriod.THIS_MONTH, dt.date(2024, 2, 29))[1] == dt.date(2024, 2, 29)


@pytest.mark.parametrize("period", MovingPeriod.values)
def test_settled_and_back_on_the_same_day(period):
    filters = {"started_on.in": [period], "kind": ["mend", "extend"], "revenue.from": ["100"]}
    day = dt.date(2024, 5, 8)
    assert moving(settled(filters, day), day) == filters


def test_dates_that_are_no_period_stay():
    filters = {"started_on.from": ["2024-02-01"], "started_on.to": ["2024-12-31"], "signed_on.from": ["2024-01-01"]}
    assert moving(filters, dt.date(2024, 7, 8)) == filters
    assert settled({"started_on.in": ["some day"]}, dt.date(2024, 7, 8)) == {"started_on.in": ["some day"]}
