"""Matters that add or take points: noted once with a proof, withdrawn with a reason, kept either way."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from chains.models import ProjectStep
from config.lib.refusals import Refused
from evaluation.models import Adjustment, Run, Scheme
from evaluation.queries.run_figures import run_figures
from evaluation.services.decide_adjustment import decide_adjustment
from evaluation.services.withdraw_adjustment import withdraw_adjustment
from offices.models import AuditEntry
from tests.at_once import at_once
from tests.chains.records import entered
from tests.config.lib.files.samples import picture
from tests.evaluation.quarters import FIRST, SECOND

pytestmark = pytest.mark.django_db


def given(quarter):
    """The matters that a run of the quarter would count for the ferrous chain."""
    run = Run(year=quarter.year, quarter=quarter.quarter, scheme=Scheme.objects.get())
    return [one.matter for one in run_figures(run).units["ferrous"].adjustments]


def test_a_matter_is_kept_with_who_and_leaves_one_entry_in_the_trail(note, office, ferrous):
    kept = note(matter=" 经验推广 ", proof=" 1号文 ", count=Decimal(2))
    kept.refresh_from_db()
    assert (kept.item, kept.matter, kept.proof, kept.count) == ("praise", "经验推广", "1号文", 2)
    assert (kept.chain, kept.entered_by) == (ferrous, office)
    entry = AuditEntry.objects.get(act="adjustment.note")
    assert entry.scope == "ferrous"
    assert entry.after == {"item": "praise", "matter": "经验推广", "grade": "", "count": "2", "proof": "1号文"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"matter": "  "},
        {"proof": "  "},
        {"matter": "长" * 201},
        {"proof": "长" * 301},
        {"count": Decimal(0)},
        {"count": Decimal(-1)},
        {"count": Decimal(1_001)},
        {"grade": "国家级"},
        {"item": "award"},
        {"item": "award", "grade": "县级"},
    ],
)
def test_what_cannot_count_is_refused_in_a_sentence(note, wrong):
    with pytest.raises(Refused):
        note(**wrong)
    assert not Adjustment.objects.exists()


def test_a_grade_of_the_item(note):
    assert note(item="award", grade="省级").grade == "省级"


def test_the_same_matter_counts_once(note, office, bearings):
    first = note()
    with pytest.raises(Refused):
        note(matter="经验推广 ", proof="另一文号")
    note(chain=bearings)
    note(quarter=SECOND)
    withdraw_adjustment(by=office, adjustment=first, reason="重复登记")
    assert note().pk != first.pk, "what is withdrawn stands in nobody's way"


@pytest.mark.django_db(transaction=True)
def test_S13_the_same_matter_by_two_at_once(note, city):
    first, second = (city.account(name) for name in ("office", "second_office"))
    results = at_once(lambda: note(by=first), lambda: note(by=second))
    assert sorted(isinstance(one, Refused) for one in results) == [False, True], results
    assert Adjustment.objects.count() == 1


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "chief", "liaison", "system_admin", "nobody"])
def test_others_may_not(note, city, who):
    with pytest.raises(PermissionDenied):
        note(by=city.account(who))


class TestProof:
    """A file is kept with the matter; a milestone gives a point as long as it is proved."""

    @pytest.fixture(autouse=True)
    def _own_files(self, own_files):
        pass

    def test_the_file_is_kept_with_its_hash(self, note, office):
        kept = note(file=(picture(), "现场.png"))
        [proof] = kept.proofs.all()
        assert (proof.name, proof.media_type, proof.added_by) == ("现场.png", "image/png", office)
        assert AuditEntry.objects.get(act="adjustment.note").after["sha256"] == proof.sha256

    def test_S21_a_file_of_no_kind_that_is_taken_leaves_nothing(self, note):
        with pytest.raises(Refused):
            note(file=(b"<html><script>alert(1)</script>", "证明.pdf"))
        assert not Adjustment.objects.exists()

    @pytest.fixture
    def step(self, clerk, ferrous, note):
        project = entered(clerk, ferrous, register="projects", name="高端钢材项目（演示）")
        return ProjectStep.objects.create(
            project=project, step="started", reached_on=dt.date(2024, 3, 12), proof="ground_level"
        )

    def test_a_proved_milestone_gives_the_point(self, note, step, second_office):
        kept = note(step=step)
        decide_adjustment(by=second_office, adjustment=kept, grant=True)
        assert kept.step == step
        assert given(FIRST) == ["经验推广"]

    @pytest.mark.parametrize(
        "changed", [{"proof": ""}, {"reached_on": None}, {"reached_on": dt.date(2024, 4, 1)}], ids=str
    )
    def test_without_its_proof_in_the_quarter_it_gives_none(self, note, step, second_office, changed):
        kept = note(step=step, matter="先前登记")
        ProjectStep.objects.filter(pk=step.pk).update(**changed)
        step.refresh_from_db()
        with pytest.raises(Refused, match="高端钢材项目"):
            note(step=step)
        kept = Adjustment.objects.select_related("step__project", "chain").get(pk=kept.pk)
        with pytest.raises(Refused, match="高端钢材项目"):
            decide_adjustment(by=second_office, adjustment=kept, grant=True)
        assert given(FIRST) == []

    def test_nor_does_a_project_of_another_chain(self, note, step, bearings):
        with pytest.raises(Refused, match="高端轴承"):
            note(step=step, chain=bearings)
