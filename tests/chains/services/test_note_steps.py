"""Milestones and months of a project."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.enums import Milestone
from chains.models import Chain, ProjectMonth, ProjectStep
from chains.rules.milestones import Step
from chains.services.note_month import note_month
from chains.services.note_steps import note_steps
from chains.services.record_values import ValuesRefused
from config.lib.periods import Month
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight

day = dt.date


@pytest.fixture
def works(clerk: Account, ferrous: Chain) -> Any:
    return entered(clerk, ferrous, register="projects", name="甲项目（演示）")


def test_milestones_move_the_stage(clerk: Account, works: Any) -> None:
    seen = sight(clerk, "projects")
    signed = Step(reached_on=day(2024, 3, 1), proof="contract")
    assert note_steps(sight=seen, pk=works.pk, steps={Milestone.SIGNED: signed}) == [Milestone.SIGNED]
    assert note_steps(sight=seen, pk=works.pk, steps={Milestone.SIGNED: signed, Milestone.LAND: Step()}) == []
    note_steps(
        sight=seen, pk=works.pk, steps={Milestone.STARTED: Step(day(2024, 5, 1), day(2024, 6, 1), "ground_level")}
    )
    assert seen.record(works.pk, seen.columns).stage == "started"
    assert AuditEntry.objects.filter(act="project.step").count() == 2
    note_steps(sight=seen, pk=works.pk, steps={Milestone.STARTED: Step(planned_on=day(2024, 9, 1))})
    assert seen.record(works.pk, seen.columns).stage == "signed"


@pytest.mark.parametrize(
    ("step", "says"),
    [
        (Step(reached_on=day(2024, 7, 9), proof="photo"), "2024年7月9日"),
        (Step(reached_on=day(2024, 7, 8)), "开工"),
        (Step(reached_on=day(2024, 2, 1), proof="photo"), "2024年3月1日"),
        (Step(planned_on=day(2024, 1, 1)), "2024年2月1日"),
    ],
)
def test_what_cannot_be_is_said_at_its_milestone(step: Step, says: str, clerk: Account, works: Any) -> None:
    seen = sight(clerk, "projects")
    signed = Step(planned_on=day(2024, 2, 1), reached_on=day(2024, 3, 1), proof="contract")
    note_steps(sight=seen, pk=works.pk, steps={Milestone.SIGNED: signed})
    with pytest.raises(ValuesRefused) as refused:
        note_steps(sight=seen, pk=works.pk, steps={Milestone.STARTED: step})
    assert says in refused.value.wrong[Milestone.STARTED]
    assert ProjectStep.objects.count() == 1


def test_the_months_make_the_year_and_the_whole(clerk: Account, works: Any) -> None:
    seen = sight(clerk, "projects")
    note_month(sight=seen, pk=works.pk, month=Month(2023, 12), invested=Decimal(50))
    note_month(sight=seen, pk=works.pk, month=Month(2024, 1), invested=Decimal(100), visible="基础施工")
    assert (
        note_month(sight=seen, pk=works.pk, month=Month(2024, 1), invested=Decimal("100.00"), visible="基础施工")
        is None
    )
    note_month(sight=seen, pk=works.pk, month=Month(2024, 1), invested=Decimal(120), visible="基础施工")
    note_month(sight=seen, pk=works.pk, month=Month(2024, 7), invested=None, visible="主体施工")
    record = seen.record(works.pk, seen.columns)
    assert (record.invested_this_year, record.invested) == (120, 170)
    assert ProjectMonth.objects.count() == 3
    assert AuditEntry.objects.filter(act="project.month").count() == 4


def test_a_month_to_come_is_refused(clerk: Account, works: Any) -> None:
    with pytest.raises(Refused, match="2024年8月"):
        note_month(sight=sight(clerk, "projects"), pk=works.pk, month=Month(2024, 8), invested=Decimal(1))


def test_S3_nobody_else_moves_a_project(stranger_clerk: Account, liaison: Account, works: Any) -> None:
    step = {Milestone.SIGNED: Step(planned_on=day(2024, 1, 1))}
    with pytest.raises(Http404):
        note_steps(sight=sight(stranger_clerk, "projects"), pk=works.pk, steps=step)
    with pytest.raises(PermissionDenied):
        note_steps(sight=sight(liaison, "projects"), pk=works.pk, steps=step)
    with pytest.raises(PermissionDenied):
        note_month(sight=sight(liaison, "projects"), pk=works.pk, month=Month(2024, 1), invested=Decimal(1))
    assert not ProjectStep.objects.exists()
