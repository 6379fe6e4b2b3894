"""What ends a draft: it is adopted, or thrown away."""

from __future__ import annotations

import pytest
from django.urls import reverse

from evaluation.models import Scheme, SchemeDraft
from tests.evaluation.views.drafts import WRONG, make_draft

pytestmark = pytest.mark.django_db
ADOPTED = {"seen": 1, "start": "2024Q3", "reason": "小链办〔2024〕3号"}


def test_adopting_leads_to_the_version(client_of, office, books):
    draft = make_draft(office)
    answer = client_of(office).post(reverse("evaluation:scheme_adopt", args=[draft.pk]), ADOPTED)
    scheme = Scheme.objects.get()
    assert answer.url == reverse("evaluation:scheme_view", args=[scheme.pk])
    assert str(scheme.start) == "2024Q3"


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
