"""What two have noted and granted is withdrawn only once another agrees than the one who asks for it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.models import Run
from evaluation.queries.desk import desk
from evaluation.queries.run_figures import run_figures
from evaluation.services.decide_withdrawal import decide_withdrawal
from evaluation.services.withdraw_adjustment import withdraw_adjustment
from offices.models import AuditEntry
from tests.evaluation.quarters import FIRST

pytestmark = pytest.mark.django_db


def counted(scheme):
    """The matters that a run of the quarter would count for the ferrous chain."""
    return [one.matter for one in run_figures(Run(year=2024, quarter=1, scheme=scheme)).units["ferrous"].adjustments]


def test_it_counts_on_until_another_agrees(granted_deduction, rated_scheme, office, second_office):
    withdraw_adjustment(by=office, adjustment=granted_deduction, reason="文件有误")
    assert counted(rated_scheme) == ["迟报两次"]
    assert desk(second_office).matters == ((FIRST, 1),)
    assert desk(office).matters == ()
    with pytest.raises(PermissionDenied):
        decide_withdrawal(by=office, adjustment=granted_deduction, grant=True)
    assert counted(rated_scheme) == ["迟报两次"]
    held = decide_withdrawal(by=second_office, adjustment=granted_deduction, grant=True)
    assert held.withdrawn_because == "文件有误"
    assert counted(rated_scheme) == []
    assert desk(second_office).matters == ()
    entry = AuditEntry.objects.get(act="adjustment.withdraw")
    assert entry.before == {"decision": "granted", "asked": "文件有误"}


def test_refused_it_stands_with_the_reason_in_the_trail(granted_deduction, rated_scheme, office, second_office):
    withdraw_adjustment(by=second_office, adjustment=granted_deduction, reason="文件有误")
    with pytest.raises(Refused):
        decide_withdrawal(by=office, adjustment=granted_deduction, grant=False, note=" ")
    decide_withdrawal(by=office, adjustment=granted_deduction, grant=False, note="文件无误")
    assert counted(rated_scheme) == ["迟报两次"]
    entry = AuditEntry.objects.get(act="adjustment.withdraw_refuse")
    assert (entry.reason, entry.before["asked"]) == ("文件无误", "文件有误")
    withdraw_adjustment(by=second_office, adjustment=granted_deduction, reason="另有新文")


def test_S13_it_is_asked_and_decided_once(granted_deduction, office, second_office):
    with pytest.raises(SomebodyWasFaster):
        decide_withdrawal(by=second_office, adjustment=granted_deduction, grant=True)
    withdraw_adjustment(by=office, adjustment=granted_deduction, reason="文件有误")
    with pytest.raises(SomebodyWasFaster):
        withdraw_adjustment(by=second_office, adjustment=granted_deduction, reason="另一原因")
    decide_withdrawal(by=second_office, adjustment=granted_deduction, grant=True)
    with pytest.raises(SomebodyWasFaster):
        decide_withdrawal(by=second_office, adjustment=granted_deduction, grant=True)


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "chief", "liaison", "system_admin", "nobody"])
def test_others_may_not(granted_deduction, office, city, who):
    withdraw_adjustment(by=office, adjustment=granted_deduction, reason="重复登记")
    with pytest.raises(PermissionDenied):
        decide_withdrawal(by=city.account(who), adjustment=granted_deduction, grant=True)
    granted_deduction.refresh_from_db()
    assert granted_deduction.withdrawn_because == ""
