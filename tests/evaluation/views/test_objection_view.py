"""One objection: the office answers it by name, its chain office withdraws it, nobody else knows of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from config.lib.periods import Month
from dispatch.models import Entry
from evaluation.enums import ObjectionState
from evaluation.services.answer_objection import answer_objection
from evaluation.services.confirm_run import confirm_run
from evaluation.services.publish_run import publish_run
from evaluation.services.raise_objection import raise_objection
from evaluation.services.show_run import show_run
from tests.dispatch.books import INVESTMENT
from tests.evaluation.quarters import FIRST, accept_quarter, judge
from tests.evaluation.shown import LINE, let_the_days_pass, load_shown_scheme, show

pytestmark = pytest.mark.django_db

CORRECTION = reverse("dispatch:correction_ask", args=["ferrous", Month(2024, 2)])


@pytest.fixture
def objection(books, office, director, ferrous):
    accept_quarter(books, FIRST)
    return raise_objection(by=director, run=show(office), chain=ferrous, item=LINE, reason="2月漏计")


def test_the_office_answers_it_and_the_chain_office_reads_the_answer(client_of, office, director, objection):
    address = objection.get_absolute_url()
    browser = client_of(office)
    assert "2月漏计" in browser.get(address).content.decode()
    browser.post(address, {"decision": "uphold", "answer": "2月应为20，已更正"})
    objection.refresh_from_db()
    assert objection.state == ObjectionState.UPHELD
    page = client_of(director).get(address).content.decode()
    assert "2月应为20，已更正" in page
    assert "office（演示）" in page, "by name"
    assert CORRECTION in page, "what is right is mended by a correction, which the director asks for"
    assert CORRECTION not in browser.get(address).content.decode()
    assert "1条异议成立" in client_of(director).get(reverse("evaluation:desk")).content.decode()


@pytest.mark.parametrize("again", [True, False], ids=["shown again", "confirmed at once"])
def test_it_says_by_which_run_what_was_shown_has_been_replaced(client_of, books, office, director, ferrous, again):
    accept_quarter(books, FIRST)
    scheme = load_shown_scheme(again=again)
    objection = raise_objection(by=director, run=show(office, scheme), chain=ferrous, item=LINE, reason="多计")
    answer_objection(by=office, objection=objection, uphold=True, answer="1月应为5")
    of_january = {"ledger__chain": ferrous, "ledger__month__month": 1, "indicator__code": INVESTMENT}
    Entry.objects.filter(**of_january).update(value=Decimal(5))
    mending = judge(office, scheme, FIRST, reason="更正投资")
    promise, address = "将替代这份结果", objection.get_absolute_url()
    sheet = reverse("evaluation:score_sheet", args=[mending.pk, "ferrous"]) + f"#{LINE}"
    before = client_of(director).get(address).content.decode()
    assert promise in before
    assert sheet not in before
    let_the_days_pass()
    mending = (show_run if again else confirm_run)(by=office, run=mending)
    for who, sees in ((office, True), (director, again)):
        page = client_of(who).get(address).content.decode()
        assert promise not in page
        assert f"已被编号{mending.pk}的评价" in page
        assert (sheet in page, "发布后可以查看" in page) == (sees, not sees)
    if not again:
        publish_run(by=office, run=mending)
        assert sheet in client_of(director).get(address).content.decode()


def test_an_answer_without_words_is_asked_for_and_a_late_one_told(client_of, office, second_office, objection):
    address = objection.get_absolute_url()
    page = client_of(office).post(address, {"decision": "decline", "answer": ""})
    assert page.status_code == 400
    objection.refresh_from_db()
    assert objection.is_pending
    client_of(office).post(address, {"decision": "decline", "answer": "台账无误"})
    late = client_of(second_office).post(address, {"decision": "uphold", "answer": "同意更正"}).content.decode()
    assert "不成立" in late


def test_it_is_withdrawn_from_its_page(client_of, director, objection):
    browser = client_of(director)
    page = browser.get(objection.get_absolute_url()).content.decode()
    assert "撤回" in page
    assert "撤销" not in page
    shown = browser.post(reverse("evaluation:objection_withdraw", args=[objection.pk]), follow=True).content.decode()
    assert "已撤回" in shown
    assert "已撤销" not in shown
    objection.refresh_from_db()
    assert objection.state == ObjectionState.WITHDRAWN
    told = browser.post(reverse("evaluation:objection_withdraw", args=[objection.pk]), follow=True).content.decode()
    assert "已经答复或撤回" in told


@pytest.mark.parametrize("who", ["stranger_director", "stranger_clerk", "liaison", "leader", "audit_admin"])
def test_S4_nobody_else_learns_of_it(client_of, city, who, objection):
    assert client_of(city.account(who)).get(objection.get_absolute_url()).status_code == 404


def test_S16_its_words_are_text(client_of, office, director, ferrous, objection):
    wicked = "<img src=x onerror=alert(1)>{{7*7}}"
    other = raise_objection(by=director, run=objection.run, chain=ferrous, item="high-tech", reason=wicked)
    for address in (
        other.get_absolute_url(),
        reverse("evaluation:objection_list"),
        reverse("evaluation:run_view", args=[other.run_id]),
        reverse("evaluation:score_sheet", args=[other.run_id, "ferrous"]),
    ):
        page = client_of(office).get(address).content.decode()
        assert "<img src=x" not in page
        assert "{{7*7}}" in page
