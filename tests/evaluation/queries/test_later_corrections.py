"""The corrections that a run does not count, because they came after it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from config.lib.periods import Month
from dispatch.enums import LedgerStatus
from dispatch.models import Correction, Entry, Ledger, Target
from dispatch.services.ask_correction import ask_correction
from dispatch.services.decide_correction import decide_correction
from dispatch.services.set_months import set_months
from evaluation.models import Run
from evaluation.queries.later_corrections import later_corrections
from evaluation.services.load_scheme import load_scheme
from offices.models import Account
from tests.dispatch.books import INVESTMENT, Books
from tests.evaluation.quarters import FIRST, SCHEME, SECOND, accept_quarter, judge

JANUARY = Month(2024, 1)
HEAD, INVESTMENT_ITEM, HIGH_TECH_ITEM = SCHEME.split("[[items]]")
OF_HIGH_TECH = f"{HEAD}[[items]]{HIGH_TECH_ITEM}".replace("weight = 40", "weight = 100").replace("small", "high-tech")
OF_GROWTH = f"""{HEAD.replace("small", "growth")}[[items]]
code = "investment"
title = "完成投资"
weight = 100
rule = "growth"
indicator = "investment-done"
"""


@pytest.fixture
def correct(director: Account, office: Account) -> Callable[[Ledger, str], Correction]:
    """Has the investment of a ledger corrected, as it is done."""

    def corrected(ledger: Ledger, value: str) -> Correction:
        asked = ask_correction(by=director, ledger=ledger, indicator_code=INVESTMENT, value=value, reason="漏报一项")
        return decide_correction(by=office, correction=asked, grant=True)

    return corrected


def run_of(scheme: str, office: Account) -> Run:
    return judge(office, load_scheme(by=None, text=scheme), FIRST)


def test_those_of_figures_that_the_run_read_are_told_the_latest_first(
    books: Books, office: Account, correct: Callable[[Ledger, str], Correction]
) -> None:
    accept_quarter(books, FIRST)
    correct(books.ledger("ferrous", JANUARY), "14")
    run = run_of(SCHEME, office)
    assert later_corrections(run) == [], "it counted the figure as corrected"

    later = [correct(books.ledger("ferrous", JANUARY), value) for value in ("13", "12")]

    assert later_corrections(run) == later[::-1]


def test_those_of_figures_on_which_no_point_stands_are_not(
    books: Books, office: Account, correct: Callable[[Ledger, str], Correction]
) -> None:
    accept_quarter(books, FIRST)
    accept_quarter(books, SECOND)
    run, other = run_of(SCHEME, office), run_of(OF_HIGH_TECH, office)
    correct(books.ledger("ferrous", Month(2024, 4)), "16")
    assert later_corrections(run) == [], "of a later month"

    later = correct(books.ledger("ferrous", JANUARY), "16")

    assert later_corrections(run) == [later]
    assert later_corrections(other) == [], "of an indicator that its scheme does not read"


def test_that_of_a_base_of_the_year_before_is_told(
    books: Books, office: Account, correct: Callable[[Ledger, str], Correction]
) -> None:
    set_months(by=office, year=2023)
    Target.objects.create(
        chain=books.ledger("ferrous").chain, indicator=books.indicators[INVESTMENT], year=2023, value=120
    )
    of_2023 = Ledger.objects.filter(month__year=2023).select_related("month", "chain")
    Entry.objects.bulk_create(Entry(ledger=one, indicator=books.indicators[INVESTMENT], value=10) for one in of_2023)
    of_2023.update(status=LedgerStatus.SEALED)
    accept_quarter(books, FIRST)
    run, other = run_of(OF_GROWTH, office), run_of(OF_HIGH_TECH, office)

    later = correct(of_2023.get(chain__code="ferrous", month__month=2), "11")

    assert later_corrections(run) == [later]
    assert later_corrections(other) == []
