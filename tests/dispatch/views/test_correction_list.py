from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from dispatch.models import Correction, Entry
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import INVESTMENT, Books

ClientOf = Callable[[Account], Client]


@pytest.fixture
def asked(books: Books, director: Account) -> Books:
    for chain in ("ferrous", "bearings"):
        entry = Entry.objects.create(ledger=books.ledger(chain), indicator=books.indicators[INVESTMENT], value=1)
        Correction.objects.create(entry=entry, before=1, after=2, reason=chain, asked_by=director)
    return books


@pytest.mark.parametrize(
    ("actor", "expected"),
    [("office", {"ferrous", "bearings"}), ("clerk", {"ferrous"}), ("stranger_clerk", {"bearings"})],
)
def test_S4_each_sees_those_of_the_chains_it_may_know(
    asked: Books, city: City, client_of: ClientOf, actor: str, expected: set[str]
) -> None:
    response = client_of(city.account(actor)).get("/corrections/")

    assert {row.reason for row in response.context["listing"].rows} == expected


def test_some_are_shown_by_their_decision(asked: Books, office: Account, client_of: ClientOf) -> None:
    response = client_of(office).get("/corrections/?decision=refused")

    assert response.context["listing"].total == 0


def test_an_empty_list_says_where_it_is_asked_for(city: City, director: Account, client_of: ClientOf) -> None:
    assert "台账页面申请更正" in client_of(director).get("/corrections/").content.decode()
