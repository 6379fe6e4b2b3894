"""The people of the demonstration keep office hours."""

from __future__ import annotations

import datetime as dt

import pytest

from config.lib import clock
from config.lib.periods import CHINA
from evaluation.management.demonstration.hours import CLOSE, OPEN, office_hours, one_act, time_of


def test_the_acts_of_a_day_follow_one_another_within_office_hours() -> None:
    times = [time_of(number) for number in range(500)]
    assert times[0] == OPEN
    assert times[-1] < CLOSE
    assert times == sorted(set(times))


@pytest.mark.django_db
def test_each_day_begins_anew_and_nothing_lasts() -> None:
    told = []
    with office_hours():
        for day in (4, 4, 5):
            clock.set_business_date(dt.date(2024, 7, day))
            with one_act():
                told.append(clock.now())
    assert told[0] < told[1] < told[2]
    assert [(one.day, one.timetz()) for one in (told[0], told[2])] == [
        (4, OPEN.replace(tzinfo=CHINA)),
        (5, OPEN.replace(tzinfo=CHINA)),
    ]
    with one_act():
        assert clock.now().date() == dt.date(2024, 7, 5)
