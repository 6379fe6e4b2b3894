"""A scheme being typed: what saves by itself and what is saved by a button do not meet."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from evaluation.models import SchemeDraft
from tests.actors import City
from tests.browser.windows import Window
from tests.dispatch.books import build_books
from tests.evaluation.views.drafts import make_draft


@pytest.fixture
def draft(transactional_db: None, city: City) -> SchemeDraft:
    build_books(city)
    return make_draft(city.account("office"))


def test_a_weight_is_typed_and_saved_at_once(city: City, draft: SchemeDraft, window_of: Callable[..., Window]) -> None:
    page = window_of(city.account("office")).page
    page.goto(f"/schemes/drafts/{draft.pk}/")
    for weight in ("59.5", "58", "60"):
        page.locator("[name='items.0.weight']").fill(weight)
        with page.expect_navigation():
            page.locator("[data-save]").click()
        expect(page.locator(".notice-success, .message-success, [class*=success]").first).to_be_visible()
        expect(page.locator("[name='items.0.weight']")).to_have_value(weight)
    assert SchemeDraft.objects.get().version == 4


def test_a_button_is_pressed_once_and_what_was_saved_as_one_types_holds_nobody_back(
    city: City, draft: SchemeDraft, window_of: Callable[..., Window]
) -> None:
    page = window_of(city.account("office")).page
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"/schemes/drafts/{draft.pk}/")
    with page.expect_navigation(url="**/items/**"):
        page.locator("button[value='add:items']").click()
    page.go_back()
    page.fill("[name='scheme.title']", "新的名称")
    page.locator("[name='scheme.title']").press("Tab")
    expect(page.locator("[data-state]")).to_have_text("已保存")
    expect(page.locator("h1")).to_contain_text("新的名称")
    page.get_by_role("link", name="试算").click()
    page.wait_for_url("**/trial/")
    assert asked == []


def test_another_rule_is_saved_and_nothing_is_offered_to_be_restored(
    city: City, draft: SchemeDraft, window_of: Callable[..., Window]
) -> None:
    page = window_of(city.account("office")).page
    page.goto(f"/schemes/drafts/{draft.pk}/items/items.0/")
    with page.expect_navigation():
        page.locator("[data-redraws]").select_option("efficacy")
    expect(page.locator("[data-redraws]")).to_have_value("efficacy")
    expect(page.locator("[data-restore]")).to_have_count(0)
    page.goto(f"/schemes/drafts/{draft.pk}/")
    page.goto(f"/schemes/drafts/{draft.pk}/items/items.0/")
    expect(page.locator("[data-restore]")).to_have_count(0)


def test_how_an_item_scores_is_said_as_one_sets_it(
    city: City, draft: SchemeDraft, window_of: Callable[..., Window], picture: Callable[..., Path]
) -> None:
    window = window_of(city.account("office"))
    page = window.page
    page.goto(f"/schemes/drafts/{draft.pk}/items/items.0/")
    expect(page.locator("[data-clause]")).to_contain_text("超过 100% 的按 100% 计")
    page.fill("[name='items.0.cap']", "1.2")
    page.press("[name='items.0.cap']", "Tab")
    expect(page.locator("[data-clause]")).to_contain_text("超过 120% 的按 120% 计")
    page.fill("[name='items.0.cap']", "一倍")
    page.press("[name='items.0.cap']", "Tab")
    expect(page.locator("[data-clause]")).to_have_text(re.compile("完成率超过上限的按上限计"))
    page.fill("[name='items.0.cap']", "1.3")
    page.fill("[name='items.0.weight']", "10")
    page.press("[name='items.0.weight']", "Tab")
    expect(page.locator("[data-clause]")).to_contain_text("超过 130% 的按 130% 计")
    page.get_by_role("heading", level=1).scroll_into_view_if_needed()
    picture(window, "scheme-item")
    page.get_by_role("button", name="保存并试算").click()
    page.wait_for_url("**/trial/")
