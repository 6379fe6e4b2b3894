from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from config.lib.periods import Month, Quarter
from dispatch.enums import EntrySource
from dispatch.models import Correction, Target, TargetChange
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import BRAIN, EVENTS, GROWTH, HIGH_TECH, INVESTMENT, JUNE, MAY, Books
from tests.evaluation.standings import accept, line, publish


def address(indicator: str = HIGH_TECH, chain: str = "ferrous") -> str:
    return reverse("evaluation:chain_figure", kwargs={"chain": chain, "indicator": indicator})


@pytest.fixture
def accepted(city: City, books: Books) -> None:
    accept(city, books, MAY, {HIGH_TECH: "15"})
    accept(city, books, JUNE, {HIGH_TECH: "20", GROWTH: "6.5", EVENTS: "1", INVESTMENT: "9"})
    accept(city, books, JUNE, {HIGH_TECH: "33", BRAIN: "正在搭建平台"}, chain="bearings")


@pytest.mark.parametrize("actor", ["clerk", "director", "liaison", "chief", "office", "leader"])
def test_a_figure_tells_what_it_is_against_what_and_whose(city: City, accepted: None, client_of, actor: str) -> None:
    shown = client_of(city.account(actor)).get(address()).content.decode()
    for word in (
        "2024年6月",
        "20",
        "60",
        "33.3%",
        "50.0%",
        "−16.7",
        "clerk（演示）",
        "director（演示）",
        "office（演示）",
    ):
        assert word in shown
    ledger = reverse("dispatch:ledger_edit", kwargs={"chain": "ferrous", "month": JUNE})
    assert f"{ledger}#{HIGH_TECH}" in shown


def test_it_leads_to_the_points_that_came_of_it(city: City, accepted: None, clerk: Account, client_of) -> None:
    ferrous = city.chains["ferrous"]
    old = publish(city, Quarter(2024, 1), {"ferrous": 1})
    new = publish(city, Quarter(2024, 2), {"ferrous": 1})
    for run in (old, new):
        line(run, ferrous, item="new-high-tech", indicator=HIGH_TECH)
        line(run, ferrous, item="investment", indicator=INVESTMENT)
    shown = client_of(clerk).get(address()).content.decode()
    sheet = reverse("evaluation:score_sheet", kwargs={"pk": new.pk, "chain": "ferrous"})
    assert f"{sheet}#new-high-tech" in shown
    assert "#investment" not in shown
    assert reverse("evaluation:score_sheet", kwargs={"pk": old.pk, "chain": "ferrous"}) not in shown


def test_the_month_can_be_chosen_among_those_of_the_chain(accepted: None, clerk: Account, client_of) -> None:
    client = client_of(clerk)
    assert "25.0%" in client.get(address(), {"month": "2024-05"}).content.decode()
    assert "33.3%" in client.get(address(), {"month": "2024-04"}).content.decode()


def test_months_that_are_missing_are_named_and_not_counted_as_zero(accepted: None, clerk: Account, client_of) -> None:
    shown = client_of(clerk).get(address(INVESTMENT)).content.decode()
    for number in range(1, 6):
        assert Month(2024, number).label in shown


def test_words_are_shown_as_words(accepted: None, office: Account, client_of) -> None:
    shown = client_of(office).get(address(BRAIN, chain="bearings")).content.decode()
    assert "正在搭建平台" in shown


def test_decisions_and_corrections_stand_with_it(
    city: City, books: Books, accepted: None, clerk: Account, client_of
) -> None:
    target = Target.objects.get(chain__code="ferrous", indicator__code=HIGH_TECH)
    TargetChange.objects.create(
        target=target,
        before=50,
        after=60,
        document="聊链办〔2024〕7号",
        reason="年中调整",
        decided_on=dt.date(2024, 7, 1),
    )
    entry = accept(city, books, Month(2024, 4), {HIGH_TECH: "12"})[HIGH_TECH]
    Correction.objects.create(entry=entry, before=12, after=13, reason="漏计一家", asked_by=clerk)
    shown = client_of(clerk).get(address()).content.decode()
    assert "聊链办〔2024〕7号" in shown
    assert "漏计一家" in shown
    other = client_of(clerk).get(address(GROWTH)).content.decode()
    assert "聊链办〔2024〕7号" not in other
    assert "漏计一家" not in other


def test_a_demonstration_figure_is_marked(city: City, books: Books, clerk: Account, client_of) -> None:
    accept(city, books, JUNE, {HIGH_TECH: "20"}, source=EntrySource.DEMONSTRATION)
    assert "mark-demo" in client_of(clerk).get(address()).content.decode()


@pytest.mark.parametrize("actor", ["stranger_clerk", "stranger_director", "nobody", "audit_admin"])
def test_S4_whoever_may_not_know_the_chain_does_not_learn_of_it(
    city: City, accepted: None, client_of, actor: str
) -> None:
    assert client_of(city.account(actor)).get(address()).status_code == 404


@pytest.mark.parametrize("indicator", ["unknown", BRAIN])
def test_what_the_chain_does_not_report_on_is_not_there(
    accepted: None, office: Account, client_of, indicator: str
) -> None:
    assert client_of(office).get(address(indicator)).status_code == 404


def test_before_anything_is_accepted_there_is_no_figure(books: Books, clerk: Account, client_of) -> None:
    assert client_of(clerk).get(address()).status_code == 404
