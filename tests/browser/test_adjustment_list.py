"""Noting a matter that adds points: the grades offered are those of the item chosen; what became of it, on a phone."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from chains.models import Chain, ProjectStep
from evaluation.services.decide_adjustment import decide_adjustment
from evaluation.services.note_adjustment import note_adjustment
from tests.actors import City
from tests.browser.windows import DESK, PHONE
from tests.chains.records import entered
from tests.dispatch.books import build_books
from tests.evaluation.quarters import FIRST
from tests.evaluation.rated import load_rated_scheme, matter


@pytest.fixture
def city(transactional_db: None, city: City) -> City:
    build_books(city)
    return city


def test_a_grade_of_another_item_is_not_offered(city: City, window_of) -> None:
    load_rated_scheme()
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


def test_a_milestone_of_another_chain_is_not_offered(city: City, window_of) -> None:
    load_rated_scheme()
    project = entered(city.account("clerk"), city.chains["ferrous"], register="projects", name="高端钢材项目（演示）")
    ProjectStep.objects.create(project=project, step="started", reached_on=dt.date(2024, 3, 12), proof="ground_level")
    page = window_of(city.account("office"), size=DESK).page
    page.goto("/adjustments/?quarter=2024Q1")
    chain, step = page.locator("#id_chain"), page.locator("#id_step")
    offered = step.locator("optgroup:not([disabled]) option")
    chain.select_option("ferrous")
    expect(offered).to_have_count(1)
    step.select_option(index=1)
    chain.select_option("bearings")
    expect(offered).to_have_count(0)
    expect(step).to_have_value("")


def test_on_a_phone_what_a_cell_holds_stands_below_each_other(city: City, window_of) -> None:
    kept = note_adjustment(
        by=city.account("office"),
        quarter=FIRST,
        chain=Chain.objects.get(code="ferrous"),
        item=matter(load_rated_scheme(), "praise"),
        matter="经验推广",
        proof="省办1号文",
    )
    decide_adjustment(by=city.account("second_office"), adjustment=kept, grant=True, note="材料属实")
    page = window_of(city.account("office"), size=PHONE).page
    page.goto("/adjustments/?quarter=2024Q1")
    decision = page.locator("td[data-label='审定结果']")
    boxes = [decision.locator(part).bounding_box() for part in (".status", "small", "p")]
    assert [box["y"] for box in boxes] == sorted({box["y"] for box in boxes})
    assert all(box["height"] < 30 for box in boxes)
