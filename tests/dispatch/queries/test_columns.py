from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from chains.models import Recognition
from dispatch.enums import IndicatorKind
from dispatch.models import Entry, Indicator, Ledger
from dispatch.queries.columns import load_columns
from offices.models import Account
from tests.chains.records import entered
from tests.dispatch.books import HIGH_TECH, MAY, Books


@pytest.fixture
def one_counted(june: Ledger, office: Account) -> None:
    """The registers count one new high-tech enterprise for the year so far."""
    Indicator.objects.filter(code=HIGH_TECH).update(counted_from="new_high_tech")
    made = entered(office, june.chain, name="甲厂（演示）")
    Recognition.objects.create(enterprise=made, honour="high_tech", from_date=dt.date(2024, 3, 1))


def counted_after(books: Books, in_may: int | None) -> Decimal | None:
    if in_may is not None:
        indicator = books.indicators[HIGH_TECH]
        Entry.objects.create(ledger=books.ledger("ferrous", MAY), indicator=indicator, value=in_may)
    return load_columns(books.ledger("ferrous"))[HIGH_TECH].counted


@pytest.mark.parametrize(("in_may", "counted"), [(None, 1), (0, 1), (1, 1), (2, None)])
def test_registers_that_know_of_less_than_was_reported_propose_nothing(
    one_counted: None, books: Books, in_may: int | None, counted: int | None
) -> None:
    assert counted_after(books, in_may) == counted


def test_what_may_fall_is_proposed_whatever_stood_before(one_counted: None, books: Books) -> None:
    Indicator.objects.filter(code=HIGH_TECH).update(kind=IndicatorKind.STOCK)
    assert counted_after(books, 2) == 1
