"""The director of a chain's office objects to a line of its scores while they are shown, and only then."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from config.lib import clock
from config.lib.refusals import Refused
from evaluation.enums import ObjectionState
from evaluation.models import Objection
from evaluation.services.answer_objection import answer_objection
from evaluation.services.raise_objection import raise_objection
from evaluation.services.withdraw_objection import withdraw_objection
from offices.models import AuditEntry, Message
from tests.evaluation.quarters import FIRST, judge
from tests.evaluation.shown import LAST_DAY, LINE, let_the_days_pass, load_shown_scheme, show

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(reported, office):
    return show(office)


@pytest.fixture
def object_to(shown, director, ferrous):
    """Objects to a line of the ferrous chain's scores."""

    def raised(*, by=director, chain=ferrous, item=LINE, reason="2月完成投资漏计一个项目"):
        return raise_objection(by=by, run=shown, chain=chain, item=item, reason=reason)

    return raised


def test_it_is_kept_with_its_reason_and_the_office_is_told(object_to, shown, director):
    objection = object_to()
    assert (objection.title, objection.state, objection.raised_by) == ("完成投资", ObjectionState.PENDING, director)
    message = Message.objects.get(kind="objection.raised")
    assert message.organisation.code == "leading-group-office"
    assert message.body == "2月完成投资漏计一个项目"
    entry = AuditEntry.objects.get(act="objection.raise")
    assert (entry.scope, entry.reason, entry.after["item"]) == ("ferrous", "2月完成投资漏计一个项目", LINE)


@pytest.mark.parametrize("who", ["clerk", "liaison", "office", "leader"])
def test_who_sees_the_chain_but_does_not_answer_for_it_may_not(object_to, city, who):
    with pytest.raises(PermissionDenied):
        object_to(by=city.account(who))


@pytest.mark.parametrize("who", ["stranger_director", "audit_admin", "nobody"])
def test_S2_who_may_not_know_the_chain_does_not_learn_of_it(object_to, city, who):
    with pytest.raises(Http404):
        object_to(by=city.account(who))
    assert not Objection.objects.exists()
    assert not Message.objects.filter(kind="objection.raised").exists()


def test_S14_the_last_day_counts_to_its_end(object_to):
    clock.set_business_date(LAST_DAY)
    object_to()
    let_the_days_pass()
    with pytest.raises(Refused, match=r"2024年7月15日"):
        object_to(item="high-tech")


def test_one_at_a_time_for_a_line_with_a_reason_and_on_a_line_there_is(object_to):
    object_to()
    with pytest.raises(Refused, match="完成投资"):
        object_to()
    with pytest.raises(Refused):
        object_to(item="high-tech", reason="  ")
    with pytest.raises(Refused, match="1001"):
        object_to(item="high-tech", reason="长" * 1001)
    with pytest.raises(Refused):
        object_to(item="nowhere")
    assert Objection.objects.count() == 1


@pytest.mark.parametrize("uphold", [True, False])
def test_what_was_answered_is_not_objected_to_again(object_to, office, uphold):
    """The office is not asked the same time and again; what was taken back may be raised anew."""
    answer_objection(by=office, objection=object_to(), uphold=uphold, answer="经核对台账")
    with pytest.raises(Refused, match=r"完成投资.*2024"):
        object_to(reason="仍有异议")
    assert Objection.objects.count() == 1


def test_what_was_taken_back_may_be_raised_anew(object_to, director):
    withdraw_objection(by=director, objection=object_to())
    assert object_to(reason="另有依据").is_pending


def test_nothing_is_objected_to_before_it_is_shown(reported, office, director, ferrous):
    run = judge(office, load_shown_scheme(), FIRST)
    with pytest.raises(Refused):
        raise_objection(by=director, run=run, chain=ferrous, item=LINE, reason="漏计")
