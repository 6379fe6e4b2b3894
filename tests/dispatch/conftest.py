"""The books of the tiny city for 2024; see ``books.py``."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db.models import Max

from dispatch.enums import LedgerStatus
from dispatch.models import Ledger
from dispatch.services.accept_ledger import accept_ledger
from dispatch.services.return_ledger import return_ledger
from dispatch.services.save_entries import save_entries
from dispatch.services.submit_ledger import submit_ledger
from offices.models import Account, AuditEntry
from tests.actors import City
from tests.dispatch.books import INVESTMENT, Books, good_cells, kept_books


@pytest.fixture
def books(city: City) -> Books:
    return kept_books(city)


@pytest.fixture
def june(books: Books) -> Ledger:
    """The ferrous chain's ledger for June, empty."""
    return books.ledger("ferrous")


@pytest.fixture
def filled(june: Ledger, clerk: Account, books: Books) -> Ledger:
    """June, filled by the clerk and in order."""
    save_entries(by=clerk, ledger=june, cells=good_cells())
    return books.ledger("ferrous")


@pytest.fixture
def in_status(filled: Ledger, books: Books, director: Account, office: Account) -> Callable[[LedgerStatus], Ledger]:
    """June, filled by the clerk and brought to a status by those who may."""

    def bring(status: LedgerStatus) -> Ledger:
        ledger = filled
        if status != LedgerStatus.DRAFT:
            ledger = submit_ledger(by=director, ledger=ledger)
        if status == LedgerStatus.RETURNED:
            ledger = return_ledger(by=office, ledger=ledger, reasons={INVESTMENT: "与统计口径不一致。"})
        if status in {LedgerStatus.ACCEPTED, LedgerStatus.SEALED}:
            ledger = accept_ledger(by=office, ledger=ledger)
        if status == LedgerStatus.SEALED:
            Ledger.objects.filter(pk=ledger.pk).update(status=LedgerStatus.SEALED)
        return books.ledger("ferrous")

    return bring


@pytest.fixture
def new_trail(june: Ledger) -> Callable[[], list[AuditEntry]]:
    """What came into the trail since it was last asked for, oldest first."""
    seen = [0]

    def read() -> list[AuditEntry]:
        found = list(AuditEntry.objects.filter(pk__gt=seen[0]).order_by("pk"))
        seen[0] = AuditEntry.objects.aggregate(last=Max("pk"))["last"] or 0
        return found

    read()
    return read
