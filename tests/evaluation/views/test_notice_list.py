from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluation.models import Notice, Run

pytestmark = pytest.mark.django_db
ADDRESS = reverse("evaluation:notice_list")


def page(client_of, account) -> str:
    return client_of(account).get(ADDRESS).content.decode()


def test_S4_a_draft_is_known_to_the_office_alone(client_of, draft, office, clerk, leader):
    assert draft.title in page(client_of, office)
    assert draft.title not in page(client_of, clerk)
    assert draft.title not in page(client_of, leader)


def test_an_issued_notice_is_for_all_who_see_chains(client_of, issued, clerk, stranger_clerk, leader):
    for account in (clerk, stranger_clerk, leader):
        assert "小链办〔2024〕5号" in page(client_of, account)


def test_a_published_run_without_notice_waits_for_the_office(client_of, published, office, clerk):
    address = reverse("evaluation:notice_open", args=[published.pk])
    assert address in page(client_of, office)
    assert address not in page(client_of, clerk)


def test_an_empty_page_says_what_to_do(client_of, city, office, clerk):
    assert reverse("evaluation:run_list") in page(client_of, office)
    assert "empty-page" in page(client_of, clerk)


def test_one_notice_or_many_cost_the_same(client_of, issued, office, published):
    client = client_of(office)
    client.get(ADDRESS)
    before = statements(client)
    for year in range(2025, 2030):
        Notice.objects.create(run=copy_of(published, year), year=year, title="通报")
    assert statements(client) == before


def copy_of(run: Run, year: int) -> Run:
    """The same published run for another year."""
    copy = Run.objects.get(pk=run.pk)
    copy.pk, copy.year, copy.job = None, year, None
    copy._state.adding = True
    copy.save()
    return copy


def statements(client) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(ADDRESS).status_code == 200
    return len(captured)
