"""Targets by chain and by indicator, with what is due of them month by month; nobody sees another chain's (S4)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from dispatch.models import Target

pytestmark = pytest.mark.django_db

ADDRESS = reverse("dispatch:target_list", kwargs={"year": 2024})


def test_the_office_sees_all_with_sums(client_of, office, books):
    table = client_of(office).get(ADDRESS).context["table"]
    assert [chain.code for chain, _ in table.rows] == ["ferrous", "bearings"]
    assert table.sums


def test_a_clerk_sees_the_own_chain_alone_and_no_sums(client_of, clerk, books):
    Target.objects.filter(chain__code="bearings").update(value=Decimal("987654"))
    client = client_of(clerk)
    for query in ("", "?by=annex", "?by=chain", "?by=indicator&indicator=investment-done"):
        response = client.get(ADDRESS + query)
        assert response.status_code == 200
        assert "987,654" not in response.content.decode()
        assert "高端轴承" not in response.content.decode()
    assert client.get(ADDRESS + "?by=annex").context["table"].sums == ()


def test_what_is_due_by_the_end_of_a_month(client_of, office, books):
    rows = client_of(office).get(ADDRESS + "?by=indicator&indicator=investment-done").context["rows"]
    ferrous = next(row for row in rows if row.target.chain.code == "ferrous")
    assert ferrous.phased
    assert ferrous.due[5].value == ferrous.target.value / 2
    assert [due.month.month for due in ferrous.due if due.ends_quarter] == [3, 6, 9, 12]


@pytest.mark.parametrize(
    "query", ["?by=chain&chain=bearings", "?by=chain&chain=nothing", "?by=indicator&indicator=nothing", "?by=else"]
)
def test_what_one_may_not_know_about_is_not_there(client_of, clerk, books, query):
    assert client_of(clerk).get(ADDRESS + query).status_code == 404


def test_a_year_without_targets_says_what_to_do(client_of, office, books):
    response = client_of(office).get(reverse("dispatch:target_list", kwargs={"year": 2025}))
    assert reverse("dispatch:target_upload", kwargs={"year": 2025}) in response.content.decode()


@pytest.mark.parametrize("who", ["system_admin", "audit_admin", "nobody"])
def test_administrators_see_no_business_data(client_of, city, who, books):
    assert client_of(city.account(who)).get(ADDRESS).status_code == 403
