from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from chains.models import Recognition
from dispatch.models import Indicator, Ledger
from offices.models import Account
from tests.chains.records import entered
from tests.dispatch.books import HIGH_TECH, INVESTMENT, JUNE, Books


@pytest.fixture
def address(books: Books, june: Ledger, office: Account) -> str:
    Indicator.objects.filter(code=HIGH_TECH).update(counted_from="new_high_tech")
    Indicator.objects.filter(code=INVESTMENT).update(counted_from="contracts_signed")
    made = entered(office, june.chain, name="甲厂（演示）")
    Recognition.objects.create(enterprise=made, honour="high_tech", from_date=dt.date(2024, 3, 1))
    entered(
        office,
        june.chain,
        register="opportunities",
        name="机密招商项目（演示）",
        signed_on="2024-06-03",
        contract_amount="500",
    )
    return reverse("dispatch:ledger_counted", args=["ferrous", JUNE, HIGH_TECH])


def test_the_records_behind_a_figure(address: str, clerk: Account, client_of: Callable[[Account], Client]) -> None:
    page = client_of(clerk).get(address).content.decode()
    assert "甲厂（演示）" in page
    assert "1家" in page


def test_the_ledger_leads_to_them(address: str, clerk: Account, client_of: Callable[[Account], Client]) -> None:
    page = client_of(clerk).get(reverse("dispatch:ledger_edit", args=["ferrous", JUNE])).content.decode()
    assert address in page
    assert "ledger-counted" in page


def test_S4_what_one_may_not_know_is_only_counted(
    address: str, liaison: Account, client_of: Callable[[Account], Client]
) -> None:
    page = client_of(liaison).get(reverse("dispatch:ledger_counted", args=["ferrous", JUNE, INVESTMENT]))
    assert page.status_code == 200
    assert "机密招商项目" not in page.content.decode()


def test_what_is_not_counted_has_no_page(
    address: str, clerk: Account, stranger_clerk: Account, client_of: Callable[[Account], Client]
) -> None:
    missing = reverse("dispatch:ledger_counted", args=["ferrous", JUNE, "revenue-growth"])
    assert client_of(clerk).get(missing).status_code == 404
    assert client_of(stranger_clerk).get(address).status_code == 404
