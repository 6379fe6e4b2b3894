"""The page of the raters' marks: chains down, items and raters across."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from evaluation.models import Mark
from tests.evaluation.rated import RATED, load_rated_scheme
from tests.statements import statements

pytestmark = pytest.mark.django_db

PAGE = reverse("evaluation:mark_list") + "?quarter=2024Q1"
TAKE_BACK = reverse("evaluation:mark_take_back") + "?quarter=2024Q1"
FERROUS, BEARINGS = "ferrous--work--office", "bearings--work--office"


@pytest.fixture
def scheme(books):
    return load_rated_scheme()


@pytest.fixture
def browser(client_of, office, scheme):
    return client_of(office)


def mark(books, chain="ferrous", value=90, **others):
    given = {"year": 2024, "quarter": 1, "item": "work", "rater": "office", **others}
    return Mark.objects.create(chain=books.ledger(chain).chain, value=value, **given)


def posted(answer, **typed):
    """What the page would post: every field as it stands on it, with what was typed."""
    form = answer.context["form"]
    return {name: form[name].value() or "" for name in form.fields} | typed


def test_every_chain_has_a_field_for_every_rater(browser):
    shown = browser.get(PAGE).content.decode()
    for name in (FERROUS, BEARINGS, "ferrous--work--group"):
        assert f'name="{name}"' in shown
    assert "市链长办" in shown
    assert "评议组" in shown


def test_what_was_typed_is_saved_and_shown_again(browser):
    page = browser.get(PAGE)
    answer = browser.post(PAGE, posted(page, **{FERROUS: "９０．５"}), follow=True)
    assert Mark.objects.get().value == Decimal("90.5")
    assert 'value="90.5"' in answer.content.decode()


def test_what_is_entered_first_is_called_saved_and_what_was_there_changed(browser):
    def save(**typed):
        return browser.post(PAGE, posted(browser.get(PAGE), **typed), follow=True).content.decode()

    assert "已保存2项打分。" in save(**{FERROUS: "90", BEARINGS: "80"})
    assert "已修改1项打分。" in save(**{FERROUS: "91"})
    assert "已保存1项打分，另修改1项。" in save(**{FERROUS: "", "ferrous--work--group": "85"})
    assert "打分没有变化。" in save()


@pytest.mark.parametrize("typed", ["0.0000001", "100.1", "ninety", "-1"])
def test_what_is_no_mark_is_said_at_its_field_and_nothing_is_lost(browser, typed):
    page = browser.get(PAGE)
    answer = browser.post(PAGE, posted(page, **{FERROUS: typed, BEARINGS: "77"}))
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert "field-error" in shown
    assert f'value="{typed}"' in shown
    assert 'value="77"' in shown
    assert not Mark.objects.exists()


def test_S13_a_colleagues_mark_stands_beside_ones_own(browser, client_of, second_office, books):
    page = browser.get(PAGE)
    theirs = client_of(second_office)
    theirs.post(PAGE, posted(page, **{FERROUS: "95", BEARINGS: "60"}))
    answer = browser.post(PAGE, posted(page, **{FERROUS: "50"}))
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert 'value="50"' in shown, "what I typed stays"
    assert "second_office（演示）" in shown
    assert "95" in shown
    form = answer.context["form"]
    assert form[BEARINGS].value() == "60", "what I did not touch is as it is now"
    # Having seen it, I may save mine.
    browser.post(PAGE, posted(answer))
    assert dict(Mark.objects.values_list("chain__code", "value")) == {"ferrous": Decimal(50), "bearings": Decimal(60)}


def test_a_new_version_without_the_item_leaves_marks_that_can_be_taken_back(browser, books):
    kept, gone = mark(books), mark(books, "bearings", rater="group", value=70)
    load_rated_scheme(RATED.replace('code = "group"', 'code = "parks"'))
    page = browser.get(PAGE)
    ((choice, orphan),) = page.context["orphans"]
    assert (orphan.mark, orphan.item, orphan.rater, orphan.hinders) == (gone, "工作质量", "评议组", True)
    assert f'value="{choice}" checked' in page.content.decode()
    browser.post(TAKE_BACK, {"marks": [choice]})
    assert list(Mark.objects.all()) == [kept]
    assert not browser.get(PAGE).context["orphans"]


def test_S13_an_orphan_that_changed_is_not_taken_back_unseen(browser, books):
    gone = mark(books, item="gone")
    ((seen, orphan),) = browser.get(PAGE).context["orphans"]
    assert not orphan.hinders, "left aside, and not offered to be taken back"
    Mark.objects.filter(pk=gone.pk).update(value=91)
    browser.post(TAKE_BACK, {"marks": seen})
    assert Mark.objects.filter(pk=gone.pk).exists()


def test_a_mark_in_its_place_is_not_taken_back_there(browser, books):
    held = mark(books)
    browser.post(TAKE_BACK, {"marks": [f"{held.pk}:90"]})
    assert Mark.objects.filter(pk=held.pk).exists()


def test_without_a_scheme_the_page_says_what_to_do(client_of, office, books):
    answer = client_of(office).get(PAGE)
    assert answer.status_code == 200
    assert reverse("evaluation:regime_list") in answer.content.decode()


def test_the_same_statements_with_one_mark_and_with_many(browser, books):
    mark(books)
    mark(books, item="gone")
    browser.get(PAGE)
    few = statements(lambda: browser.get(PAGE))
    for number in range(10):
        mark(books, item=f"gone-{number}")
    assert statements(lambda: browser.get(PAGE)) == few
