from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.lib.periods import Month
from dispatch.models import Extension
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import Books

ClientOf = Callable[[Account], Client]


@pytest.fixture
def asked(books: Books, director: Account, stranger_director: Account) -> Books:
    for chain, by in (("ferrous", director), ("bearings", stranger_director)):
        for month, decision in ((5, "granted"), (6, "pending")):
            Extension.objects.create(
                ledger=books.ledger(chain, Month(2024, month)),
                until=dt.date(2024, 7, 20),
                reason=f"{chain} {month}",
                asked_by=by,
                decision=decision,
            )
    return books


def reasons(client: Client, query: str = "") -> set[str]:
    return {row.reason for row in client.get(f"/extensions/{query}").context["listing"].rows}


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("office", {"ferrous 5", "ferrous 6", "bearings 5", "bearings 6"}),
        ("clerk", {"ferrous 5", "ferrous 6"}),
        ("stranger_clerk", {"bearings 5", "bearings 6"}),
    ],
)
def test_S4_each_sees_those_of_the_chains_it_may_know(
    asked: Books, city: City, client_of: ClientOf, actor: str, expected: set[str]
) -> None:
    assert reasons(client_of(city.account(actor))) == expected


def test_some_are_shown_by_their_decision(asked: Books, office: Account, client_of: ClientOf) -> None:
    client = client_of(office)

    assert reasons(client, "?decision=pending") == {"ferrous 6", "bearings 6"}
    assert len(reasons(client, "?decision=x&sort=nothing")) == 4


def test_the_list_costs_the_same_with_one_row_and_with_many(asked: Books, city: City, client_of: ClientOf) -> None:
    counts = []
    for wanted in (1, 4):
        client = client_of(city.account("office"))
        with CaptureQueriesContext(connection) as queries:
            client.get("/extensions/?decision=pending" if wanted == 1 else "/extensions/")
        counts.append(len(queries))

    assert counts[0] == counts[1]
