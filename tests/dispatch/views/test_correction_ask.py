from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from dispatch.enums import LedgerStatus
from dispatch.models import Correction, Ledger
from offices.models import Account
from tests.dispatch.books import BRAIN, INVESTMENT

ClientOf = Callable[[Account], Client]
ADDRESS = "/ledgers/ferrous/2024-06/correction/"


@pytest.fixture
def accepted(in_status: Callable[[LedgerStatus], Ledger]) -> Ledger:
    return in_status(LedgerStatus.ACCEPTED)


def test_a_correction_is_asked_for(accepted: Ledger, director: Account, client_of: ClientOf) -> None:
    response = client_of(director).post(ADDRESS, {"indicator": INVESTMENT, "value": "１５．２", "reason": "漏报一项"})

    assert (response.status_code, response["Location"]) == (302, "/ledgers/ferrous/2024-06/")
    assert str(Correction.objects.get().after) == "15.200000"


def test_the_indicator_can_be_named_in_the_address(accepted: Ledger, director: Account, client_of: ClientOf) -> None:
    page = client_of(director).get(f"{ADDRESS}?indicator={INVESTMENT}").content.decode()

    assert f'value="{INVESTMENT}" selected' in page


@pytest.mark.parametrize(
    "sent",
    [
        {"indicator": INVESTMENT, "value": "十五亿", "reason": "漏报一项"},
        {"indicator": INVESTMENT, "value": "15", "reason": ""},
        {"indicator": "", "value": "15", "reason": "漏报一项"},
        {"indicator": BRAIN, "value": "15", "reason": "漏报一项"},
    ],
)
def test_what_was_typed_is_kept_when_it_is_refused(
    accepted: Ledger, director: Account, client_of: ClientOf, sent: dict[str, str]
) -> None:
    response = client_of(director).post(ADDRESS, sent)

    assert response.status_code == 400
    assert sent["value"] in response.content.decode()
    assert not Correction.objects.exists()


def test_a_ledger_that_is_not_accepted_leads_back(filled: Ledger, director: Account, client_of: ClientOf) -> None:
    assert client_of(director).get(ADDRESS)["Location"] == "/ledgers/ferrous/2024-06/"
