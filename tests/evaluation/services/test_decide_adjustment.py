"""What one person proposes another decides; only then it counts."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.models import Run, Scheme
from evaluation.queries.run_figures import run_figures
from evaluation.services.decide_adjustment import decide_adjustment
from evaluation.services.withdraw_adjustment import withdraw_adjustment
from offices.models import AuditEntry
from tests.evaluation.quarters import FIRST, accept_quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def reported_quarter(books):
    accept_quarter(books, FIRST)


def given(quarter):
    """The matters that a run of the quarter would count for the ferrous chain."""
    run = Run(year=quarter.year, quarter=quarter.quarter, scheme=Scheme.objects.get())
    return [one.matter for one in run_figures(run).units["ferrous"].adjustments]


def test_it_counts_once_a_colleague_has_granted_it(note, second_office, reported_quarter):
    kept = note(item="award", grade="国家级")
    assert given(FIRST) == []
    decide_adjustment(by=second_office, adjustment=kept, grant=True, note="材料属实")
    assert given(FIRST) == ["经验推广"]
    assert (kept.decision, kept.decided_by, kept.decision_note) == ("granted", second_office, "材料属实")
    entry = AuditEntry.objects.get(act="adjustment.grant")
    assert (entry.scope, entry.reason) == ("ferrous", "材料属实")


def test_nobody_decides_what_he_proposed(note, office):
    kept = note()
    with pytest.raises(PermissionDenied):
        decide_adjustment(by=office, adjustment=kept, grant=True)
    kept.refresh_from_db()
    assert kept.decision == "pending"


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "chief", "audit_admin", "nobody"])
def test_others_may_not(note, city, who):
    with pytest.raises(PermissionDenied):
        decide_adjustment(by=city.account(who), adjustment=note(), grant=True)


def test_a_refusal_wants_its_reason_and_stands_in_nobodys_way(note, second_office):
    kept = note()
    with pytest.raises(Refused):
        decide_adjustment(by=second_office, adjustment=kept, grant=False, note=" ")
    decide_adjustment(by=second_office, adjustment=kept, grant=False, note="材料不符")
    assert given(FIRST) == []
    assert note().pk != kept.pk


def test_S13_it_is_decided_once_and_not_after_it_was_withdrawn(note, office, second_office):
    kept = note()
    decide_adjustment(by=second_office, adjustment=kept, grant=True)
    with pytest.raises(SomebodyWasFaster):
        decide_adjustment(by=second_office, adjustment=kept, grant=False, note="再看")
    gone = note(matter="另一件")
    withdraw_adjustment(by=office, adjustment=gone, reason="重复")
    with pytest.raises(SomebodyWasFaster):
        decide_adjustment(by=second_office, adjustment=gone, grant=True)
