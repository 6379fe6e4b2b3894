"""The leaders' cockpit as they meet it: at a desk, before the wall, on a phone; and everybody's desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from config.lib.periods import Quarter
from tests.actors import City
from tests.browser.windows import DESK, PHONE, WALL
from tests.dispatch.books import EVENTS, GROWTH, HIGH_TECH, JUNE, Books, build_books
from tests.evaluation.standings import accept, line, more_chains, publish


@pytest.fixture
def books(transactional_db: None, city: City) -> Books:
    """June accepted for both chains and ten more, two quarters published."""
    books = build_books(city)
    accept(city, books, JUNE, {HIGH_TECH: "20", GROWTH: "6.5", EVENTS: "1"})
    accept(city, books, JUNE, {HIGH_TECH: "33"}, chain="bearings")
    more_chains(city, books, 10, JUNE)
    publish(city, Quarter(2024, 1), {"bearings": 1, "ferrous": 2})
    run = publish(city, Quarter(2024, 2), {"ferrous": 1, "bearings": 2}, before={"bearings": 1, "ferrous": 2})
    line(run, city.chains["ferrous"], item="new-high-tech", indicator=HIGH_TECH, title="新增高新技术企业")
    return books


def test_a_light_opens_to_its_reason_and_leads_on_to_the_points(city: City, books: Books, window_of) -> None:
    window = window_of(city.account("leader"))
    page = window.page
    page.goto("/")
    expect(page).to_have_url("/cockpit/")
    light = page.get_by_role("link", name="滞后 −16.7")
    light.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("黑色金属")
    expect(dialog).to_contain_text("33.3%")
    expect(dialog).to_contain_text("clerk（演示）")
    assert window.barriers() == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    light.click()
    dialog.get_by_role("link", name="新增高新技术企业").click()
    page.wait_for_url("**/runs/*/ferrous/#new-high-tech")
    expect(page.locator("#new-high-tech")).to_be_in_viewport()


def test_the_cockpit_fits_a_desk(city: City, books: Books, window_of) -> None:
    window = window_of(city.account("leader"), size=DESK)
    window.page.goto("/cockpit/")
    expect(window.page.locator("#chart-movement-data + .chart svg")).to_be_visible()
    assert _width(window) <= DESK[0]
    assert window.barriers() == []


def test_the_wall_fits_one_screen_and_has_no_navigation(city: City, books: Books, window_of) -> None:
    window = window_of(city.account("leader"), size=WALL)
    window.page.goto("/cockpit/?wall=1")
    expect(window.page.locator(".side")).to_be_hidden()
    expect(window.page.locator(".wall-table tfoot")).to_be_in_viewport(ratio=1)
    expect(window.page.locator(".wall-foot")).to_be_in_viewport(ratio=1)
    assert _width(window) <= WALL[0]
    assert window.page.evaluate("document.documentElement.scrollHeight") <= WALL[1]
    assert window.barriers() == []


def test_on_a_phone_the_ranking_comes_first_and_then_what_is_red(city: City, books: Books, window_of) -> None:
    window = window_of(city.account("leader"), size=PHONE)
    page = window.page
    page.goto("/cockpit/")
    expect(page.locator(".lights-frame")).to_be_hidden()
    expect(page.locator(".phone-ranking li").first).to_contain_text("黑色金属")
    assert _width(window) <= PHONE[0]
    assert window.barriers() == []
    page.locator(".phone-red").first.get_by_role("link").first.click()
    expect(page.locator("#reason")).to_be_visible()


@pytest.mark.parametrize("path", ["/desk/", "/chains/", "/chains/ferrous/", f"/chains/ferrous/{HIGH_TECH}/"])
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_no_page_of_a_clerk_is_wider_than_the_window(
    city: City, books: Books, window_of, path: str, size: tuple[int, int]
) -> None:
    window = window_of(city.account("clerk"), size=size)
    window.page.goto(path)
    assert _width(window) <= size[0]
    assert window.barriers() == []


def _width(window) -> int:
    return window.page.evaluate("document.documentElement.scrollWidth")
