"""What follows from dated facts: shown, filtered, ordered, and asked for another day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from chains.models import Belonging, Chain, ProjectMonth, ProjectStep, Recognition, Role
from chains.queries.conditions import narrowed, ordered, read_conditions
from chains.queries.record_rows import read_asked, rows_asked
from offices.models import Account
from tests.chains.records import entered, sight

day = dt.date


@pytest.fixture
def mills(office: Account, ferrous: Chain) -> dict[str, Any]:
    """Two works: one above scale since 2023 and specialised by the batch of 2024, one above scale until 2023."""
    made = {name: entered(office, ferrous, name=f"{name}钢管（演示）") for name in "甲乙"}
    Recognition.objects.create(enterprise=made["甲"], honour="above_scale", from_date=day(2023, 5, 1))
    Recognition.objects.create(
        enterprise=made["甲"], honour="specialised", level="provincial", batch_year=2024, from_date=day(2024, 6, 1)
    )
    Recognition.objects.create(
        enterprise=made["乙"], honour="above_scale", from_date=day(2022, 1, 1), until_date=day(2023, 12, 31)
    )
    Role.objects.create(enterprise=made["甲"], chain=ferrous, role="master", from_date=day(2024, 1, 1))
    return made


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"honours": ["above_scale"]}, "甲"),
        ({"honours": ["above_scale"], "on": ["2023-12-31"]}, "甲乙"),
        ({"honours": ["above_scale"], "on": ["2023.4.30"]}, "乙"),
        ({"honours": ["specialised"], "on": ["2024-05-31"]}, ""),
        ({"honours.empty": ["1"]}, "乙"),
        ({"role": ["master"]}, "甲"),
        ({"role": ["master"], "on": ["2023-12-31"]}, ""),
        ({"batches": ["2024年省级专精特新"]}, "甲"),
        ({"batches": ["2023年"]}, ""),
    ],
)
def test_what_enterprises_are_and_were(
    params: dict[str, list[str]], found: str, mills: dict[str, Any], office: Account
) -> None:
    seen = sight(office)
    conditions = read_conditions(params, seen)
    assert not conditions.wrong
    assert {one.name[0] for one in narrowed(seen.records(), conditions, seen.reckoned(conditions.on))} == set(found)


def test_a_day_that_is_none_is_said(office: Account, mills: dict[str, Any]) -> None:
    assert "on" in (read_conditions({"on": ["去年"]}, sight(office)).wrong or {})


def test_honours_are_read_in_words(office: Account, mills: dict[str, Any]) -> None:
    seen = sight(office)
    record = seen.record(mills["甲"].pk, seen.columns)
    shown = {one.code: one.shown(record) for one in seen.columns if one.computed}
    assert shown == {
        "role": "链主企业",
        "honours": "规模以上、专精特新企业",
        "batches": "规模以上、2024年省级专精特新企业",
    }


def test_S4_a_role_in_a_foreign_chain_is_not_told(
    clerk: Account, office: Account, mills: dict[str, Any], bearings: Chain
) -> None:
    Belonging.objects.create(record=mills["乙"].pk, register="enterprises", chain=bearings)
    Role.objects.create(enterprise=mills["乙"], chain=bearings, role="backbone", from_date=day(2024, 1, 1))
    assert sight(office).record(mills["乙"].pk, sight(office).columns).role == ["backbone"]
    seen = sight(clerk)
    assert seen.record(mills["乙"].pk, seen.columns).role == []
    assert not narrowed(seen.records(), read_conditions({"role": ["backbone"]}, seen), seen)


@pytest.fixture
def works(office: Account, ferrous: Chain) -> Any:
    """Signed and started, the completion overdue; 300 of a plan of 1,200 invested this year, 500 in all."""
    made = entered(office, ferrous, register="projects", name="甲项目（演示）", plan="1200", plan_year="2024")
    entered(office, ferrous, register="projects", name="乙项目（演示）")
    for step, planned, reached in (
        ("signed", None, day(2023, 3, 1)),
        ("land", day(2023, 6, 1), None),
        ("started", day(2024, 1, 1), day(2024, 2, 1)),
        ("completed", day(2024, 6, 1), None),
        ("in_production", day(2024, 12, 1), None),
    ):
        ProjectStep.objects.create(project=made, step=step, planned_on=planned, reached_on=reached)
    for year, month, sum_ in ((2023, 12, 200), (2024, 1, 100), (2024, 6, 200), (2024, 7, None)):
        ProjectMonth.objects.create(project=made, year=year, month=month, invested=sum_)
    return made


def test_the_stage_follows_from_the_milestones(office: Account, works: Any) -> None:
    seen = sight(office, "projects")
    record = seen.record(works.pk, seen.columns)
    assert (record.stage, record.stage_since) == ("started", day(2024, 2, 1))
    assert record.overdue == ["completed"]
    assert (record.signed_on, record.completed_on) == (day(2023, 3, 1), None)
    assert (record.invested_this_year, record.invested, record.plan_share) == (300, 500, Decimal(25))
    assert seen.column("plan_share").shown(record) == "25.0"  # type: ignore[union-attr]


def test_the_stage_as_it_was(office: Account, works: Any) -> None:
    seen = sight(office, "projects")
    was = seen.reckoned(day(2023, 12, 31)).computed(seen.records(), seen.columns).get(pk=works.pk)
    assert (was.stage, was.invested_this_year, was.overdue, was.plan_share) == ("signed", 200, ["land"], None)


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"stage": ["started", "completed"]}, "甲"),
        ({"stage": ["开工"]}, "甲"),
        ({"stage.empty": ["1"]}, "乙"),
        ({"started_on.from": ["2024-01-01"], "started_on.to": ["2024-06-30"]}, "甲"),
        ({"completed_on.empty": ["1"]}, "甲乙"),
        ({"overdue": ["completed"]}, "甲"),
        ({"invested_this_year.from": ["300"]}, "甲"),
        ({"plan_share.to": ["24.9"]}, ""),
    ],
)
def test_projects_are_found_by_their_progress(
    params: dict[str, list[str]], found: str, works: Any, office: Account
) -> None:
    seen = sight(office, "projects")
    conditions = read_conditions(params, seen)
    assert {one.name[0] for one in narrowed(seen.records(), conditions, seen.reckoned(conditions.on))} == set(found)


def test_projects_in_the_order_of_their_progress(works: Any, office: Account) -> None:
    seen = sight(office, "projects")
    for asked in ("-invested_this_year", "stage_since", "-stage"):
        rows, name = ordered(seen.records(), asked, seen)
        assert (name, [one.name[0] for one in rows]) == (asked, ["甲", "乙"])


def test_a_column_that_is_not_asked_for_is_not_computed(works: Any, office: Account) -> None:
    seen = sight(office, "projects")
    rows, _order = rows_asked(read_asked({"columns": ["invested"]}, seen), seen)
    assert "chains_projectmonth" in str(rows.query)
    assert "chains_projectstep" not in str(rows.query)
    assert not hasattr(rows.get(pk=works.pk), "stage")


@pytest.mark.parametrize("asked", [{"stage": ["started"]}, {"sort": ["stage"]}, {"columns": ["stage"]}])
def test_a_filter_an_order_or_a_column_has_it_computed(
    asked: dict[str, list[str]], works: Any, office: Account
) -> None:
    seen = sight(office, "projects")
    rows, _order = rows_asked(read_asked({"columns": ["plan"], **asked}, seen), seen)
    assert "chains_projectstep" in str(rows.query)
    assert works in rows
