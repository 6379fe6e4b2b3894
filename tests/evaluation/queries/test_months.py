from __future__ import annotations

import pytest

from config.lib.periods import Month
from evaluation.queries.months import counted_months, month_in_hand
from tests.actors import City
from tests.dispatch.books import JUNE, MAY, Books
from tests.evaluation.standings import accept


@pytest.fixture
def accepted(city: City, books: Books) -> None:
    accept(city, books, MAY, {}, chain="ferrous")
    accept(city, books, JUNE, {}, chain="bearings")


def counted(city: City, *chains: str) -> list[Month]:
    return [month.period for month in counted_months([city.chains[code] for code in chains])]


def test_a_month_counts_once_a_ledger_of_the_chains_is_accepted(city: City, accepted: None) -> None:
    assert counted(city, "ferrous", "bearings") == [JUNE, MAY]
    assert counted(city, "ferrous") == [MAY]


def test_no_month_counts_while_nothing_is_accepted(city: City, books: Books) -> None:
    assert counted(city, "ferrous") == []
    assert month_in_hand([], "2024-06") is None


@pytest.mark.parametrize(
    ("text", "month"),
    [("2024-05", MAY), ("2024-06", JUNE), ("", JUNE), ("2024-04", JUNE), ("2024-13", JUNE), ("<b>", JUNE)],
)
def test_an_address_names_a_month_that_counts_or_gets_the_latest(
    city: City, accepted: None, text: str, month: Month
) -> None:
    chosen = month_in_hand(counted_months(list(city.chains.values())), text)
    assert chosen is not None
    assert chosen.period == month
