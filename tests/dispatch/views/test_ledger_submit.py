from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from dispatch.enums import LedgerStatus
from dispatch.models import Ledger
from dispatch.queries.ledger_sheet import stamp
from offices.models import Account
from tests.dispatch.books import Books

ClientOf = Callable[[Account], Client]
ADDRESS = "/ledgers/ferrous/2024-06/submit/"


def test_the_ledger_is_submitted_as_it_was_seen(filled: Ledger, director: Account, client_of: ClientOf) -> None:
    response = client_of(director).post(ADDRESS, {"seen": stamp(filled)})

    assert (response.status_code, response["Location"]) == (302, "/ledgers/ferrous/2024-06/")
    assert [message.level_tag for message in get_messages(response.wsgi_request)] == ["success"]
    assert Ledger.objects.get(pk=filled.pk).status == LedgerStatus.SUBMITTED


@pytest.mark.parametrize("seen", ["", "1", "99999", "x", "-1", "１", "9" * 30])
def test_another_page_than_the_present_submits_nothing(
    filled: Ledger, director: Account, client_of: ClientOf, seen: str
) -> None:
    response = client_of(director).post(ADDRESS, {"seen": seen})

    assert [message.level_tag for message in get_messages(response.wsgi_request)] == ["error"]
    assert Ledger.objects.get(pk=filled.pk).status == LedgerStatus.DRAFT


def test_S2_what_else_is_sent_changes_nothing(
    filled: Ledger, books: Books, director: Account, client_of: ClientOf
) -> None:
    client_of(director).post(
        ADDRESS,
        {"seen": stamp(filled), "chain": "bearings", "status": "accepted", "month": "2024-05", "submitted_by": "1"},
    )

    assert books.ledger("ferrous").status == LedgerStatus.SUBMITTED
    assert books.ledger("ferrous").submitted_by_id == director.pk
    assert books.ledger("bearings").status == LedgerStatus.DRAFT


def test_looking_submits_nothing(filled: Ledger, director: Account, client_of: ClientOf) -> None:
    assert client_of(director).get(ADDRESS).status_code == 405
