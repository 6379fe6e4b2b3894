"""The director objects on a page of its own; what was typed stays there when something is wrong with it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from evaluation.models import Objection
from tests.evaluation.quarters import FIRST, accept_quarter
from tests.evaluation.shown import LINE, let_the_days_pass, show

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(books, office):
    accept_quarter(books, FIRST)
    return show(office)


@pytest.fixture
def address(shown):
    return reverse("evaluation:objection_raise", args=[shown.pk, "ferrous", LINE])


def test_from_the_score_sheet_to_the_objection(client_of, director, shown, address):
    browser = client_of(director)
    sheet = browser.get(reverse("evaluation:score_sheet", args=[shown.pk, "ferrous"])).content.decode()
    assert address in sheet
    assert "2024年7月15日" in sheet
    page = browser.get(address).content.decode()
    assert "完成投资" in page
    assert "60.00" in page, "the points it is about"
    answer = browser.post(address, {"reason": "2月漏计"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("evaluation:objection_view", args=[Objection.objects.get().pk])
    assert "2月漏计" in answer.content.decode()


def test_whoever_comes_back_finds_the_objection_and_no_second_form(client_of, director, address):
    browser = client_of(director)
    browser.post(address, {"reason": "2月漏计"})
    raised = reverse("evaluation:objection_view", args=[Objection.objects.get().pk])
    assert browser.get(address)["Location"] == raised
    browser.post(f"{raised}withdraw/")
    assert Objection.objects.get().is_withdrawn
    assert browser.get(address).status_code == 200, "what was withdrawn can be raised again"


def test_nothing_typed_is_lost(client_of, director, address):
    browser = client_of(director)
    long = "理由" * 600
    page = browser.post(address, {"reason": long}).content.decode()
    assert long in page
    assert not Objection.objects.exists()
    let_the_days_pass()
    page = browser.post(address, {"reason": "2月漏计"}).content.decode()
    assert "2月漏计" in page
    assert "2024年7月15日" in page
    assert "链长办" in page, "who can help"


def test_a_line_that_is_not_there(client_of, director, shown):
    assert (
        client_of(director).get(reverse("evaluation:objection_raise", args=[shown.pk, "ferrous", "x"])).status_code
        == 404
    )


def test_a_clerk_sees_the_scores_and_no_button(client_of, clerk, shown, address):
    sheet = client_of(clerk).get(reverse("evaluation:score_sheet", args=[shown.pk, "ferrous"])).content.decode()
    assert "100.00" in sheet
    assert address not in sheet
    refused = client_of(clerk).get(address)
    assert refused.status_code == 403
    assert "提出异议。可办理的岗位：链办主任" in refused.content.decode()
