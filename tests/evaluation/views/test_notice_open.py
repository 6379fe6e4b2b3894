from __future__ import annotations

import pytest
from django.urls import reverse

from evaluation.models import Notice

pytestmark = pytest.mark.django_db


def address(run) -> str:
    return reverse("evaluation:notice_open", args=[run.pk])


def test_S32_looking_drafts_nothing(client_of, published, words, office):
    assert client_of(office).get(address(published)).status_code == 200
    assert not Notice.objects.exists()


def test_posting_drafts_and_leads_to_the_words(client_of, published, words, office):
    answer = client_of(office).post(address(published))
    assert answer.url == reverse("evaluation:notice_edit", args=[Notice.objects.get().pk])


def test_what_is_there_is_led_to(client_of, issued, office):
    assert client_of(office).get(address(issued.run)).url == reverse("evaluation:notice_view", args=[issued.pk])


def test_a_refusal_is_shown(client_of, published, office):
    answer = client_of(office).post(address(published))
    assert answer.status_code == 200
    assert "2024" in str(next(iter(answer.context["messages"])))


def test_others_are_refused(client_of, published, clerk, leader):
    for account in (clerk, leader):
        assert client_of(account).post(address(published)).status_code == 403
