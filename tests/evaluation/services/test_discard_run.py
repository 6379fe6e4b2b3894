"""A draft is thrown away with a reason; it stays on record, and nothing else changes."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.models import ReportingMonth
from evaluation.enums import RunStatus
from evaluation.services.discard_run import discard_run
from evaluation.services.publish_run import publish_run
from offices.models import AuditEntry
from tests.evaluation.quarters import FIRST, judge

pytestmark = pytest.mark.django_db


def test_a_draft_goes_with_its_reason_in_the_trail(judged, office):
    before = AuditEntry.objects.count()
    kept = (judged.inputs, judged.result, judged.digest)
    run = discard_run(by=office, run=judged, reason=" 复核无变化 ")
    assert (run.inputs, run.result, run.digest, run.status) == (*kept, RunStatus.DISCARDED)
    assert not ReportingMonth.objects.exclude(sealed_at=None).exists()
    trail = AuditEntry.objects.get(act="run.discard")
    assert (trail.actor_id, trail.reason) == (office.pk, "复核无变化")
    assert AuditEntry.objects.count() == before + 1


def test_what_is_published_goes_on_to_hold_and_another_run_can_be_started(judged, office, small_scheme):
    publish_run(by=office, run=judged)
    again = judge(office, small_scheme, FIRST, reason="复核")
    discard_run(by=office, run=again, reason="与已发布的一致")
    judged.refresh_from_db()
    assert judged.status == RunStatus.PUBLISHED
    with pytest.raises(SomebodyWasFaster):
        publish_run(by=office, run=again)
    third = judge(office, small_scheme, FIRST, reason="再次复核")
    assert publish_run(by=office, run=third).supersedes == judged


@pytest.mark.parametrize("reason", ["", "  ", "长" * 501])
def test_not_without_a_reason_of_a_fair_length(judged, office, reason):
    with pytest.raises(Refused):
        discard_run(by=office, run=judged, reason=reason)
    judged.refresh_from_db()
    assert judged.status == RunStatus.DRAFT


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "audit_admin"])
def test_others_may_not(judged, city, who):
    with pytest.raises(PermissionDenied):
        discard_run(by=city.account(who), run=judged, reason="复核")


def test_S13_only_a_draft_is_thrown_away_and_only_once(judged, office, second_office, small_scheme):
    discard_run(by=office, run=judged, reason="复核")
    with pytest.raises(SomebodyWasFaster):
        discard_run(by=second_office, run=judged, reason="复核")
    again = judge(office, small_scheme, FIRST)
    publish_run(by=office, run=again)
    with pytest.raises(SomebodyWasFaster):
        discard_run(by=office, run=again, reason="复核")
