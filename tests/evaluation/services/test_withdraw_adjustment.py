"""A noted matter is withdrawn with a reason, what was granted only once another agrees; it is kept either way."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.services.decide_adjustment import decide_adjustment
from evaluation.services.note_adjustment import note_adjustment
from evaluation.services.withdraw_adjustment import withdraw_adjustment
from offices.models import AuditEntry
from tests.evaluation.quarters import FIRST
from tests.evaluation.rated import load_rated_scheme, matter

pytestmark = pytest.mark.django_db


@pytest.fixture
def scheme(books):
    return load_rated_scheme()


@pytest.fixture
def kept(scheme, office, ferrous):
    """A matter that takes points from the ferrous chain, proposed by the office."""
    return note_adjustment(
        by=office, quarter=FIRST, chain=ferrous, item=matter(scheme, "late"), matter="迟报两次", proof="1号文"
    )


@pytest.fixture
def granted(kept, second_office):
    return decide_adjustment(by=second_office, adjustment=kept, grant=True)


def test_a_withdrawal_keeps_the_matter_with_its_reason(kept, office):
    withdraw_adjustment(by=office, adjustment=kept, reason=" 重复登记 ")
    kept.refresh_from_db()
    assert kept.withdrawn_because == "重复登记"
    entry = AuditEntry.objects.get(act="adjustment.withdraw")
    assert (entry.reason, entry.scope) == ("重复登记", "ferrous")
    assert entry.before == {"decision": "pending"}


@pytest.mark.parametrize("reason", ["", "  ", "长" * 301])
def test_a_withdrawal_wants_a_reason_that_fits(kept, office, reason):
    with pytest.raises(Refused):
        withdraw_adjustment(by=office, adjustment=kept, reason=reason)
    kept.refresh_from_db()
    assert kept.withdrawn_because == ""


def test_S13_withdrawn_twice(kept, office, second_office):
    withdraw_adjustment(by=office, adjustment=kept, reason="重复登记")
    with pytest.raises(SomebodyWasFaster):
        withdraw_adjustment(by=second_office, adjustment=kept, reason="另一原因")
    kept.refresh_from_db()
    assert kept.withdrawn_because == "重复登记"


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "chief", "liaison", "system_admin", "nobody"])
def test_others_may_not(granted, city, who):
    with pytest.raises(PermissionDenied):
        withdraw_adjustment(by=city.account(who), adjustment=granted, reason="重复登记")
    granted.refresh_from_db()
    assert granted.withdrawn_because == ""


def test_what_two_have_granted_is_only_asked_to_be_withdrawn(granted, office, second_office):
    held = withdraw_adjustment(by=office, adjustment=granted, reason="文件有误")
    assert (held.withdrawn_because, held.withdrawal_asked_because) == ("", "文件有误")
    with pytest.raises(SomebodyWasFaster):
        withdraw_adjustment(by=second_office, adjustment=granted, reason="另一原因")
