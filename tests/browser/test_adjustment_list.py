"""Noting a matter that adds points: the grades offered are those of the item chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.actors import City
from tests.browser.windows import DESK
from tests.dispatch.books import build_books
from tests.evaluation.rated import load_rated_scheme


@pytest.fixture
def city(transactional_db: None, city: City) -> City:
    build_books(city)
    load_rated_scheme()
    return city


def test_a_grade_of_another_item_is_not_offered(city: City, window_of) -> None:
    page = window_of(city.account("office"), size=DESK).page
    page.goto("/adjustments/?quarter=2024Q1")
    item, grade = page.locator("#id_item"), page.locator("#id_grade")
    offered = grade.locator("optgroup:not([disabled]) option")
    expect(item).to_have_value("praise")
    expect(offered).to_have_count(0)
    item.select_option("award")
    expect(offered).to_have_text(["国家级", "省级"])
    grade.select_option("省级")
    item.select_option("praise")
    expect(grade).to_have_value("")
