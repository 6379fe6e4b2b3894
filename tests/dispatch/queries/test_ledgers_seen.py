"""Which ledgers somebody sees, and that the list's states are the board's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from config.lib.periods import CHINA
from dispatch.enums import BoardState, EntrySource, LedgerStatus
from dispatch.models import Entry, Ledger
from dispatch.queries.ledgers_seen import dated_months, holds_demonstration, in_state, ledgers_seen, year_in_hand, years
from dispatch.rules.board import board_state
from dispatch.rules.deadlines import phase
from tests.actors import City
from tests.dispatch.books import HIGH_TECH, INVESTMENT, Books

NOON = dt.time(12, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("actor", "chains"),
    [
        ("clerk", {"ferrous"}),
        ("stranger_clerk", {"bearings"}),
        ("liaison", {"ferrous"}),
        ("chief", {"ferrous", "bearings"}),
        ("office", {"ferrous", "bearings"}),
        ("nobody", set()),
        ("system_admin", set()),
    ],
)
def test_each_sees_his_own(books: Books, city: City, actor: str, chains: set[str]) -> None:
    assert {ledger.chain.code for ledger in ledgers_seen(city.account(actor))} == chains


@pytest.mark.parametrize("day", [dt.date(2024, 7, 8), dt.date(2024, 7, 10), dt.date(2024, 7, 11), dt.date(2024, 7, 16)])
def test_the_states_of_the_list_are_those_of_the_board(books: Books, city: City, day: dt.date) -> None:
    for number, status in enumerate(LedgerStatus, 1):
        Ledger.objects.filter(chain__code="bearings", month__month=number).update(status=status)
    Ledger.objects.filter(chain__code="ferrous", month__month=5).update(extended_until=dt.date(2024, 7, 11))
    seen = ledgers_seen(city.account("office"))
    by_state = {state: set(seen.filter(in_state(state, day)).values_list("pk", flat=True)) for state in BoardState}
    at = dt.datetime.combine(day, NOON)
    for ledger in seen:
        found = [state for state, ledgers in by_state.items() if ledger.pk in ledgers]
        assert found == [board_state(ledger.state, phase(ledger.dates, at))]
        assert ledger.due == ledger.dates.due


def test_counts_what_is_reported_and_what_came_back(june: Ledger, books: Books, city: City) -> None:
    Entry.objects.create(ledger=june, indicator=books.indicators[INVESTMENT], value=Decimal(0))
    Entry.objects.create(ledger=june, indicator=books.indicators[HIGH_TECH], returned_because="请核对")
    seen = ledgers_seen(city.account("clerk")).get(pk=june.pk)
    assert (seen.reported, seen.returned) == (1, 1)


def test_knows_the_months_that_have_dates(books: Books) -> None:
    assert len(dated_months(2024)) == 12
    assert dated_months(2023) == frozenset()
    assert years() == [2024]


@pytest.mark.parametrize(("today", "year"), [("2024-07-08", 2024), ("2026-01-08", 2024), ("2023-12-30", 2024)])
def test_the_year_in_hand_is_one_that_is_set_up(
    books: Books, set_day: Callable[[dt.date], None], today: str, year: int
) -> None:
    set_day(dt.date.fromisoformat(today))
    assert year_in_hand(years()) == year


@pytest.mark.django_db
def test_where_nothing_is_set_up_it_is_this_year(set_day: Callable[[dt.date], None]) -> None:
    set_day(dt.date(2026, 3, 1))
    assert year_in_hand(years()) == 2026


def test_knows_whether_a_year_holds_demonstration_figures(june: Ledger, books: Books) -> None:
    assert not holds_demonstration(june)
    may = books.ledger("ferrous", min(books.months))
    entry = {"indicator": books.indicators[INVESTMENT], "value": 1, "source": EntrySource.DEMONSTRATION}
    Entry.objects.create(ledger=may, **entry)
    assert holds_demonstration(june)
    assert not holds_demonstration(books.ledger("bearings"))
