from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from dispatch.enums import LedgerStatus
from dispatch.models import Correction, Entry, Ledger
from dispatch.services.ask_correction import ask_correction
from offices.models import Account
from tests.dispatch.books import INVESTMENT

ClientOf = Callable[[Account], Client]


@pytest.fixture
def asked(in_status: Callable[[LedgerStatus], Ledger], director: Account) -> Correction:
    ledger = in_status(LedgerStatus.ACCEPTED)
    return ask_correction(by=director, ledger=ledger, indicator_code=INVESTMENT, value="15.2", reason="漏报一项")


def test_both_figures_and_their_difference_are_shown(asked: Correction, office: Account, client_of: ClientOf) -> None:
    page = client_of(office).get(asked.get_absolute_url()).content.decode()

    assert all(text in page for text in ("12.50", "15.20", "+2.70", "漏报一项"))


def test_it_is_granted_as_it_was_asked_for(asked: Correction, office: Account, client_of: ClientOf) -> None:
    response = client_of(office).post(asked.get_absolute_url(), {"decision": "grant", "after": "99", "value": "99"})

    assert (response.status_code, response["Location"]) == (302, "/corrections/")
    assert str(Entry.objects.get(indicator__code=INVESTMENT).value) == "15.200000"


def test_a_refusal_says_why(asked: Correction, office: Account, client_of: ClientOf) -> None:
    response = client_of(office).post(asked.get_absolute_url(), {"decision": "refuse"})

    assert response.status_code == 400
    assert Correction.objects.get().decision == "pending"
