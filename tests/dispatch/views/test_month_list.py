from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from dispatch.models import Ledger, ReportingMonth
from dispatch.rules.deadlines import MonthRule
from dispatch.services.set_months import set_months
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import JUNE, Books

ClientOf = Callable[[Account], Client]
ADDRESS = "/year/2024/months/"


def as_shown(client: Client) -> dict[str, str]:
    """What the page would send if nothing were changed."""
    form = client.get(ADDRESS).context["form"]
    return {field.html_name: field.value().isoformat() for field in form}


def test_saving_the_usual_dates_opens_the_ledgers(city: City, office: Account, client_of: ClientOf) -> None:
    client = client_of(office)
    response = client.post(ADDRESS, as_shown(client))

    assert (response.status_code, response["Location"]) == (302, ADDRESS)
    assert ReportingMonth.objects.get(month=6).due == dt.date(2024, 7, 10)
    assert Ledger.objects.count() == 24


def test_a_new_year_is_filled_in_as_the_regime_says(books: Books, office: Account, client_of: ClientOf) -> None:
    set_months(by=None, year=2024, rule=MonthRule(2, 8, 20))

    page = client_of(office).get("/year/2025/months/")

    assert page.context["form"]["due-2025-06"].value() == dt.date(2025, 7, 8)
    assert "次月2日开放、8日截止、20日锁定" in page.content.decode()


def test_other_dates_are_saved(books: Books, office: Account, client_of: ClientOf) -> None:
    client = client_of(office)
    client.post(ADDRESS, as_shown(client) | {"due-2024-06": "2024-07-12"})

    assert ReportingMonth.objects.get(month=6).due == dt.date(2024, 7, 12)


@pytest.mark.parametrize(
    ("name", "value"), [("due-2024-06", "2024-06-01"), ("locks-2024-06", "2024-07-09"), ("opens-2024-06", "")]
)
def test_an_error_stands_at_its_date_and_nothing_is_saved(
    books: Books, office: Account, client_of: ClientOf, name: str, value: str
) -> None:
    client = client_of(office)
    response = client.post(ADDRESS, as_shown(client) | {name: value, "due-2024-05": "2024-06-11"})

    assert response.status_code == 400
    assert list(response.context["form"].errors) == [name]
    assert ReportingMonth.objects.get(month=5).due == dt.date(2024, 6, 10)


def test_S2_a_sealed_month_keeps_its_dates_whatever_is_sent(books: Books, office: Account, client_of: ClientOf) -> None:
    ReportingMonth.objects.filter(pk=books.months[JUNE].pk).update(sealed_at=dt.datetime(2024, 7, 20, tzinfo=dt.UTC))
    client = client_of(office)
    client.post(ADDRESS, as_shown(client) | {"due-2024-06": "2024-07-12", "due-2024-05": "2024-06-11"})

    assert ReportingMonth.objects.get(month=6).due == dt.date(2024, 7, 10)
    assert ReportingMonth.objects.get(month=5).due == dt.date(2024, 6, 11)


def test_the_menu_leads_to_the_present_year(city: City, office: Account, client_of: ClientOf) -> None:
    assert client_of(office).get("/months/")["Location"] == ADDRESS


def test_no_such_year(city: City, office: Account, client_of: ClientOf) -> None:
    assert client_of(office).get("/year/99999/months/").status_code == 404


def test_S34_the_first_and_the_last_year_have_one_neighbour(city: City, client_of, office: Account) -> None:
    client = client_of(office)
    for year, neighbours in ((2000, [2001]), (2100, [2099]), (2024, [2023, 2025])):
        assert client.get(f"/year/{year}/months/").context["neighbours"] == neighbours
