from __future__ import annotations

import datetime as dt

from dispatch.enums import BoardState, LedgerStatus
from dispatch.models import Ledger
from evaluation.queries.reporting import reporting
from tests.actors import City
from tests.dispatch.books import JUNE, Books
from tests.evaluation.standings import accept, more_chains
from tests.statements import statements


def test_who_has_reported_and_who_has_not(city: City, books: Books) -> None:
    accept(city, books, JUNE, {}, chain="bearings")
    found = reporting(month=books.months[JUNE], chains=list(city.chains.values()))
    assert found.accepted == 1
    assert found.late == 0
    assert found.counts == [(BoardState.MISSING, 1), (BoardState.ACCEPTED, 1)]
    assert [one.chain.code for one in found.open] == ["ferrous"]


def test_after_the_due_day_a_draft_is_late_and_so_is_what_came_back(city: City, books: Books, set_day) -> None:
    Ledger.objects.filter(pk=books.ledger("bearings").pk).update(status=LedgerStatus.RETURNED)
    set_day(dt.date(2024, 7, 11))
    found = reporting(month=books.months[JUNE], chains=list(city.chains.values()))
    assert found.counts == [(BoardState.LATE, 1), (BoardState.RETURNED, 1)]
    assert found.late == 2


def test_two_statements_whatever_the_number_of_chains(city: City, books: Books) -> None:
    month = books.months[JUNE]
    assert statements(lambda: reporting(month=month, chains=list(city.chains.values()))) == 2
    many = [*city.chains.values(), *more_chains(city, books, 12, JUNE)]
    assert statements(lambda: reporting(month=month, chains=many)) == 2
