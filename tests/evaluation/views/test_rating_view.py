"""The office asks the raters, sees how far they are and not what they gave, closes, and then sees all."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from evaluation.forms.rating_view import RATERS
from evaluation.models import Mark, Rating
from offices.models import Organisation
from tests.evaluation.rated import load_rated_scheme

pytestmark = pytest.mark.django_db

PAGE = reverse("evaluation:rating_view") + "?quarter=2024Q1"


@pytest.fixture
def browser(client_of, office, books):
    load_rated_scheme()
    return client_of(office)


def ask(browser, city, **others):
    return browser.post(
        PAGE, {"due": "2024-07-12", "rater-1": [city.organisations["finance"].pk], **others}, follow=True
    )


def test_the_way_of_a_marking(browser, client_of, city, liaison):
    assert "评议组" in browser.get(PAGE).content.decode()
    page = ask(browser, city).content.decode()
    assert "市财政局" in page
    assert "0/2" in page
    client_of(liaison).post(reverse("evaluation:mark_own"), {"ferrous--work--group": "77.25"})
    page = browser.get(PAGE).content.decode()
    assert "1/2" in page
    assert "77.25" not in page, "how far, and not what"
    assert "77.25" not in browser.get(reverse("evaluation:mark_list") + "?quarter=2024Q1").content.decode()
    rating = Rating.objects.get()
    page = browser.post(reverse("evaluation:rating_close", args=[rating.pk]), follow=True).content.decode()
    assert "77.25" in page
    again = browser.post(
        reverse("evaluation:rating_reopen", args=[rating.pk]), {"due": "2024-07-15", "reason": "有误"}, follow=True
    )
    assert "77.25" not in again.content.decode()
    assert Rating.objects.get().due == dt.date(2024, 7, 15)


def test_nobody_is_asked_where_nobody_is_in_post(browser, city):
    page = browser.get(PAGE).content.decode()
    assert "市财政局" in page
    empty = Organisation.objects.filter(kind__in=RATERS, posts__tenures=None).first()
    assert empty is not None
    assert empty.name not in page
    ask(browser, city, **{"rater-1": [empty.pk]})
    assert not Rating.objects.exists()
    ask(browser, city)
    left = "现无在岗人员账号"
    assert left not in browser.get(PAGE).content.decode()
    city.posts["liaison"].tenures.update(until_date=dt.date(2024, 7, 7))
    assert left in browser.get(PAGE).content.decode()


def test_what_is_wrong_is_said_and_what_was_typed_stays(browser, city):
    page = ask(browser, city, due="2024-07-01").content.decode()
    assert "2024-07-01" in page
    assert "2024年7月1日" in page
    assert not Rating.objects.exists()
    assert not Mark.objects.exists()


def test_closing_twice_and_reopening_without_a_reason_is_told(browser, city):
    ask(browser, city)
    rating = Rating.objects.get()
    close = reverse("evaluation:rating_close", args=[rating.pk])
    browser.post(close)
    assert "已经结束" in browser.post(close, follow=True).content.decode()
    reopen = reverse("evaluation:rating_reopen", args=[rating.pk])
    browser.post(reopen, {"due": "2024-07-15", "reason": ""}, follow=True)
    rating.refresh_from_db()
    assert rating.closed_at is not None


def test_without_a_scheme_the_page_says_what_to_do(client_of, office, books):
    assert reverse("evaluation:regime_list") in client_of(office).get(PAGE).content.decode()
