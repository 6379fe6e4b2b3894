"""A noted matter is withdrawn with a reason, what was granted only once another agrees; it is kept either way."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.services.withdraw_adjustment import withdraw_adjustment
from offices.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_withdrawal_keeps_the_matter_with_its_reason(deduction, office):
    withdraw_adjustment(by=office, adjustment=deduction, reason=" 重复登记 ")
    deduction.refresh_from_db()
    assert deduction.withdrawn_because == "重复登记"
    entry = AuditEntry.objects.get(act="adjustment.withdraw")
    assert (entry.reason, entry.scope) == ("重复登记", "ferrous")
    assert entry.before == {"decision": "pending"}


@pytest.mark.parametrize("reason", ["", "  ", "长" * 301])
def test_a_withdrawal_wants_a_reason_that_fits(deduction, office, reason):
    with pytest.raises(Refused):
        withdraw_adjustment(by=office, adjustment=deduction, reason=reason)
    deduction.refresh_from_db()
    assert deduction.withdrawn_because == ""


def test_S13_withdrawn_twice(deduction, office, second_office):
    withdraw_adjustment(by=office, adjustment=deduction, reason="重复登记")
    with pytest.raises(SomebodyWasFaster):
        withdraw_adjustment(by=second_office, adjustment=deduction, reason="另一原因")
    deduction.refresh_from_db()
    assert deduction.withdrawn_because == "重复登记"


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "chief", "liaison", "system_admin", "nobody"])
def test_others_may_not(granted_deduction, city, who):
    with pytest.raises(PermissionDenied):
        withdraw_adjustment(by=city.account(who), adjustment=granted_deduction, reason="重复登记")
    granted_deduction.refresh_from_db()
    assert granted_deduction.withdrawn_because == ""


def test_what_two_have_granted_is_only_asked_to_be_withdrawn(granted_deduction, office, second_office):
    held = withdraw_adjustment(by=office, adjustment=granted_deduction, reason="文件有误")
    assert (held.withdrawn_because, held.withdrawal_asked_because) == ("", "文件有误")
    with pytest.raises(SomebodyWasFaster):
        withdraw_adjustment(by=second_office, adjustment=granted_deduction, reason="另一原因")
