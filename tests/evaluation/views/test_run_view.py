"""One run: how far it is, what it came to, what is missing, and publishing it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from dispatch.models import Entry, Ledger
from dispatch.services.ask_correction import ask_correction
from dispatch.services.decide_correction import decide_correction
from evaluation.enums import RunStatus
from evaluation.models import Mark, Run
from evaluation.queries.notice_facts import notice_facts
from evaluation.queries.report_facts import city_report_facts
from evaluation.services.answer_objection import answer_objection
from evaluation.services.load_scheme import load_scheme
from evaluation.services.publish_run import publish_run
from evaluation.services.raise_objection import raise_objection
from evaluation.services.show_run import show_run
from evaluation.services.start_run import start_run
from tests.dispatch.books import INVESTMENT
from tests.evaluation.quarters import FIRST, SCHEME, SECOND, accept_quarter, judge, load_small_scheme
from tests.evaluation.shown import LINE, let_the_days_pass, load_shown_scheme

pytestmark = pytest.mark.django_db

OFFERED = 'data-opens="publish"'
WAITS = "1项更正待审批"
AFTERWARDS = "数据更正获准，本次得分未计入"


def page(run):
    return reverse("evaluation:run_view", args=[run.pk])


def publish(browser, run):
    return browser.post(reverse("evaluation:run_publish", args=[run.pk]), follow=True)


def with_a_gap(books, office, text):
    """The first quarter, judged by a scheme although February is missing for the bearings chain."""
    accept_quarter(books, FIRST)
    Entry.objects.filter(ledger__chain__code="bearings", ledger__month__month=2, indicator__code=INVESTMENT).delete()
    return judge(office, load_scheme(by=None, text=text), FIRST)


def test_a_draft_shows_places_and_points_and_is_published_from_its_page(client_of, office, draft_run):
    browser = client_of(office)
    shown = browser.get(page(draft_run)).content.decode()
    assert OFFERED in shown
    assert "100.00" in shown
    assert reverse("evaluation:score_sheet", args=[draft_run.pk, "ferrous"]) in shown
    publish(browser, draft_run)
    draft_run.refresh_from_db()
    assert draft_run.status == RunStatus.PUBLISHED
    after = browser.get(page(draft_run)).content.decode()
    assert OFFERED not in after
    assert reverse("evaluation:notice_open", args=[draft_run.pk]) in after


def test_a_correction_that_waits_is_told_on_the_draft_and_hinders_nothing(client_of, office, director, draft_run):
    browser = client_of(office)
    assert WAITS not in browser.get(page(draft_run)).content.decode()
    february = Ledger.objects.get(chain__code="ferrous", month__year=2024, month__month=2)
    ask_correction(by=director, ledger=february, indicator_code=INVESTMENT, value="15.2", reason="漏报一项")
    shown = browser.get(page(draft_run)).content.decode()
    assert shown.count(WAITS) == 2, "on the page, and in what is asked before it is published"
    assert OFFERED in shown
    publish(browser, draft_run)
    assert WAITS not in browser.get(page(draft_run)).content.decode()


def test_a_correction_that_came_after_is_told_with_both_figures(client_of, office, director, published):
    browser = client_of(office)
    for value in ("15.2", "15.4"):
        assert (AFTERWARDS in browser.get(page(published)).content.decode()) == (value == "15.4")
        february = Ledger.objects.get(chain__code="ferrous", month__year=2024, month__month=2)
        asked = ask_correction(by=director, ledger=february, indicator_code=INVESTMENT, value=value, reason="漏报一项")
        decide_correction(by=office, correction=asked, grant=True)
    shown = browser.get(page(published))
    assert [one.after for one in shown.context["later"]] == [Decimal("15.4"), Decimal("15.2")]
    assert f"2项{AFTERWARDS}" in shown.content.decode()
    assert "已发布的得分和名次不变" in shown.content.decode()
    again = judge(office, published.scheme, FIRST, reason="更正投资")
    assert AFTERWARDS not in browser.get(page(again)).content.decode(), "it counts them"


def test_with_a_gap_the_page_names_it_and_offers_no_publication(client_of, office, books):
    run = with_a_gap(books, office, SCHEME)
    browser = client_of(office)
    shown = browser.get(page(run)).content.decode()
    assert OFFERED not in shown
    assert "高端轴承" in shown
    assert "完成投资" in shown
    publish(browser, run)
    run.refresh_from_db()
    assert run.status == RunStatus.DRAFT


def test_where_the_scheme_counts_a_gap_as_zero_the_page_names_it_and_offers_publication(client_of, office, books):
    run = with_a_gap(books, office, SCHEME.replace("places = 2", 'places = 2\nmissing = "zero"'))
    browser = client_of(office)
    shown = browser.get(page(run))
    assert OFFERED in shown.content.decode()
    assert [line.item for _chain, line in shown.context["missing"]] == ["investment"]
    publish(browser, run)
    run.refresh_from_db()
    assert run.status == RunStatus.PUBLISHED


def test_figures_that_changed_since_are_said_on_the_page(client_of, office, draft_run):
    Entry.objects.filter(ledger__chain__code="bearings", indicator__code=INVESTMENT).update(value=11)
    shown = publish(client_of(office), draft_run)
    assert any(message.level_tag == "error" for message in shown.context["messages"])
    assert Run.objects.get(pk=draft_run.pk).status == RunStatus.DRAFT


def test_a_draft_is_thrown_away_from_its_page_with_a_reason(client_of, office, draft_run):
    browser = client_of(office)
    address = reverse("evaluation:run_discard", args=[draft_run.pk])
    assert f'action="{address}"' in browser.get(page(draft_run)).content.decode()
    shown = browser.post(address, {"reason": " "}, follow=True)
    assert "弃用草稿的原因" in shown.content.decode()
    assert Run.objects.get(pk=draft_run.pk).status == RunStatus.DRAFT
    answer = browser.post(address, {"reason": "复核无变化"})
    assert answer["Location"] == reverse("evaluation:run_list")
    assert Run.objects.get(pk=draft_run.pk).status == RunStatus.DISCARDED
    assert address not in browser.get(page(draft_run)).content.decode()


def test_a_draft_that_came_to_the_same_says_so(client_of, office, draft_run):
    publish_run(by=office, run=draft_run)
    again = judge(office, draft_run.scheme, FIRST, reason="复核")
    browser = client_of(office)
    assert "校验值相同" in browser.get(page(again)).content.decode()
    Run.objects.filter(pk=again.pk).update(digest="0" * 64)
    assert "校验值相同" not in browser.get(page(again)).content.decode()


def test_a_waiting_run_is_watched_until_it_is_done(client_of, office, books, run_outbox):
    accept_quarter(books, FIRST)
    run = start_run(by=office, scheme=load_small_scheme(), quarter=FIRST)
    browser = client_of(office)
    assert 'id="run-progress"' in browser.get(page(run)).content.decode()
    asked = reverse("evaluation:run_progress", args=[run.pk])
    assert "HX-Refresh" not in browser.get(asked)
    run_outbox()
    assert browser.get(asked)["HX-Refresh"] == "true"
    assert 'id="run-progress"' not in browser.get(page(run)).content.decode()


def test_marks_for_items_of_another_scheme_are_said_to_be_left_aside(client_of, office, draft_run):
    assert "未计入本次评价" not in client_of(office).get(page(draft_run)).content.decode()
    chain = draft_run.placings.first().chain
    Mark.objects.create(year=2024, quarter=1, chain=chain, item="gone", rater="office", value=50)
    assert "有1份打分、0件加减分事项" in client_of(office).get(page(draft_run)).content.decode()


def test_a_failed_run_says_why(client_of, office, books):
    accept_quarter(books, FIRST)
    scheme = load_small_scheme()
    type(scheme).objects.filter(pk=scheme.pk).update(text=scheme.text.replace("new-high-tech", "gone"))
    scheme.refresh_from_db()
    run = judge(office, scheme, FIRST)
    assert run.status == RunStatus.FAILED
    assert "gone" in client_of(office).get(page(run)).content.decode()


class TestShown:
    """A run whose scheme shows the scores first goes its way from its page."""

    @pytest.fixture
    def draft(self, books, office):
        accept_quarter(books, FIRST)
        return judge(office, load_shown_scheme(), FIRST)

    def post(self, browser, name, run):
        return browser.post(reverse(f"evaluation:run_{name}", args=[run.pk]), follow=True).content.decode()

    def test_it_is_shown_confirmed_and_published(self, client_of, office, draft):
        browser = client_of(office)
        page = browser.get(reverse("evaluation:run_view", args=[draft.pk])).content.decode()
        assert reverse("evaluation:run_show", args=[draft.pk]) in page
        assert reverse("evaluation:run_publish", args=[draft.pk]) not in page
        assert "2024年7月15日（含）前可提异议" in self.post(browser, "show", draft)
        assert "次日起才能确认" in self.post(browser, "confirm", draft), "too early: said, and nothing done"
        let_the_days_pass()
        assert "下一步：发布" in self.post(browser, "confirm", draft)
        self.post(browser, "publish", draft)
        draft.refresh_from_db()
        assert draft.status == RunStatus.PUBLISHED

    def test_objections_stand_on_it_and_are_in_the_way(self, client_of, office, director, ferrous, draft):
        show_run(by=office, run=draft)
        objection = raise_objection(by=director, run=draft, chain=ferrous, item=LINE, reason="漏计一个项目")
        let_the_days_pass()
        browser, address = client_of(office), reverse("evaluation:run_view", args=[draft.pk])
        page = browser.get(address).content.decode()
        assert "漏计一个项目" in page
        assert objection.get_absolute_url() in page
        assert reverse("evaluation:run_confirm", args=[draft.pk]) not in page
        answer_objection(by=office, objection=objection, uphold=True, answer="更正")
        page = browser.get(address).content.decode()
        assert "重新发起评价" in page
        assert reverse("evaluation:run_confirm", args=[draft.pk]) not in page

    @pytest.mark.parametrize(("again", "act"), [(True, "run_show"), (False, "run_confirm")])
    def test_a_draft_that_corrects_it_says_why_it_has_to_wait(
        self, client_of, books, office, director, ferrous, again, act
    ):
        accept_quarter(books, FIRST)
        scheme = load_shown_scheme(again=again)
        run = show_run(by=office, run=judge(office, scheme, FIRST))
        objection = raise_objection(by=director, run=run, chain=ferrous, item=LINE, reason="漏计一个项目")
        draft = judge(office, scheme, FIRST, reason="更正2月投资")
        let_the_days_pass()
        browser, address = client_of(office), page(draft)
        act_address = reverse(f"evaluation:{act}", args=[draft.pk])
        found = browser.get(address).content.decode()
        assert act_address not in found
        said = found[found.index("对所更正的公示结果，还有1条异议待答复") :]
        assert f'href="{page(run)}"' in said[: said.index("</p>")]
        answer_objection(by=office, objection=objection, uphold=False, answer="台账无误")
        found = browser.get(address).content.decode()
        assert act_address in found
        assert "异议待答复" not in found


def test_where_the_printed_points_do_not_add_up_to_a_total_the_page_says_why(client_of, office, draft_run):
    browser = client_of(office)
    assert "一次取舍" not in browser.get(page(draft_run)).content.decode()
    draft_run.placings.filter(chain__code="ferrous").update(total=Decimal("99.99"))
    assert "个别与表中各项得分之和相差0.01分，以总分为准" in browser.get(page(draft_run)).content.decode()


def test_places_before_by_another_scheme_are_told_wherever_they_are_compared_with(
    client_of, office, published, books, words
):
    accept_quarter(books, SECOND)
    other = load_scheme(by=None, text=SCHEME.replace("cap = 1", "cap = 1.1"))
    run = publish_run(by=office, run=judge(office, other, SECOND))
    browser, said = client_of(office), "《小城季度评价办法》（第1版）评价"
    sheet = reverse("evaluation:score_sheet", args=[run.pk, "ferrous"])
    for address in (page(run), sheet, reverse("evaluation:cockpit")):
        assert said in browser.get(address).content.decode(), address
    assert said not in browser.get(page(published)).content.decode()
    assert notice_facts(run).places_by == city_report_facts(month=run.period.last_month).ranking.places_by != ""


def test_places_before_by_the_same_scheme_are_just_compared(client_of, office, published, books):
    accept_quarter(books, SECOND)
    run = judge(office, published.scheme, SECOND)
    assert "办法不同" not in client_of(office).get(page(run)).content.decode()
