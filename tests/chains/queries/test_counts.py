"""What the registers count: the figure, the records behind it, shares, and nothing where nothing is known."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from chains.models import Belonging, Chain, ProjectMonth, ProjectStep, Recognition
from chains.queries.counts import COUNTS, Behind, Span, tally
from config.lib.periods import Month
from offices.models import Account
from tests.chains.records import entered
from tests.statements import statements

day = dt.date
JUNE = Month(2024, 6)
YEAR = Span.of_year_so_far(JUNE)


def figure(code: str, chain: Chain, span: Span = YEAR) -> Decimal | None:
    found = tally(COUNTS[code], chain, span)
    return None if found is None else found.figure


def works(office: Account, chain: Chain, name: str, register: str = "enterprises", **texts: Any) -> Any:
    return entered(office, chain, register=register, name=f"{name}（演示）", **texts)


@pytest.mark.parametrize("code", COUNTS)
def test_nothing_known_is_not_zero(code: str, office: Account, ferrous: Chain) -> None:
    works(office, ferrous, "甲厂")
    works(office, ferrous, "甲项目", "projects")
    works(office, ferrous, "甲洽谈", "opportunities")
    assert figure(code, ferrous) is None


def test_new_above_scale_was_not_when_last_year_ended(office: Account, ferrous: Chain, bearings: Chain) -> None:
    facts = {
        "甲": [(day(2024, 3, 1), None)],
        "乙": [(day(2020, 1, 1), None)],
        "丙": [(day(2020, 1, 1), day(2023, 12, 31)), (day(2024, 5, 1), None)],
        "丁": [(day(2020, 1, 1), day(2023, 12, 30)), (day(2024, 6, 30), day(2024, 6, 30))],
        "戊": [(day(2024, 7, 1), None)],
    }
    for name, spans in facts.items():
        made = works(office, ferrous, name)
        for begins, ends in spans:
            Recognition.objects.create(enterprise=made, honour="above_scale", from_date=begins, until_date=ends)
    found = tally(COUNTS["new_above_scale"], ferrous, YEAR)
    assert found is not None
    assert (found.figure, [one.name[0] for one in found.behind]) == (2, ["甲", "丁"])
    assert figure("new_above_scale", ferrous, Span.of_month(JUNE)) == 1
    assert figure("new_above_scale", ferrous, Span.of_month(Month(2024, 1))) == 0
    assert figure("new_above_scale", bearings) is None


def test_a_removed_enterprise_is_not_counted(office: Account, ferrous: Chain) -> None:
    made = works(office, ferrous, "甲")
    Recognition.objects.create(enterprise=made, honour="high_tech", from_date=day(2024, 1, 5))
    assert figure("new_high_tech", ferrous) == 1
    type(made).objects.filter(pk=made.pk).update(removed_at=dt.datetime(2024, 6, 1, tzinfo=dt.UTC))
    assert figure("new_high_tech", ferrous) is None


def test_an_enterprise_with_two_honours_counts_once(office: Account, ferrous: Chain) -> None:
    made = works(office, ferrous, "甲")
    for honour, level in (("specialised", "provincial"), ("single_champion", "national"), ("specialised", "city")):
        Recognition.objects.create(enterprise=made, honour=honour, level=level, from_date=day(2024, 5, 1))
    city_only = works(office, ferrous, "乙")
    Recognition.objects.create(enterprise=city_only, honour="gazelle", level="city", from_date=day(2024, 5, 1))
    assert figure("new_provincial", ferrous) == 1


def test_what_is_whole_counts_where_the_largest_share_is(office: Account, ferrous: Chain, bearings: Chain) -> None:
    made = works(office, ferrous, "甲")
    Recognition.objects.create(enterprise=made, honour="high_tech", from_date=day(2024, 5, 1))
    Belonging.objects.create(record=made.pk, register="enterprises", chain=bearings, share=70)
    Belonging.objects.filter(record=made.pk, chain=ferrous).update(share=30)
    assert (figure("new_high_tech", ferrous), figure("new_high_tech", bearings)) == (0, 1)
    there = tally(COUNTS["new_high_tech"], ferrous, YEAR)
    assert there is not None
    assert [(one.elsewhere, one.share) for one in there.behind] == [(True, 30)]
    Belonging.objects.filter(record=made.pk).update(share=50)
    assert (figure("new_high_tech", ferrous), figure("new_high_tech", bearings)) == (1, 0)
    Belonging.objects.filter(record=made.pk).update(share=None)
    assert (figure("new_high_tech", ferrous), figure("new_high_tech", bearings)) == (1, 1)


def test_platforms_of_one_carrier_count_once(office: Account, ferrous: Chain) -> None:
    for name, host, on, level in (
        ("甲中心", "甲厂", "2024-02-01", "市级"),
        ("乙中心", "甲厂", "2024-03-01", "省级"),
        ("丙中心", "", "2024-03-01", "省级"),
        ("丁中心", "丁厂", "2024-03-01", ""),
        ("戊中心", "戊厂", "2023-03-01", "省级"),
    ):
        works(office, ferrous, name, "institutions", kind="platform", host=host, recognised_on=on, level=level)
    assert figure("new_platforms", ferrous) == 2


def test_contracts_by_share_in_their_month(office: Account, ferrous: Chain) -> None:
    made = works(office, ferrous, "甲", "opportunities", signed_on="2024-06-03", contract_amount="10000")
    works(office, ferrous, "乙", "opportunities", signed_on="2024-05-03", contract_amount="1")
    works(office, ferrous, "丙", "opportunities", signed_on="2024-06-30")
    Belonging.objects.filter(record=made.pk).update(share=40)
    found = tally(COUNTS["contracts_signed"], ferrous, Span.of_month(JUNE))
    assert found is not None
    assert found.figure == 4000
    assert [(one.name[0], one.amount, one.adds) for one in found.behind] == [("甲", 10000, 4000), ("丙", None, 0)]
    assert figure("contracts_signed", ferrous, Span.of_month(Month(2024, 7))) == 0


def test_funds_of_what_became_a_project_come_from_its_months(office: Account, ferrous: Chain) -> None:
    project = works(office, ferrous, "甲项目", "projects")
    works(office, ferrous, "甲", "opportunities", became="甲项目（演示）", funds="900", funds_on="2024-06-01")
    works(office, ferrous, "乙", "opportunities", funds="30", funds_on="2024-06-01")
    ProjectMonth.objects.create(project=project, year=2024, month=6, funds=200)
    assert figure("funds_in_place", ferrous, Span.of_month(JUNE)) == 230


def test_projects_in_hand(office: Account, ferrous: Chain) -> None:
    steps = {
        "甲": [("started", day(2022, 3, 1))],
        "乙": [("started", day(2022, 3, 1)), ("completed", day(2023, 12, 31))],
        "丙": [("started", day(2022, 3, 1)), ("in_production", day(2024, 1, 1))],
        "丁": [("signed", day(2024, 3, 1))],
        "戊": [("started", day(2024, 7, 1))],
    }
    for name, reached in steps.items():
        made = works(office, ferrous, name, "projects", project_class="implementation")
        for step, on in reached:
            ProjectStep.objects.create(project=made, step=step, reached_on=on)
    prepared = works(office, ferrous, "己", "projects", project_class="preparation")
    ProjectStep.objects.create(project=prepared, step="started", reached_on=day(2024, 1, 1))
    found = tally(COUNTS["projects_in_hand"], ferrous, YEAR)
    assert found is not None
    assert {one.name[0] for one in found.behind} == {"甲", "丙"}


def test_investment_of_the_months_that_are_reported(office: Account, ferrous: Chain) -> None:
    made = works(office, ferrous, "甲", "projects")
    for month, invested in ((5, Decimal("100.5")), (6, Decimal(50)), (7, Decimal(1))):
        ProjectMonth.objects.create(project=made, year=2024, month=month, invested=invested)
    ProjectMonth.objects.create(project=made, year=2024, month=4, invested=None)
    assert figure("investment_done", ferrous) == Decimal("150.5")
    assert figure("investment_done", ferrous, Span.of_month(JUNE)) == 50
    assert figure("investment_done", ferrous, Span.of_month(Month(2024, 4))) is None


def test_a_count_asks_little_whatever_is_behind_it(office: Account, ferrous: Chain) -> None:
    for name in "甲乙丙":
        Recognition.objects.create(
            enterprise=works(office, ferrous, name), honour="above_scale", from_date=day(2024, 1, 1)
        )
    assert statements(lambda: tally(COUNTS["new_above_scale"], ferrous, YEAR)) == 1


def test_a_part_is_what_the_share_says() -> None:
    one = Behind(
        record=None,  # type: ignore[arg-type]
        name="甲",
        day=day(2024, 1, 1),
        amount=Decimal(10),
        share=Decimal("33.33"),
        whole=False,
    )
    assert one.adds == Decimal("3.333")
