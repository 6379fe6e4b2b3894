from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from chains.models import Belonging
from chains.queries.register_counts import chain_registers
from config.lib.periods import Month, Quarter
from dispatch.models import Correction, Entry, Target, TargetChange
from offices.enums import Right
from offices.models import Account
from offices.permissions import holds
from tests.actors import City
from tests.chains.records import entered
from tests.dispatch.books import EVENTS, GROWTH, HIGH_TECH, INVESTMENT, JUNE, MAY, Books
from tests.evaluation.standings import accept, line, publish
from tests.statements import statements


def address(chain: str = "ferrous") -> str:
    return reverse("evaluation:chain_overview", kwargs={"chain": chain})


@pytest.fixture
def judged(city: City, books: Books) -> None:
    """May accepted, June open; ferrous second and then first."""
    accept(city, books, MAY, {HIGH_TECH: "15", GROWTH: "6.5", EVENTS: "1"})
    accept(city, books, MAY, {HIGH_TECH: "31"}, chain="bearings")
    publish(city, Quarter(2024, 1), {"bearings": 1, "ferrous": 2})
    run = publish(city, Quarter(2024, 2), {"ferrous": 1, "bearings": 2}, before={"bearings": 1, "ferrous": 2})
    line(run, city.chains["ferrous"], item="projects", title="项目建设")


@pytest.mark.parametrize("actor", ["clerk", "director", "liaison", "chief", "office", "leader"])
def test_everybody_of_the_chain_sees_its_page(city: City, judged: None, client_of, actor: str) -> None:
    shown = client_of(city.account(actor)).get(address()).content.decode()
    for word in ("市工业和信息化局", "2024年第一季度", "2024年第二季度", "▲ 1", "项目建设", "2024年5月", "−16.7"):
        assert word in shown
    assert reverse("evaluation:chain_figure", kwargs={"chain": "ferrous", "indicator": EVENTS}) in shown
    assert books_ledger_address(JUNE) in shown


def books_ledger_address(month: Month) -> str:
    return reverse("dispatch:ledger_edit", kwargs={"chain": "ferrous", "month": month})


def test_S4_whoever_may_not_know_the_chain_does_not_learn_of_it(
    judged: None, stranger_clerk: Account, nobody: Account, client_of
) -> None:
    assert client_of(stranger_clerk).get(address()).status_code == 404
    assert client_of(nobody).get(address()).status_code == 404


def test_S4_the_page_names_no_other_chain(judged: None, clerk: Account, client_of) -> None:
    shown = client_of(clerk).get(address()).content.decode()
    assert "高端轴承" not in shown
    assert "bearings" not in shown


def test_what_was_decided_and_what_came_back_stands_there(
    city: City, books: Books, judged: None, clerk: Account, client_of
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
    entry = Entry.objects.get(ledger__chain__code="ferrous", indicator__code=HIGH_TECH)
    Correction.objects.create(entry=entry, before=15, after=16, reason="漏计一家", asked_by=clerk)
    Entry.objects.filter(pk=entry.pk).update(returned_because="请核对批次")
    shown = client_of(clerk).get(address()).content.decode()
    for word in ("聊链办〔2024〕7号", "调整", "漏计一家", "请核对批次"):
        assert word in shown


def test_the_indicator_that_is_drawn_can_be_chosen(
    city: City, books: Books, judged: None, clerk: Account, client_of
) -> None:
    shown = client_of(clerk).get(address(), {"follow": EVENTS}).content.decode()
    assert "举办专题活动" in shown[shown.index("chart-course-data") - 400 :]


def test_before_anything_is_accepted_the_page_says_so(books: Books, clerk: Account, client_of) -> None:
    shown = client_of(clerk).get(address()).content.decode()
    assert "empty-page" in shown


def test_the_statements_do_not_hang_on_months_quarters_and_figures(
    city: City, books: Books, judged: None, clerk: Account, client_of
) -> None:
    client = client_of(clerk)
    client.get(address())
    few = statements(lambda: client.get(address()))
    for number in range(1, 5):
        accept(city, books, Month(2024, number), {INVESTMENT: "12", HIGH_TECH: str(Decimal(number)), EVENTS: "0"})
    publish(city, Quarter(2023, 4), {"ferrous": 3})
    assert statements(lambda: client.get(address())) == few


def test_the_registers_of_the_chain_are_counted_for_whoever_may_know_them(city: City, books: Books, client_of) -> None:
    clerk = city.account("clerk")
    record = entered(clerk, city.chains["ferrous"])
    entered(clerk, city.chains["ferrous"], name="另一厂（演示）")
    Belonging.objects.create(record=record.pk, register="enterprises", chain=city.chains["bearings"])
    shown = client_of(clerk).get(address()).content.decode()
    assert "/registers/enterprises/?chain=ferrous&amp;totals=1" in shown
    assert "全市合计只计一次" in shown
    counted = chain_registers(city.account("clerk"), city.chains["ferrous"])
    assert {one.register.code: one.records for one in counted if one.records} == {"enterprises": 2}
    assert chain_registers(city.account("clerk"), city.chains["bearings"]) == []
    assert "investors" not in {
        one.register.code for one in chain_registers(city.account("liaison"), city.chains["ferrous"])
    } or holds(city.account("liaison"), Right.SEE_INVESTORS)
