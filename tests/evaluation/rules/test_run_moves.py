"""The one table of what can be done to a run."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from evaluation.enums import Course, Hindrance, RunAct, RunStatus
from evaluation.rules.run_moves import (
    BY_COURSE,
    MOVES,
    OPEN,
    Standing,
    acts,
    after,
    course_of,
    hindrances,
    is_over,
    next_act,
)

ENDS = {RunStatus.FAILED, RunStatus.SUPERSEDED, RunStatus.REPLACED, RunStatus.DISCARDED}


@pytest.mark.parametrize(
    ("days", "again", "mends", "course"),
    [
        (0, True, False, Course.AT_ONCE),
        (0, False, True, Course.AT_ONCE),
        (5, True, False, Course.SHOWN),
        (5, True, True, Course.SHOWN),
        (5, False, False, Course.SHOWN),
        (5, False, True, Course.MENDED),
    ],
)
def test_the_course_follows_from_the_scheme(days, again, mends, course):
    assert course_of(shown_days=days, shown_again=again, mends=mends) == course


@pytest.mark.parametrize(
    ("course", "way"),
    [
        (Course.AT_ONCE, [RunAct.PUBLISH]),
        (Course.SHOWN, [RunAct.SHOW, RunAct.CONFIRM, RunAct.PUBLISH]),
        (Course.MENDED, [RunAct.CONFIRM, RunAct.PUBLISH]),
        (Course.MENDED, [RunAct.SHOW, RunAct.CONFIRM, RunAct.PUBLISH]),
    ],
)
def test_each_course_leads_to_what_is_published(course, way):
    status = RunStatus.DRAFT
    for act in way:
        status = after(status, act, course=course)
    assert status == RunStatus.PUBLISHED
    assert after(status, RunAct.SUPERSEDE, course=course) == RunStatus.SUPERSEDED


@pytest.mark.parametrize(
    ("status", "course", "act"),
    [
        (RunStatus.DRAFT, Course.AT_ONCE, RunAct.PUBLISH),
        (RunStatus.DRAFT, Course.SHOWN, RunAct.SHOW),
        (RunStatus.DRAFT, Course.MENDED, RunAct.CONFIRM),
        (RunStatus.SHOWN, None, RunAct.CONFIRM),
        (RunStatus.CONFIRMED, None, RunAct.PUBLISH),
    ],
)
def test_what_comes_next_follows_from_the_table(status, course, act):
    assert next_act(status, course=course) == act


@pytest.mark.parametrize("course", [Course.SHOWN, Course.MENDED])
def test_what_is_to_be_shown_is_never_published_as_a_draft(course):
    assert after(RunStatus.DRAFT, RunAct.PUBLISH, course=course) is None
    assert RunAct.PUBLISH not in acts(RunStatus.SHOWN, course=course)
    assert after(RunStatus.CONFIRMED, RunAct.PUBLISH, course=course) == RunStatus.PUBLISHED


@pytest.mark.parametrize("status", [RunStatus.SHOWN, RunStatus.CONFIRMED])
def test_what_was_shown_and_corrected_is_not_called_discarded(status):
    assert after(status, RunAct.REPLACE, course=None) == RunStatus.REPLACED
    assert after(status, RunAct.DISCARD, course=None) is None


def test_only_what_hangs_on_the_scheme_asks_for_the_course():
    assert {RunAct.SHOW, RunAct.CONFIRM, RunAct.PUBLISH} == BY_COURSE
    assert after(RunStatus.WAITING, RunAct.FAIL, course=None) == RunStatus.FAILED
    assert after(RunStatus.DRAFT, RunAct.PUBLISH, course=None) is None


def test_a_draft_is_confirmed_unseen_only_where_the_scheme_says_so():
    assert after(RunStatus.DRAFT, RunAct.CONFIRM, course=Course.SHOWN) is None
    assert after(RunStatus.DRAFT, RunAct.CONFIRM, course=Course.AT_ONCE) is None


@pytest.mark.parametrize("course", list(Course))
def test_what_has_ended_stays_and_what_is_published_is_only_superseded(course):
    assert not any(acts(status, course=course) for status in ENDS)
    assert acts(RunStatus.PUBLISHED, course=course) == {RunAct.SUPERSEDE}
    assert not any(to in OPEN and act not in {RunAct.PUBLISH, RunAct.SUPERSEDE} for (_, act), (to, _c) in MOVES.items())


DAY = dt.date(2024, 7, 15)
CLEAR = Standing(status=RunStatus.SHOWN, until=DAY - dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("changed", "hindered"),
    [
        ({}, {}),
        ({"until": DAY}, {RunAct.CONFIRM: [Hindrance.DAYS]}),
        (
            {"pending": 1},
            {act: [Hindrance.PENDING] for act in BY_COURSE},
        ),
        ({"upheld": 1}, {act: [Hindrance.UPHELD] for act in BY_COURSE}),
        ({"upheld": 1, "status": RunStatus.DRAFT}, {}),
        ({"unplaced": 2}, {act: [Hindrance.UNPLACED] for act in BY_COURSE}),
        (
            {"until": DAY, "pending": 1, "status": RunStatus.DRAFT},
            {
                RunAct.SHOW: [Hindrance.PENDING],
                RunAct.PUBLISH: [Hindrance.PENDING],
                RunAct.CONFIRM: [Hindrance.PENDING, Hindrance.DAYS],
            },
        ),
    ],
)
def test_what_stands_in_the_way_of_which_act(changed, hindered):
    standing = dataclasses.replace(CLEAR, **changed)
    assert {act: list(found) for act in RunAct if (found := hindrances(act, standing, on=DAY))} == hindered


def test_the_last_day_counts_to_its_end():
    last = dt.date(2024, 7, 15)
    assert not is_over(last, last)
    assert is_over(last, dt.date(2024, 7, 16))
    assert not is_over(None, last)
