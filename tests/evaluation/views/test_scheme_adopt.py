"""What ends a draft: it is adopted, or thrown away."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse

from evaluation.models import Scheme, SchemeDraft
from evaluation.services.open_rating import open_rating
from tests.evaluation.quarters import FIRST
from tests.evaluation.rated import load_rated_scheme, marked_items
from tests.evaluation.views.drafts import WRONG, make_draft

pytestmark = pytest.mark.django_db
ADOPTED = {"seen": 1, "start": "2024Q3", "reason": "小链办〔2024〕3号"}


def test_the_quarters_stand_in_times_order_and_the_one_that_runs_is_chosen(client_of, office, books):
    draft = make_draft(office)
    page = client_of(office).get(reverse("evaluation:scheme_edit", args=[draft.pk])).content.decode()
    offered = re.findall(r'<option value="(2024Q\d)"( selected)?>', page[page.index('id="adopt-start"') :])
    assert offered == [("2024Q1", ""), ("2024Q2", ""), ("2024Q3", " selected"), ("2024Q4", "")]


def test_adopting_leads_to_the_version(client_of, office, books):
    draft = make_draft(office)
    answer = client_of(office).post(reverse("evaluation:scheme_adopt", args=[draft.pk]), ADOPTED)
    scheme = Scheme.objects.get()
    assert answer.url == reverse("evaluation:scheme_view", args=[scheme.pk])
    assert str(scheme.start) == "2024Q3"
    assert "启用，依据：小链办〔2024〕3号" in client_of(office).get(answer.url).content.decode()


def test_a_marking_that_is_going_on_without_its_raters_is_told(client_of, office, city, books):
    items = marked_items(load_rated_scheme())
    seats = {"group": [city.organisations["finance"]]}
    open_rating(by=office, quarter=FIRST, items=items, seats=seats, due=dt.date(2024, 7, 12))
    page = reverse("evaluation:scheme_adopt", args=[make_draft(office).pk])
    answer = client_of(office).post(page, {**ADOPTED, "start": "2024Q1"}, follow=True)
    adopted, warned = answer.context["messages"]
    assert (adopted.level_tag, warned.level_tag) == ("success", "warning")
    assert str(warned).startswith("2024年第一季度的评议正在进行，")
    assert "不再打分：市财政局。" in str(warned)


@pytest.mark.parametrize("typed", [{"start": "明年"}, {"reason": ""}, {"seen": "x"}, {"seen": 7}, {"start": "2023Q1"}])
def test_what_cannot_be_adopted_stays_a_draft_and_is_told(client_of, office, books, typed):
    draft = make_draft(office)
    answer = client_of(office).post(
        reverse("evaluation:scheme_adopt", args=[draft.pk]), {**ADOPTED, **typed}, follow=True
    )
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert SchemeDraft.objects.exists()


def test_a_draft_with_mistakes_is_not_adopted(client_of, office, books):
    draft = make_draft(office, WRONG)
    client_of(office).post(reverse("evaluation:scheme_adopt", args=[draft.pk]), ADOPTED)
    assert not Scheme.objects.exists()


def test_a_draft_is_thrown_away_by_whoever_has_seen_it(client_of, office, books):
    draft = make_draft(office)
    page = reverse("evaluation:scheme_discard", args=[draft.pk])
    client_of(office).post(page, {"seen": 2})
    assert SchemeDraft.objects.exists()
    client_of(office).post(page, {"seen": 1})
    assert not SchemeDraft.objects.exists()
