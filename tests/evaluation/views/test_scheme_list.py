"""The schemes there are, and one of them item by item."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.evaluation.quarters import SCHEME, load_small_scheme
from tests.evaluation.rated import RATED, load_rated_scheme
from tests.statements import statements

pytestmark = pytest.mark.django_db
PAGE = reverse("evaluation:scheme_list")


def test_every_version_is_listed_the_newest_first(client_of, clerk, books):
    first = load_small_scheme()
    second = load_rated_scheme(SCHEME.replace("weight = 60", "weight = 55").replace("weight = 40", "weight = 45"))
    shown = client_of(clerk).get(PAGE)
    assert list(shown.context["schemes"]) == [second, first]
    for scheme in (first, second):
        assert reverse("evaluation:scheme_view", args=[scheme.pk]) in shown.content.decode()


def test_a_scheme_shows_its_items_weights_rules_and_text(client_of, clerk, books):
    scheme = load_rated_scheme()
    shown = client_of(clerk).get(reverse("evaluation:scheme_view", args=[scheme.pk])).content.decode()
    for words in ("完成投资", "工作质量", "评议得分", "省级推广", "迟报"):
        assert words in shown
    assert "points_each = 2" in shown, "the text as it was loaded"


def test_S16_the_text_of_a_scheme_is_text(client_of, clerk, books):
    scheme = load_rated_scheme(RATED.replace("工作质量", "<svg onload=alert(1)>"))
    shown = client_of(clerk).get(reverse("evaluation:scheme_view", args=[scheme.pk])).content.decode()
    assert "<svg onload" not in shown


def test_without_a_scheme_the_page_says_what_to_do(client_of, office, books):
    assert reverse("evaluation:regime_list") in client_of(office).get(PAGE).content.decode()


def test_the_same_statements_with_one_version_and_with_three(client_of, office, books):
    load_small_scheme()
    browser = client_of(office)
    browser.get(PAGE)
    few = statements(lambda: browser.get(PAGE))
    load_rated_scheme()
    load_rated_scheme(RATED.replace("cap = 5", "cap = 6"))
    assert statements(lambda: browser.get(PAGE)) == few
