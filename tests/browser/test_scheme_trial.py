"""A draft being tried: its tables can be read at a usual desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from evaluation.models import SchemeDraft
from tests.actors import City
from tests.browser.windows import Window
from tests.dispatch.books import build_books
from tests.evaluation.quarters import FIRST, accept_quarter, judge, load_small_scheme
from tests.evaluation.views.drafts import make_draft


@pytest.fixture
def draft(transactional_db: None, city: City) -> SchemeDraft:
    accept_quarter(build_books(city), FIRST)
    judge(city.account("office"), load_small_scheme(), FIRST)
    return make_draft(city.account("office"))


def test_the_heads_of_what_it_would_need_have_room(
    city: City, draft: SchemeDraft, window_of: Callable[..., Window]
) -> None:
    page = window_of(city.account("office")).page
    page.goto(f"/schemes/drafts/{draft.pk}/trial/")
    page.locator("#trial button[value='bearings']").click()
    heads = page.locator("#trial .table-frame").first.locator("thead th.number")
    expect(heads.last).to_have_text("届时名次")
    assert [head.inner_text() for head in heads.all() if head.bounding_box()["width"] < 50] == []
    assert heads.last.bounding_box()["height"] < 60


def test_from_one_weight_the_key_leads_to_the_next(
    city: City, draft: SchemeDraft, window_of: Callable[..., Window]
) -> None:
    page = window_of(city.account("office")).page
    page.goto(f"/schemes/drafts/{draft.pk}/trial/")
    page.locator("[name='points-investment']").press("Tab")
    expect(page.locator("[name='points-high-tech']")).to_be_focused()
