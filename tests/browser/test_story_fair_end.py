"""From a scheme to a quarter's fair end: it is written, tried and adopted; raters mark blind, the scores are shown, a
chain objects to a line and is right, the corrected run is confirmed and published, and the first stands corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import expect

from config.lib import clock
from dispatch.models import Entry
from evaluation.models import Run, Scheme
from evaluation.services.load_scheme import load_scheme
from tests.actors import build_city
from tests.browser.acts import look_over, send
from tests.browser.windows import Window
from tests.dispatch.books import INVESTMENT, build_books
from tests.evaluation.quarters import FIRST, accept_quarter
from tests.evaluation.rated import RATED

WindowOf = Callable[..., Window]
Picture = Callable[..., object]
BEFORE = RATED.replace("市链长办", "综合评议").replace("places = 2\n", 'places = 2\nmissing = "zero"\n')


@pytest.fixture
def city(transactional_db: None) -> Any:
    """The tiny city on 8 July 2024 with an accepted first quarter and a scheme that shows no scores."""
    clock.set_business_date(dt.date(2024, 7, 8))
    city = build_city()
    accept_quarter(build_books(city), FIRST)
    enter_for_february(5)
    load_scheme(by=None, text=BEFORE)
    return city


def test_a_fair_end(city: Any, window_of: WindowOf, worker: None, picture: Picture) -> None:
    office, director, rater = (window_of(city.account(who)) for who in ("office", "director", "liaison"))
    a_scheme_is_written_tried_and_adopted(office, picture)
    the_raters_mark(office, rater, picture)
    run = judged(office)
    the_scores_are_shown(office, director, run, picture)
    the_director_objects(director, run, picture)
    the_office_upholds_it(office, picture)
    enter_for_february(15)
    mended = judged(office, reason="异议成立，更正2月完成投资")
    clock.set_business_date(dt.date(2024, 7, 16))
    it_is_confirmed_and_published(office, mended, picture)
    page = director.page
    page.goto(f"/runs/{mended}/ferrous/")
    page.get_by_role("link", name="前后对比").click()
    expect(page.locator("main")).to_contain_text("异议成立")
    page.goto(f"/runs/{run}/ferrous/")
    expect(page.locator("main")).to_contain_text("以更正后的结果为准")
    office.page.goto(f"/runs/{run}/")
    expect(office.page.get_by_role("heading", level=1)).to_contain_text("已更正")


def a_scheme_is_written_tried_and_adopted(office: Window, picture: Picture) -> None:
    """From the version of before: weights that do not add up are told, the places under others are looked at."""
    page = office.page
    page.goto("/schemes/")
    page.get_by_role("link", name="新建办法").click()
    page.select_option("[name=start]", label="小城季度评价办法（第1版）")
    send(page.locator("#new-scheme"))
    page.fill("[name='scheme.shown_days']", "5")
    page.uncheck("[name='scheme.shown_again']")
    page.fill("[name='items.0.weight']", "55")
    page.press("[name='items.0.weight']", "Tab")
    expect(page.locator("[data-wrong]")).to_contain_text("合计 105 分")
    expect(page.get_by_role("button", name="启用", exact=True)).to_be_disabled()
    page.fill("[name='items.1.weight']", "25")
    page.press("[name='items.1.weight']", "Tab")
    expect(page.locator("[data-verdict]")).to_have_text("检查通过，可以启用。")
    look_over(office)
    page.get_by_role("heading", level=1).scroll_into_view_if_needed()
    picture(office, "scheme-edit")
    page.get_by_role("link", name="试算").click()
    page.select_option("[name=quarter]", str(FIRST))
    expect(page.locator("#trial")).to_contain_text("2024年第一季度")
    office.expected += ["400 (Bad Request)", "Response Status Error Code 400"]
    page.fill("[name='points-high-tech']", "六十")
    with page.expect_navigation():
        page.press("[name='points-high-tech']", "Tab")
    expect(page.locator(".field-error")).to_be_visible()
    expect(page.locator("[name='points-high-tech']")).to_have_value("六十")
    page.fill("[name='points-high-tech']", "60")
    page.press("[name='points-high-tech']", "Tab")
    expect(page.locator("#trial")).to_contain_text("合计 135 分")
    expect(page.locator(".field-error, #trial-form .is-invalid")).to_have_count(0)
    picture(office, "scheme-trial")
    page.get_by_role("link", name="返回办法").click()
    page.get_by_role("button", name="启用", exact=True).click()
    page.select_option("#adopt-start", str(FIRST))
    page.fill("#adopt-reason", "小链办〔2024〕3号")
    send(page.locator("#adopt form"))
    expect(page.locator(".notice-success")).to_contain_text("已启用")
    assert [one.version for one in Scheme.objects.order_by("version")] == [1, 2]


def the_raters_mark(office: Window, rater: Window, picture: Picture) -> None:
    """The office asks one department; it marks; only when it is closed the office sees the marks."""
    page = office.page
    page.goto("/ratings/?quarter=2024Q1")
    page.fill("[name=due]", "2024-07-12")
    page.locator("fieldset, .field", has_text="评议组").get_by_label("市财政局").check()
    send(page.locator("#rating"))
    expect(page.locator("main")).to_contain_text("0/2")
    own = rater.page
    own.goto("/desk/")
    own.get_by_role("link", name="打分", exact=True).click()
    own.fill("[name=ferrous--work--group]", "91.5")
    own.fill("[name=bearings--work--group]", "86")
    look_over(rater)
    picture(rater, "mark-own")
    send(own.locator("form[id^=marks-own]"))
    page.reload()
    expect(page.locator("main")).to_contain_text("2/2")
    expect(page.locator("main")).not_to_contain_text("91.5")
    look_over(office)
    picture(office, "rating-view")
    page.get_by_role("button", name="结束打分").first.click()
    send(page.locator("dialog[open] form"))
    expect(page.locator("main")).to_contain_text("91.5")
    page.goto("/marks/?quarter=2024Q1")
    page.fill("[name=ferrous--work--office]", "90")
    page.fill("[name=bearings--work--office]", "88")
    send(page.locator("form[id^=marks-]"))


def judged(office: Window, reason: str = "") -> int:
    """The office starts a run of the first quarter and waits for it; returns its number."""
    page = office.page
    page.goto("/runs/")
    page.select_option("[name=quarter]", str(FIRST))
    page.fill("[name=reason]", reason)
    send(page.locator("form:has([name=quarter])"))
    expect(page.locator("main")).to_contain_text("名次和得分")
    return Run.objects.latest("pk").pk


def the_scores_are_shown(office: Window, director: Window, run: int, picture: Picture) -> None:
    page = office.page
    page.get_by_role("button", name="公示", exact=True).click()
    send(page.locator("dialog[open] form"))
    expect(page.locator(".notice-success")).to_contain_text("2024年7月15日")
    look_over(office)
    own = director.page
    own.goto("/desk/")
    expect(own.locator("main")).to_contain_text("本链得分公示至2024年7月15日")
    picture(director, "desk-shown")
    assert own.request.get(f"/runs/{run}/bearings/").status == 404


def the_director_objects(director: Window, run: int, picture: Picture) -> None:
    page = director.page
    page.goto(f"/runs/{run}/ferrous/")
    look_over(director)
    page.locator("#investment").get_by_role("link", name="提出异议").click()
    page.fill("[name=reason]", "2月完成投资漏计一个项目10亿元，应为15亿元，见2月项目进度表。")
    look_over(director)
    picture(director, "objection-raise")
    send(page.locator("form[id^=objection-]"))
    expect(page.locator("main")).to_contain_text("等待链长办答复")


def the_office_upholds_it(office: Window, picture: Picture) -> None:
    page = office.page
    page.goto("/desk/")
    expect(page.locator("main")).to_contain_text("有1条异议待答复")
    page.goto("/objections/")
    page.get_by_role("link", name="完成投资").click()
    page.fill("[name=answer]", "经核对项目进度表，2月应为15亿元，台账已更正。")
    look_over(office)
    picture(office, "objection-view")
    page.get_by_role("button", name="成立，予以更正").click()
    expect(page.locator("main")).to_contain_text("重新发起评价")


def enter_for_february(value: int) -> None:
    """The figure that the story is about, as its ledger leaves it, or a granted correction; these have their own."""
    february = Entry.objects.filter(indicator__code=INVESTMENT, ledger__chain__code="ferrous", ledger__month__month=2)
    february.update(value=Decimal(value))


def it_is_confirmed_and_published(office: Window, run: int, picture: Picture) -> None:
    page = office.page
    page.goto(f"/runs/{run}/changes/")
    expect(page.locator("main")).to_contain_text("经核对项目进度表")
    look_over(office)
    picture(office, "run-changes")
    page.goto(f"/runs/{run}/")
    page.get_by_role("button", name="确认", exact=True).click()
    send(page.locator("dialog[open] form"))
    page.get_by_role("button", name="发布", exact=True).click()
    send(page.locator("dialog[open] form"))
    expect(page.locator(".notice-success")).to_contain_text("已发布")
