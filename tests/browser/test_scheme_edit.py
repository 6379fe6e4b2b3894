"""A scheme being typed: what saves by itself and what is saved by a button do not meet."""

from __future__ import annotations

from collections.abc import Callable

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
