"""Corrections: which wait, which were granted, which of these came after a version."""

from __future__ import annotations

import pytest

from config.lib.periods import Month, Quarter
from dispatch.models import Correction, Entry, Ledger
from dispatch.queries.corrections import granted_after, granted_corrections, waiting_corrections
from dispatch.services.ask_correction import ask_correction
from dispatch.services.decide_correction import decide_correction
from offices.models import Account
from tests.dispatch.books import INVESTMENT, Books
from tests.evaluation.quarters import FIRST, accept_quarter

MARCH = Month(2024, 3)


@pytest.fixture
def march(books: Books) -> Ledger:
    accept_quarter(books, FIRST)
    return books.ledger("ferrous", MARCH)


def asked(ledger: Ledger, director: Account, value: str) -> Correction:
    return ask_correction(by=director, ledger=ledger, indicator_code=INVESTMENT, value=value, reason="漏报一项")


def test_a_correction_waits_in_its_quarter_until_it_is_decided(
    march: Ledger, director: Account, office: Account
) -> None:
    correction = asked(march, director, "20")
    assert waiting_corrections({2024}) == {FIRST: 1}
    assert waiting_corrections({2023}) == {}
    assert waiting_corrections({2024})[Quarter(2024, 2)] == 0
    decide_correction(by=office, correction=correction, grant=True)
    assert waiting_corrections({2024}) == {}


def test_those_granted_stand_in_their_order_and_those_refused_do_not(
    march: Ledger, director: Account, office: Account
) -> None:
    for value, grant in (("20", True), ("21", False), ("22", True)):
        correction = asked(march, director, value)
        decide_correction(by=office, correction=correction, grant=grant, note="" if grant else "依据不足")
    assert [one.after for one in granted_corrections({2024})] == [20, 22]
    assert not granted_corrections({2023}).exists()


def test_of_those_granted_the_ones_after_a_version_are_told(march: Ledger, director: Account, office: Account) -> None:
    first = Entry.objects.get(ledger=march, indicator__code=INVESTMENT).version
    for value in ("20", "22"):
        decide_correction(by=office, correction=asked(march, director, value), grant=True)
    granted = list(granted_corrections({2024}))
    entry = Entry.objects.get(ledger=march, indicator__code=INVESTMENT)

    after = [granted_after(first + seen, entry=entry, granted=granted) for seen in range(3)]

    assert after == [granted, granted[1:], []]
