"""How far a run is: the page offers what a service would do, and nothing that it would refuse."""

from __future__ import annotations

import pytest

from config.lib.refusals import Refused
from evaluation.enums import Hindrance, RunAct
from evaluation.queries.run_course import in_the_way, run_course
from evaluation.services.answer_objection import answer_objection
from evaluation.services.confirm_run import confirm_run
from evaluation.services.raise_objection import raise_objection
from tests.evaluation.quarters import FIRST, accept_quarter, judge
from tests.evaluation.shown import LINE, let_the_days_pass, load_shown_scheme, show

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(books, office):
    accept_quarter(books, FIRST)
    return show(office, load_shown_scheme(again=False))


def test_what_is_offered_is_what_the_service_does(shown, office, director, ferrous):
    objection = raise_objection(by=director, run=shown, chain=ferrous, item=LINE, reason="漏计")
    for found in ((Hindrance.PENDING, Hindrance.DAYS), (Hindrance.PENDING,), ()):
        assert in_the_way(shown, RunAct.CONFIRM) == found
        assert (RunAct.CONFIRM in run_course(shown).acts) == (not found)
        if found:
            with pytest.raises(Refused):
                confirm_run(by=office, run=shown)
            let_the_days_pass()
        if found == (Hindrance.PENDING,):
            answer_objection(by=office, objection=objection, uphold=False, answer="无误")
    confirm_run(by=office, run=shown)


def test_a_corrected_draft_waits_for_the_days_of_what_is_shown(shown, office):
    draft = judge(office, shown.scheme, FIRST, reason="更正")
    found = run_course(draft)
    assert (found.standing.until, found.is_over) == (shown.shown_until, False)
    assert found.acts == {RunAct.SHOW, RunAct.DISCARD}
    let_the_days_pass()
    assert run_course(draft).acts == {RunAct.SHOW, RunAct.CONFIRM, RunAct.DISCARD}
