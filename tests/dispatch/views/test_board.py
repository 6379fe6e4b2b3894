from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from dispatch.enums import LedgerStatus
from dispatch.models import Ledger
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import Books

ClientOf = Callable[[Account], Client]


@pytest.fixture
def mixed(books: Books) -> Books:
    for month, status in enumerate(LedgerStatus, start=1):
        Ledger.objects.filter(chain__code="ferrous", month__month=month).update(status=status)
    return books


def shown(client: Client, query: str = "") -> list[tuple[str, list[str | None]]]:
    """The states on the page, by chain."""
    page = client.get(f"/board/{query}").context["page"]
    return [(row.chain.code, [cell.state if cell else None for cell in row.cells]) for row in page.rows]


def test_the_office_sees_every_chain_and_month(mixed: Books, office: Account, client_of: ClientOf) -> None:
    (ferrous, states), (bearings, others) = shown(client_of(office))

    assert (ferrous, bearings) == ("ferrous", "bearings")
    assert states == ["late", "submitted", "returned", "accepted", "sealed", "missing", *["not_open"] * 6]
    assert others == [*["late"] * 5, "missing", *["not_open"] * 6]


@pytest.mark.parametrize(("actor", "chains"), [("clerk", ["ferrous"]), ("stranger_clerk", ["bearings"])])
def test_a_chain_office_sees_its_own(
    mixed: Books, city: City, client_of: ClientOf, actor: str, chains: list[str]
) -> None:
    assert [chain for chain, _ in shown(client_of(city.account(actor)))] == chains


def test_a_month_is_shown_with_its_details(mixed: Books, office: Account, client_of: ClientOf) -> None:
    assert shown(client_of(office), "?month=2024-02") == [("ferrous", ["submitted"]), ("bearings", ["late"])]


def test_a_state_is_shown_alone(mixed: Books, office: Account, client_of: ClientOf) -> None:
    [(chain, states)] = shown(client_of(office), "?state=returned")

    assert (chain, [state for state in states if state]) == ("ferrous", ["returned"])


@pytest.mark.parametrize("query", ["?month=2024-13", "?month=x", "?state=x", "?year=x", "?year=1999", "?month=&state="])
def test_what_is_not_of_the_board_is_as_if_not_asked_for(
    mixed: Books, office: Account, client_of: ClientOf, query: str
) -> None:
    client = client_of(office)

    assert shown(client, query) == shown(client)


def test_the_month_that_counts_now_is_summed_up(mixed: Books, office: Account, client_of: ClientOf) -> None:
    response = client_of(office).get("/board/")

    page = response.context["page"]
    assert (str(page.current.period), page.days_left, dict(page.sums)["missing"]) == ("2024-06", 2, 2)
    assert "还有2天" in response.content.decode()


def test_an_empty_board_says_what_to_do(city: City, office: Account, clerk: Account, client_of: ClientOf) -> None:
    assert "/year/2024/months/" in client_of(office).get("/board/").content.decode()
    assert "/year/2024/months/" not in client_of(clerk).get("/board/").content.decode()
