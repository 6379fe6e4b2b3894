"""A rater marks on a page of its own; whoever has no seat has no such page."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from evaluation.models import Mark
from evaluation.services.close_rating import close_rating
from evaluation.services.open_rating import open_rating
from tests.evaluation.quarters import FIRST
from tests.evaluation.rated import RATED, load_rated_scheme, marked_items
from tests.statements import statements

pytestmark = pytest.mark.django_db

PAGE = reverse("evaluation:mark_own")
FIELD = "ferrous--work--group"


@pytest.fixture
def rating(books, city, office):
    items = marked_items(load_rated_scheme())
    seats = {"group": [city.organisations["finance"], city.organisations["industry"]]}
    return open_rating(by=office, quarter=FIRST, items=items, seats=seats, due=dt.date(2024, 7, 12))


def test_from_the_desk_to_the_marks(client_of, liaison, rating):
    browser = client_of(liaison)
    assert PAGE in browser.get(reverse("evaluation:desk")).content.decode()
    page = browser.get(PAGE).content.decode()
    assert f'name="{FIELD}"' in page
    assert "ferrous--work--office" not in page, "another rater's"
    answer = browser.post(PAGE, {FIELD: "88.5"}, follow=True)
    assert "88.5" in answer.content.decode()
    mark = Mark.objects.get()
    assert (mark.value, mark.organisation.code, mark.entered_by) == (Decimal("88.5"), "finance", liaison)


def test_a_rater_whom_a_later_scheme_does_not_name_is_asked_no_more(client_of, liaison, office, rating):
    load_rated_scheme(RATED.replace('code = "group"', 'code = "panel"').replace('title = "小城', 'title = "新版小城'))
    assert PAGE not in client_of(liaison).get(reverse("evaluation:desk")).content.decode()
    assert client_of(liaison).get(PAGE).status_code == 404
    progress = client_of(office).get(f"{reverse('evaluation:rating_view')}?quarter={FIRST}").content.decode()
    assert progress.count("现行办法中没有此评议主体，不再打分") == 2
    assert "评议组" in progress, "by its name, not by its code"


def test_nothing_typed_is_lost(client_of, liaison, rating):
    browser = client_of(liaison)
    page = browser.post(PAGE, {FIELD: "188", "bearings--work--group": "70"})
    assert page.status_code == 400
    assert 'value="188"' in page.content.decode()
    assert 'value="70"' in page.content.decode()
    assert not Mark.objects.exists()


@pytest.mark.parametrize("who", ["clerk", "director", "chief", "office", "leader", "audit_admin", "nobody"])
def test_without_a_seat_there_is_no_such_page(client_of, city, rating, who):
    assert client_of(city.account(who)).get(PAGE).status_code == 404


def test_S8_anothers_seat_is_not_found_and_a_closed_one_neither(client_of, liaison, office, rating):
    browser = client_of(liaison)
    foreign = rating.seats.get(organisation__code="industry")
    assert browser.get(f"{PAGE}?seat={foreign.pk}").status_code == 404
    assert browser.post(f"{PAGE}?seat={foreign.pk}", {FIELD: "10"}).status_code == 404
    assert browser.get(f"{PAGE}?seat=x").status_code == 404
    close_rating(by=office, rating=rating)
    assert browser.post(PAGE, {FIELD: "10"}).status_code == 404
    assert not Mark.objects.exists()


def test_the_same_statements_whatever_is_marked(client_of, liaison, rating):
    browser = client_of(liaison)
    browser.get(PAGE)
    empty = statements(lambda: browser.get(PAGE))
    browser.post(PAGE, {FIELD: "80", "bearings--work--group": "70"})
    browser.get(PAGE)
    assert statements(lambda: browser.get(PAGE)) == empty
