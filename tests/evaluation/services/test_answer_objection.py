"""An objection is answered once, by name and with the reason, and the chain office is told."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.enums import ObjectionState
from evaluation.models import Objection
from evaluation.services.answer_objection import answer_objection
from evaluation.services.raise_objection import raise_objection
from offices.models import AuditEntry, Message
from tests.evaluation.shown import LINE, show

pytestmark = pytest.mark.django_db


@pytest.fixture
def objection(reported, office, director, ferrous):
    return raise_objection(by=director, run=show(office), chain=ferrous, item=LINE, reason="漏计一个项目")


@pytest.mark.parametrize(
    ("uphold", "state", "act"),
    [
        (True, ObjectionState.UPHELD, "objection.uphold"),
        (False, ObjectionState.DECLINED, "objection.decline"),
    ],
)
def test_it_is_answered_by_name_and_the_chain_office_is_told(objection, office, uphold, state, act):
    answered = answer_objection(by=office, objection=objection, uphold=uphold, answer="经核对台账")
    assert (answered.state, answered.answered_by, answered.answer) == (state, office, "经核对台账")
    message = Message.objects.get(kind="objection.answered")
    assert (message.organisation.code, message.body) == ("ferrous-office", "经核对台账")
    entry = AuditEntry.objects.get(act=act)
    assert (entry.scope, entry.reason) == ("ferrous", "经核对台账")


@pytest.mark.parametrize("who", ["clerk", "director", "stranger_director", "leader", "audit_admin"])
def test_others_may_not(objection, city, who):
    with pytest.raises(PermissionDenied):
        answer_objection(by=city.account(who), objection=objection, uphold=True, answer="同意")
    objection.refresh_from_db()
    assert objection.is_pending


def test_not_without_saying_why(objection, office):
    for uphold in (True, False):
        with pytest.raises(Refused):
            answer_objection(by=office, objection=objection, uphold=uphold, answer=" ")
    assert not AuditEntry.objects.filter(act__startswith="objection.").exclude(act="objection.raise").exists()


def test_S13_whoever_comes_second_is_told(objection, office, second_office):
    answer_objection(by=office, objection=objection, uphold=False, answer="台账无误")
    seen_before = Objection.objects.select_related("chain", "run").get(pk=objection.pk)
    with pytest.raises(SomebodyWasFaster, match=r"Declined|不采纳|不成立"):
        answer_objection(by=second_office, objection=seen_before, uphold=True, answer="同意")
    assert Message.objects.filter(kind="objection.answered").count() == 1
