from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from chains.models import Chain
from dispatch.enums import BoardState, LedgerStatus
from dispatch.models import Ledger, ReportingMonth, Target
from dispatch.queries.board import Board, BoardCell, board
from dispatch.services.ask_correction import ask_correction
from dispatch.services.ask_extension import ask_extension
from dispatch.services.set_months import set_months
from offices.models import Account
from tests.dispatch.books import JUNE, MAY, Books


def cell(found: Board, chain: str, month: int) -> BoardCell:
    row = next(row for row in found.rows if row.chain.code == chain)
    held = row.cells[month - 1]
    assert held is not None
    return held


def test_every_chain_and_month_has_its_state(filled: Ledger, books: Books, ferrous: Chain, bearings: Chain) -> None:
    Ledger.objects.filter(chain=ferrous, month__month=1).update(status=LedgerStatus.SEALED)
    Ledger.objects.filter(chain=ferrous, month__month=2).update(status=LedgerStatus.ACCEPTED, submitted_late=True)
    Ledger.objects.filter(chain=ferrous, month__month=3).update(status=LedgerStatus.SUBMITTED)
    Ledger.objects.filter(chain=ferrous, month__month=4).update(status=LedgerStatus.RETURNED)
    found = board(year=2024, chains=[ferrous, bearings])

    assert [held.state if held else None for held in found.rows[0].cells] == [
        BoardState.SEALED,
        BoardState.ACCEPTED,
        BoardState.SUBMITTED,
        BoardState.RETURNED,
        BoardState.LATE,
        BoardState.MISSING,
        *[BoardState.NOT_OPEN] * 6,
    ]
    assert found.counts(JUNE) == {BoardState.MISSING: 2}
    assert found.counts()[BoardState.LATE] == 6
    assert (cell(found, "ferrous", 6).reported, cell(found, "ferrous", 6).of, cell(found, "bearings", 6).of) == (
        4,
        4,
        4,
    )
    assert [cell(found, "ferrous", month).behind for month in (1, 3, 4, 5, 6)] == [False, False, True, True, False]
    assert cell(found, "ferrous", 6).days_left == 2


def test_more_time_makes_a_late_ledger_missing_again(books: Books, ferrous: Chain) -> None:
    Ledger.objects.filter(chain=ferrous, month__month=5).update(extended_until=dt.date(2024, 7, 9))

    assert cell(board(year=2024, chains=[ferrous]), "ferrous", 5).state == BoardState.MISSING


def test_pending_requests_are_shown(
    in_status: Callable[[LedgerStatus], Ledger], books: Books, ferrous: Chain, director: Account
) -> None:
    ask_correction(
        by=director, ledger=in_status(LedgerStatus.ACCEPTED), indicator_code="new-high-tech", value="31", reason="漏报"
    )
    ask_extension(by=director, ledger=books.ledger("ferrous", MAY), until=dt.date(2024, 7, 20), reason="补报")
    found = board(year=2024, chains=[ferrous])

    assert [cell(found, "ferrous", month).asks_extension for month in (5, 6)] == [True, False]
    assert [cell(found, "ferrous", month).asks_correction for month in (5, 6)] == [False, True]


def test_a_year_without_dates_is_empty(ferrous: Chain) -> None:
    found = board(year=2024, chains=[ferrous])

    assert (found.months, [row.cells for row in found.rows]) == ((), [()])


def test_the_board_costs_the_same_with_one_chain_and_with_forty(books: Books, ferrous: Chain, office: Account) -> None:
    made = Chain.objects.bulk_create(
        Chain(code=f"chain-{number}", name=f"产业链{number}", catalogue_year=2024, number=20 + number)
        for number in range(40)
    )
    Target.objects.bulk_create(
        Target(chain=chain, indicator=books.indicators["investment-done"], year=2024, value=1) for chain in made
    )
    set_months(by=office, year=2024)
    counts = []
    for chains in ([ferrous], list(Chain.objects.all())):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = board(year=2024, chains=chains)
            assert all(held and held.ledger.dates for row in found.rows for held in row.cells)
        counts.append(len(queries))

    assert counts == [5, 5]
    assert ReportingMonth.objects.count() == 12
