"""The registers of the demonstration: the same every time, marked as made up, and of use to every list and count."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest

from chains.enums import Milestone, RecordSource
from chains.models import Enterprise, Project
from chains.queries.counts import COUNTS, Span, tally
from chains.queries.register_lists import counts, lists_seen
from chains.registers.register import REGISTERS
from chains.rules.codes import credit_code
from config.lib.periods import Month
from evaluation.management.demonstration.register_facts import MARK, NOTE, made
from evaluation.management.demonstration.registers import fill
from offices.enums import OrganisationKind
from offices.models import Account, Organisation
from tests.actors import City
from tests.chains.queries.test_register_lists import REGIMES, load_shipped

CHAINS = 12
FACTS = [
    fact
    for number in range(1, CHAINS + 1)
    for fact in made(number=number, code=f"c{number}", name="轴承", neighbour="x")
]


@pytest.fixture
def filled(city: City) -> Account:
    """The office, when both chains' records stand."""
    for name in (
        "东昌府区",
        "茌平区",
        "临清市",
        "阳谷县",
        "莘县",
        "东阿县",
        "冠县",
        "高唐县",
        "高新区",
        "经开区",
        "度假区",
    ):
        Organisation.objects.create(code=f"d-{name}", name=name, kind=OrganisationKind.DISTRICT)
    accounts = {
        "clerk-ferrous": city.account("clerk"),
        "clerk-bearings": city.account("stranger_clerk"),
        "office": city.account("office"),
    }
    assert fill(accounts) == sum(one.objects.count() for one in (register.model for register in shipped()))
    assert fill(accounts) == 0, "once done, it is done"
    return city.account("office")


def test_what_stands_in_a_park_stands_in_its_district_and_funds_come_with_the_start():
    parks = {fact.texts["name"]: fact.texts["district"] for fact in FACTS if fact.register == "parks"}
    housed = [fact for fact in FACTS if fact.register in {"enterprises", "projects"} and fact.texts["park"]]
    assert {fact.register for fact in housed} == {"enterprises", "projects"}
    assert all(parks[fact.texts["park"]] == fact.texts["district"] for fact in housed)
    for fact in FACTS:
        if fact.register == "projects":
            assert (fact.texts["funds"] != "0") == (
                Milestone.STARTED in {s for s, at in fact.steps.items() if at.reached_on}
            )


def shipped() -> list:
    return [one for one in REGISTERS.values() if one.model._meta.app_label == "chains"]


def test_every_record_says_that_it_is_made_up(filled: Account) -> None:
    for register in shipped():
        assert register.model.objects.exists(), register.code
        for record in register.model.objects.all():
            assert (record.name.endswith(MARK), record.note, record.source) == (True, NOTE, RecordSource.DEMONSTRATION)


def test_a_city_of_twelve_chains_has_some_forty_enterprises_and_twenty_five_projects() -> None:
    count = {register: sum(fact.register == register for fact in FACTS) for register in REGISTERS}
    assert count["enterprises"] == 40
    assert count["projects"] == 25
    assert {count[code] for code in ("parks", "policies", "investors", "opportunities", "technologies")} == {12}


def test_no_code_is_one_that_could_be_given() -> None:
    codes = [fact.texts.get("credit_code") or fact.texts.get("code", "") for fact in FACTS]
    for code in filter(None, codes):
        assert credit_code(code) == code
        assert code[2:8] == "379900", "no place in the country"
    phones = [phone for fact in FACTS for phone in re.findall(r"\d{4}-\d{7}", str(fact.texts))]
    assert phones
    assert all(phone.startswith("0000-") for phone in phones)


def test_every_list_of_every_place_shows_something() -> None:
    """Over twelve chains every stage of a project and every kind of institution comes up."""
    reached = [
        {step for step, facts in one.steps.items() if facts.reached_on} for one in FACTS if one.register == "projects"
    ]
    for step in ("signed", "started", "completed", "in_production", "at_capacity"):
        assert any(step in steps for steps in reached)
    assert any("signed" in steps and "started" not in steps for steps in reached), "signed and not started"
    assert {one.texts["kind"] for one in FACTS if one.register == "institutions"} >= {"platform", "fund", "institute"}
    assert {one.texts["kind"] for one in FACTS if one.register == "projects"} == {"strengthen", "mend", "extend"}


def test_the_lists_of_the_regimes_are_filled(filled: Account) -> None:
    for code in REGIMES:
        load_shipped(code)
    lists = lists_seen(filled)
    counted = counts(lists)
    shown = {one.named.title for one in lists if counted[one.named.code]}
    assert {"园区清单", "企业清单", "项目清单", "政策清单", "链主企业清单", "客商库", "项目库", "创新平台清单"} <= shown


def test_the_counts_of_the_first_chain_go_on_from_what_it_reported(filled: Account, city: City) -> None:
    """What the clerk of the story finds proposed in June, beside the figures of May: 7, 8, 4, 2 and 3."""
    chain = city.chains["ferrous"]
    june, year = Span.of_month(Month(2024, 6)), Span.of_year_so_far(Month(2024, 6))

    def figure(code: str, span: Span) -> Decimal:
        found = tally(COUNTS[code], chain, span)
        assert found is not None
        return found.figure

    cumulative = ("new_above_scale", "new_provincial", "new_high_tech", "new_platforms", "projects_in_hand")
    assert [figure(code, year) for code in cumulative] == [8, 9, 5, 3, 4]
    for code in ("contracts_signed", "funds_in_place", "investment_done"):
        assert figure(code, june) > 1000, "万元"


def test_nothing_lies_ahead_of_the_day_of_the_story(filled: Account) -> None:
    today = dt.date(2024, 7, 8)
    reached = Project.objects.filter(steps__reached_on__isnull=False).values_list("steps__reached_on", flat=True)
    assert max(reached) <= today
    assert max(Enterprise.objects.values_list("recognitions__from_date", flat=True)) <= today
