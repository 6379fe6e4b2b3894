"""All runs, and starting one."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from dispatch.models import Ledger
from dispatch.services.ask_correction import ask_correction
from evaluation.enums import RunStatus
from evaluation.models import Run, Scheme
from evaluation.services.load_scheme import load_scheme
from tests.dispatch.books import INVESTMENT
from tests.evaluation.quarters import FIRST, SCHEME, accept_quarter, load_small_scheme
from tests.statements import statements

pytestmark = pytest.mark.django_db
PAGE = reverse("evaluation:run_list")
WAITS = "1项更正待审批"


def ledger_of(chain="ferrous"):
    """A chain's accepted ledger of February."""
    return Ledger.objects.get(chain__code=chain, month__year=2024, month__month=2)


def start(browser, scheme, **others):
    return browser.post(PAGE, {"quarter": "2024Q1", "scheme": scheme.pk, "reason": "", **others})


def test_only_quarters_that_are_over_can_be_chosen(client_of, office, books):
    load_small_scheme()
    shown = client_of(office).get(PAGE).content.decode()
    assert 'value="2024Q2"' in shown
    assert 'value="2024Q3"' not in shown


def test_a_run_is_started_and_its_page_watched(client_of, office, books):
    accept_quarter(books, FIRST)
    answer = start(client_of(office), load_small_scheme())
    run = Run.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("evaluation:run_view", args=[run.pk])
    assert run.status == RunStatus.WAITING


def test_a_correction_that_waits_is_told_before_its_quarter_is_judged(client_of, office, director, books):
    accept_quarter(books, FIRST)
    load_small_scheme()
    browser = client_of(office)
    assert WAITS not in browser.get(PAGE).content.decode()
    ask_correction(by=director, ledger=ledger_of(), indicator_code=INVESTMENT, value="15.2", reason="漏报一项")
    shown = browser.get(PAGE).content.decode()
    assert WAITS in shown
    assert reverse("dispatch:correction_list") in shown
    notice = re.sub(r"\s+", "", shown[shown.index("notice-warning") :])
    assert notice.startswith('notice-warning"><div><p>2024年第一季度</p><p>'), "below each other, not side by side"
    assert WAITS in browser.get(reverse("evaluation:desk")).content.decode()


def test_a_refusal_stands_on_the_page(client_of, office, published):
    answer = start(client_of(office), published.scheme)
    assert answer.context["form"].non_field_errors()
    assert Run.objects.count() == 1
    assert start(client_of(office), published.scheme, reason="更正一处数据").status_code == 302


def test_it_is_said_beforehand_when_a_reason_is_needed(client_of, office, books):
    load_small_scheme()
    assert "已有发布的评价或正在公示的，须说明" in client_of(office).get(PAGE).content.decode()


def test_without_a_choice_a_quarter_is_judged_by_the_scheme_in_force_for_it(client_of, office, books):
    answer = client_of(office).post(PAGE, {"quarter": "2024Q1", "scheme": "", "reason": ""})
    assert "没有适用的评价办法" in answer.content.decode()
    load_small_scheme()
    newest = load_small_scheme()
    load_scheme(by=None, text=SCHEME.replace("2024", "2023"))
    assert client_of(office).post(PAGE, {"quarter": "2024Q1", "scheme": "", "reason": ""}).status_code == 302
    assert Run.objects.get().scheme == newest


def test_another_years_scheme_is_refused(client_of, office, books):
    Scheme.objects.filter(pk=load_small_scheme().pk).update(year=2023)
    answer = start(client_of(office), Scheme.objects.get())
    assert answer.context["form"].non_field_errors()
    assert not Run.objects.exists()


def test_without_months_the_page_says_what_to_do(client_of, office, city):
    assert reverse("evaluation:regime_list") in client_of(office).get(PAGE).content.decode()


def test_every_run_is_listed_with_how_many_are_placed(client_of, office, published):
    shown = client_of(office).get(PAGE)
    run = shown.context["runs"][0]
    assert (run.placed, run.unplaced) == (2, 0)
    assert reverse("evaluation:run_view", args=[published.pk]) in shown.content.decode()


def test_the_same_statements_with_one_run_and_with_ten(client_of, office, published):
    browser = client_of(office)
    browser.get(PAGE)
    few = statements(lambda: browser.get(PAGE))
    for quarter in (2, 3, 4):
        for _ in range(3):
            Run.objects.create(
                scheme=published.scheme, year=2024, quarter=quarter, status=RunStatus.DISCARDED, started_by=office
            )
    assert statements(lambda: browser.get(PAGE)) == few
