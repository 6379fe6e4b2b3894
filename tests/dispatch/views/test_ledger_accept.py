from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from dispatch.enums import LedgerStatus
from dispatch.models import Entry, Ledger
from dispatch.queries.ledger_sheet import stamp
from offices.models import Account
from tests.dispatch.books import INVESTMENT

ClientOf = Callable[[Account], Client]
ADDRESS = "/ledgers/ferrous/2024-06/accept/"


@pytest.fixture
def submitted(in_status: Callable[[LedgerStatus], Ledger]) -> Ledger:
    return in_status(LedgerStatus.SUBMITTED)


def test_the_ledger_is_accepted_as_it_was_seen(submitted: Ledger, office: Account, client_of: ClientOf) -> None:
    response = client_of(office).post(ADDRESS, {"seen": stamp(submitted)})

    assert (response.status_code, response["Location"]) == (302, "/ledgers/ferrous/2024-06/")
    assert Ledger.objects.get(pk=submitted.pk).status == LedgerStatus.ACCEPTED


def test_another_page_than_the_present_accepts_nothing(submitted: Ledger, office: Account, client_of: ClientOf) -> None:
    response = client_of(office).post(ADDRESS, {"seen": stamp(submitted) - 1})

    assert [message.level_tag for message in get_messages(response.wsgi_request)] == ["error"]
    assert Ledger.objects.get(pk=submitted.pk).status == LedgerStatus.SUBMITTED


def test_ones_own_figures_are_refused_in_a_sentence(submitted: Ledger, office: Account, client_of: ClientOf) -> None:
    Entry.objects.filter(indicator__code=INVESTMENT).update(entered_by=office)
    response = client_of(office).post(ADDRESS, {"seen": stamp(submitted)})

    assert response.status_code == 403
    assert "本人" in response.content.decode()
