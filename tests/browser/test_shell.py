"""The frame around every page, as somebody at a desk, before the wall and on a phone meets it."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from config.lib import clock
from offices.services.inbox import tell
from tests.actors import PASSWORD, City
from tests.browser.windows import DESK, PHONE, WALL


@pytest.fixture
def city(transactional_db: None, city: City) -> City:
    for number in range(60):
        tell(
            organisation=city.organisations["ferrous-office"],
            key=f"notice:{number}",
            kind="notice",
            subject=f"关于2024年第一季度产业链链长制工作评价情况的通报（{number}）",
            body="请查收。",
        )
    return city


def test_logs_in_by_keyboard_reads_and_logs_out(city: City, window_of) -> None:
    window = window_of(None)
    page = window.page
    page.goto("/inbox/")
    expect(page.locator("[name=username]")).to_be_focused()
    page.keyboard.type("clerk")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url("/inbox/")
    page.get_by_role("button", name="评价情况的通报（59）").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("通报（59）")
    expect(page.locator(".count")).to_contain_text("59")
    page.locator("details.menu summary").press("Enter")
    page.get_by_role("button", name="退出登录").press("Enter")
    expect(page).to_have_url("/login/")


def test_the_language_is_switched_in_the_menu(city: City, window_of) -> None:
    page = window_of(city.account("clerk")).page
    page.goto("/inbox/?show=unread")
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="English").click()
    expect(page).to_have_url("/inbox/?show=unread")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inbox")


def test_a_filter_that_is_chosen_stands_in_the_address(city: City, window_of) -> None:
    page = window_of(city.account("clerk")).page
    page.goto("/inbox/")
    page.select_option("[name=show]", "unread")
    page.wait_for_url("**/inbox/?show=unread&q=")
    page.get_by_role("link", name="主题").click()
    page.wait_for_url("**&sort=subject")
    page.get_by_role("link", name="2", exact=True).click()
    page.wait_for_url("**&page=2")
    assert "sort=subject" in page.url
    assert "show=unread" in page.url


def test_on_a_phone_the_navigation_comes_when_asked(city: City, window_of) -> None:
    page = window_of(city.account("clerk"), size=PHONE).page
    page.goto("/inbox/")
    side = page.locator("#side")
    expect(side).to_be_hidden()
    page.get_by_role("button", name="菜单").click()
    expect(side).to_be_visible()
    page.keyboard.press("Escape")
    expect(side).to_be_hidden()
    expect(page.get_by_role("button", name="菜单")).to_be_focused()


def test_on_a_phone_the_day_stays_on_one_line(city: City, window_of) -> None:
    clock.set_business_date(dt.date(2024, 7, 12))
    page = window_of(city.account("clerk"), size=PHONE).page
    page.goto("/inbox/")
    day = page.locator(".date .day")
    expect(day).to_have_text("2024年7月12日（演示）")
    assert day.evaluate("day => new Set([...day.getClientRects()].map(box => box.top)).size") == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("size", [DESK, WALL, PHONE], ids=["desk", "wall", "phone"])
def test_has_no_barriers_and_does_not_scroll_sideways(city: City, window_of, size: tuple[int, int]) -> None:
    outside, inside = window_of(None, size=size), window_of(city.account("office"), size=size)
    inside.expected.append("404")
    found = []
    for window, address in (
        (outside, "/login/"),
        (inside, "/inbox/"),
        (inside, "/password/"),
        (inside, "/clock/"),
        (inside, "/nowhere/"),
    ):
        window.page.goto(address)
        found += [f"{address}: {barrier}" for barrier in window.barriers()]
        assert window.page.evaluate("document.documentElement.scrollWidth") <= size[0], address
    assert found == []


def test_what_was_typed_is_guarded_and_kept_over_a_log_out(city: City, window_of) -> None:
    page = window_of(city.account("office")).page
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/clock/")
    page.fill("[name=day]", "2024-08-16")
    page.context.clear_cookies()
    page.goto("/inbox/")
    assert asked == ["beforeunload"]
    page.fill("[name=username]", "office")
    page.fill("[name=password]", PASSWORD)
    page.click(".login-button")
    page.goto("/clock/")
    assert page.input_value("[name=day]") == "2024-07-08"
    page.get_by_role("button", name="恢复").click()
    assert page.input_value("[name=day]") == "2024-08-16"
    page.keyboard.press("Control+s")
    expect(page.locator(".notice-success")).to_contain_text("2024年8月16日")
    expect(page.locator(".notice-warning")).to_have_count(0)


def test_a_second_click_does_not_send_again(city: City, window_of) -> None:
    page = window_of(city.account("office")).page
    page.goto("/clock/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.locator("[data-save]").dblclick()
    expect(page.locator(".notice-success")).to_be_visible()
    assert len(sent) == 1
