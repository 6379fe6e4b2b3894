from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from config.lib.periods import Month
from tests.evaluation.quarters import FIRST, accept_quarter
from tests.evaluation.standings import more_chains

pytestmark = pytest.mark.django_db
ADDRESS = reverse("evaluation:report_list")


def link(chain: str, month: str) -> str:
    return reverse("evaluation:report_chain", kwargs={"month": month, "chain": chain, "ending": "pdf"})


def test_the_latest_month_without_choice(client_of, books, office):
    body = client_of(office).get(ADDRESS).content.decode()
    assert link("ferrous", "2024-06") in body
    assert reverse("evaluation:report_city", kwargs={"month": "2024-06", "ending": "xlsx"}) in body


def test_S4_a_chain_office_is_offered_its_own_chain_alone(client_of, books, clerk):
    body = client_of(clerk).get(ADDRESS, {"month": "2024-03"}).content.decode()
    assert link("ferrous", "2024-03") in body
    assert "bearings" not in body
    assert "/city/" not in body


def test_without_months_it_says_when(client_of, city, office):
    assert "empty-page" in client_of(office).get(ADDRESS).content.decode()


def test_others_are_refused(client_of, books, system_admin):
    assert client_of(system_admin).get(ADDRESS).status_code == 403


def test_the_number_of_chains_costs_nothing(client_of, city, books, office):
    accept_quarter(books, FIRST)
    client = client_of(office)
    client.get(ADDRESS)
    before = statements(client)
    more_chains(city, books, 20, Month(2024, 6))
    assert statements(client) == before


def statements(client) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(ADDRESS).status_code == 200
    return len(captured)
