"""Months, quarters and years as values (R12)."""

import datetime as dt
import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.lib import periods
from config.lib.periods import Month, Quarter, Year, date_label

months = st.builds(Month, st.integers(1900, 2999), st.integers(1, 12))
quarters = st.builds(Quarter, st.integers(1900, 2999), st.integers(1, 4))


def test_the_examples_in_the_module_hold():
    assert doctest.testmod(periods).failed == 0


@given(months)
def test_next_and_previous_undo_each_other(month):
    assert month.next().previous() == month == month.previous().next()
    assert month < month.next()
    assert month.last_day + dt.timedelta(days=1) == month.next().first_day


@given(months)
def test_a_month_is_in_its_quarter_and_reads_back(month):
    assert month in month.quarter.months
    assert Month.parse(str(month)) == month
    assert Month.of(month.first_day) == Month.of(month.last_day) == month


@given(quarters)
def test_quarters_follow_each_other(quarter):
    assert quarter.next().previous() == quarter
    assert quarter.months[-1].next() == quarter.next().months[0]
    assert Quarter.parse(str(quarter)) == quarter


@pytest.mark.parametrize(
    ("month", "last"),
    [((2024, 2), 29), ((2023, 2), 28), ((2100, 2), 28), ((2000, 2), 29), ((2024, 12), 31)],
)
def test_R12_leap_days_and_years_ends(month, last):
    assert Month(*month).last_day.day == last


def test_a_year_before_is_the_same_month():
    assert Month(2024, 2).a_year_before() == Month(2023, 2)


def test_the_year_to_date_begins_in_january():
    assert [str(month) for month in Month(2024, 3).year_to_date] == ["2024-01", "2024-02", "2024-03"]
    assert Month(2024, 1).year_to_date == (Month(2024, 1),)
    assert [quarter.label for quarter in Year(2024).quarters][-1] == "2024年第四季度"
    assert list(Year(2024)) == list(Year(2024).months)


@pytest.mark.parametrize(
    "text",
    [
        "2024-13",
        "2024-00",
        "24-01",
        "2024-1",
        "2024-06-01",
        "２０２４-06",
        "２０２４-06 ",
        "",
        "2024Q2",
        "0000-01",
        "9999-12",
    ],
)
def test_what_is_no_month_is_refused(text):
    with pytest.raises(ValueError, match="month"):
        Month.parse(text)


@pytest.mark.parametrize("text", ["2024Q5", "2024Q0", "2024-06", "", "0000Q1", "9999Q4", "２０２４Q1", "2024Q１"])
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(ValueError, match="quarter"):
        Quarter.parse(text)


def test_dates_on_paper_have_no_leading_zeros():
    assert date_label(dt.date(2024, 3, 8)) == "2024年3月8日"
