"""Searching from the head of a page, and naming another record in a form, without a mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.actors import City
from tests.browser.windows import DESK, PHONE
from tests.chains.records import entered


@pytest.fixture
def city(transactional_db: None, city: City) -> City:
    clerk, ferrous = city.account("clerk"), city.chains["ferrous"]
    for name in ("钢管一厂（演示）", "钢管二厂（演示）"):
        entered(clerk, ferrous, name=name)
    entered(clerk, ferrous, "parks", name="钢管产业园（演示）")
    return city


def test_a_record_is_found_and_opened_by_keys(city: City, window_of) -> None:
    window = window_of(city.account("clerk"), size=DESK)
    page = window.page
    page.goto("/registers/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="按名称、拼音首字母或代码查询")
    expect(box).to_be_focused()
    page.keyboard.type("gg")
    options = page.get_by_role("option")
    expect(options).to_have_count(3)
    expect(box).to_have_attribute("aria-expanded", "true")
    assert window.barriers() == []
    page.keyboard.press("ArrowDown")
    first = options.first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_have_value("gg")
    page.keyboard.press("ArrowDown")
    expect(options).to_have_count(3)
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("钢管")


def test_enter_without_a_choice_leads_to_the_results(city: City, window_of) -> None:
    window = window_of(city.account("clerk"), size=PHONE)
    page = window.page
    page.goto("/registers/")
    page.get_by_role("link", name="查询").click()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("钢管")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="钢管二厂（演示）")).to_be_visible()
    assert window.barriers() == []


def test_a_field_of_a_form_offers_the_names_of_other_records(city: City, window_of) -> None:
    window = window_of(city.account("clerk"), size=DESK)
    page = window.page
    page.goto("/registers/enterprises/new/")
    page.fill("[name=name]", "新厂（演示）")
    park = page.get_by_role("combobox", name="所在园区")
    park.press_sequentially("gg")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(park).to_have_value("钢管产业园（演示）")
    assert window.barriers() == []
    page.keyboard.press("Control+s")
    expect(page.get_by_role("heading", level=1)).to_have_text("新厂（演示）")
