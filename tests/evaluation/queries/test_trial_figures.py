"""A scheme is tried on the figures of the run that holds, or comes nearest to it."""

from __future__ import annotations

import pytest

from evaluation.enums import RunStatus
from evaluation.models import Run
from evaluation.queries.trial_figures import run_of, trial_figures
from tests.dispatch.books import INVESTMENT
from tests.evaluation.quarters import FIRST, accept_quarter, load_small_scheme
from tests.evaluation.views.drafts import make_draft

pytestmark = pytest.mark.django_db

NEAREST_LAST = [RunStatus.DRAFT, RunStatus.SHOWN, RunStatus.CONFIRMED, RunStatus.PUBLISHED]


def kept(scheme, status, quarter=FIRST):
    return Run.objects.create(
        scheme=scheme, year=quarter.year, quarter=quarter.quarter, status=status, inputs="{}", result="{}"
    )


@pytest.fixture
def scheme(books):
    small_scheme = load_small_scheme()
    kept(small_scheme, RunStatus.DISCARDED)
    kept(small_scheme, RunStatus.SUPERSEDED)
    return small_scheme


@pytest.mark.parametrize("status", NEAREST_LAST)
def test_the_run_in_any_status_on_its_way(scheme, status):
    assert run_of(FIRST) is None
    run = kept(scheme, status)
    assert run_of(FIRST) == run


@pytest.mark.parametrize("near", [RunStatus.SHOWN, RunStatus.CONFIRMED, RunStatus.PUBLISHED])
def test_not_the_draft_that_may_come_after_it(scheme, near):
    run = kept(scheme, near)
    kept(scheme, RunStatus.DRAFT)
    assert run_of(FIRST) == run


def test_without_a_run_the_figures_are_gathered_anew_after_an_act(books, scheme, office):
    def value():
        return trial_figures(quarter=FIRST, run=None, scheme=scheme).units["bearings"].figures[INVESTMENT].cumulative

    assert value() is None
    accept_quarter(books, FIRST)
    assert value() is None, "kept: nobody is known to have done anything"
    make_draft(office)
    assert value() is not None
