"""The list of ledgers: each sees his own, filtered by what is offered, at one price."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from dispatch.enums import BoardState, LedgerStatus
from dispatch.models import Ledger
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import Books

ADDRESS = "/ledgers/"
STATEMENTS = 12

ClientOf = Callable[[Account], Client]


def lines(client: Client, **asked: object) -> list[tuple[str, int, BoardState]]:
    response = client.get(ADDRESS, asked)
    assert response.status_code == 200
    return [(line.ledger.chain.code, line.ledger.month.month, line.state) for line in response.context["lines"]]


def test_shows_the_open_months_of_ones_own_chain_newest_first(books: Books, clerk, client_of: ClientOf) -> None:
    shown = lines(client_of(clerk))
    assert [(chain, month) for chain, month, _state in shown] == [("ferrous", month) for month in (6, 5, 4, 3, 2, 1)]
    assert [state for _chain, _month, state in shown] == [BoardState.MISSING] + [BoardState.LATE] * 5


def test_the_office_sees_all_chains(books: Books, office, client_of: ClientOf) -> None:
    assert {chain for chain, _month, _state in lines(client_of(office), month=6)} == {"ferrous", "bearings"}


@pytest.mark.parametrize(("actor", "status"), [("nobody", 403), ("system_admin", 403), ("audit_admin", 403)])
def test_who_sees_no_chain_sees_no_list(books: Books, city: City, client_of: ClientOf, actor: str, status: int) -> None:
    assert client_of(city.account(actor)).get(ADDRESS).status_code == status


def test_S4_a_foreign_chain_is_in_nothing_that_is_shown(books: Books, clerk, client_of: ClientOf) -> None:
    client = client_of(clerk)
    for asked in ({}, {"chain": "bearings"}, {"month": 6}, {"state": "missing"}, {"sort": "-chain"}):
        content = client.get(ADDRESS, asked).content.decode()
        assert "bearings" not in content.replace("chain=bearings", "")
        assert "高端轴承" not in content


def test_filters_by_what_is_offered(in_status, books: Books, office, client_of: ClientOf) -> None:
    in_status(LedgerStatus.RETURNED)
    client = client_of(office)
    assert lines(client, state="returned") == [("ferrous", 6, BoardState.RETURNED)]
    assert lines(client, state="missing") == [("bearings", 6, BoardState.MISSING)]
    assert len(lines(client, state="not_open")) == 12
    assert {month for _chain, month, _state in lines(client, month=9)} == {9}
    response = client.get(ADDRESS, {"state": "returned"})
    assert response.context["lines"][0].ledger.returned == 1
    assert (response.context["lines"][0].ledger.reported, response.context["lines"][0].of) == (4, 4)


def test_more_time_moves_the_due_day(books: Books, clerk, client_of: ClientOf) -> None:
    Ledger.objects.filter(chain__code="ferrous", month__month=5).update(extended_until=dt.date(2024, 7, 20))
    client = client_of(clerk)
    assert ("ferrous", 5, BoardState.MISSING) in lines(client, state="missing")
    assert ("ferrous", 5, BoardState.LATE) not in lines(client, state="late")


@pytest.mark.parametrize(
    "asked",
    [
        {"sort": "chain__assignments__post"},
        {"sort": "-password"},
        {"state": "x"},
        {"year": "99999999999"},
        {"month": "13", "chain": "'--"},
        {"page": "999"},
    ],
)
def test_S18_what_is_not_offered_counts_as_not_chosen(books: Books, clerk, client_of, asked: dict[str, str]) -> None:
    assert len(lines(client_of(clerk), **asked)) == 6


def test_without_months_says_what_to_do(city: City, clerk, client_of: ClientOf) -> None:
    assert b"empty-page" in client_of(clerk).get(ADDRESS).content


@pytest.mark.parametrize("asked", [{"month": 6}, {}])
def test_costs_the_same_with_two_rows_and_with_many(
    books: Books, office, client_of: ClientOf, django_assert_num_queries, asked: dict[str, object]
) -> None:
    client = client_of(office)
    client.get(ADDRESS)
    with django_assert_num_queries(STATEMENTS):
        client.get(ADDRESS, asked)
