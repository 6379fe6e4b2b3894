"""A scheme tried on a quarter, held against what the quarter's run gave."""

from __future__ import annotations

from decimal import Decimal
from unittest.mock import Mock

import pytest

from evaluation.models import Placing, Run, Scheme
from evaluation.queries.scheme_in_force import read
from evaluation.queries.scheme_trial import scheme_trial
from evaluation.rules import weighing
from tests.evaluation.quarters import FIRST, accept_quarter, judge, load_small_scheme
from tests.evaluation.rated import load_rated_scheme

pytestmark = pytest.mark.django_db


@pytest.fixture
def tried(books, office):
    accept_quarter(books, FIRST)
    scheme = load_small_scheme()
    judge(office, scheme, FIRST)

    def trial(points=None, *, show="", against=None):
        return scheme_trial(read(scheme), quarter=FIRST, against=against, points=points or {}, show=show)

    return trial


def test_without_a_choice_it_is_held_against_the_runs_own_scheme(tried):
    trial = tried()
    assert trial.run == Run.objects.get()
    assert trial.against == Scheme.objects.get()
    totals = {one.chain.code: one.total for one in Placing.objects.select_related("chain")}
    assert {row.unit: row.old.shown for row in trial.rows} == totals
    assert all(row.difference == 0 for row in trial.rows)


def test_weights_that_do_not_make_the_full_marks_are_told(tried):
    assert tried().weight_sums == ""
    assert tried({"investment": Decimal(20)}).weight_sums == "60"


def test_what_is_asked_for_and_no_more(tried):
    assert (tried().firmness, tried().of, tried().ways) == ((), None, ())
    assert [own.unit for own, _firm in tried(show="firmness").firmness] == ["ferrous", "bearings"]
    trial = tried(show="bearings")
    assert trial.of.unit == "bearings"
    assert [one.name for one in trial.ways] == ["完成投资（亿元）", "新增高新技术企业（家）"], (
        "indicators are named with their units"
    )


def test_a_chain_that_is_not_judged(tried):
    with pytest.raises(KeyError):
        tried(show="gone")


def test_S19_what_would_take_too_long_is_told(tried, monkeypatch):
    monkeypatch.setattr(weighing, "MOST_JUDGEMENTS", 0)
    assert tried(show="bearings").too_much
    monkeypatch.setattr(weighing.Weighing, "firmness", Mock(side_effect=weighing.TooMuch))
    assert tried(show="firmness").too_much


def test_without_a_run_it_is_tried_on_what_was_accepted(tried):
    with_run = tried()
    Run.objects.all().update(status="discarded")
    trial = tried()
    assert trial.run is None
    assert [(row.unit, row.new.shown) for row in trial.rows] == [(row.unit, row.new.shown) for row in with_run.rows]


def test_items_that_nobody_has_marked_are_tried_with_full_marks_and_told(books, office):
    accept_quarter(books, FIRST)
    rated = load_rated_scheme()
    trial = scheme_trial(read(rated), quarter=FIRST, against=rated, points={}, show="ferrous")
    assert trial.unmarked == ("工作质量",)
    assert not trial.unplaced
    assert [row.climbed for row in trial.rows] == [0, 0], "the version it is held against is judged alike"
    assert {row.new.line("work").shown for row in trial.rows} == {Decimal(20)}
