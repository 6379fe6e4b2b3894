"""Cells that the registers count: taken over, overruled with a reason, and stale when the registers moved on."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from chains.models import Recognition
from config.lib.refusals import Refused
from dispatch.enums import CellState, EntrySource
from dispatch.models import Entry, Indicator, Ledger
from dispatch.queries.ledger_sheet import ledger_sheet
from dispatch.queries.owed import owed
from dispatch.services.accept_ledger import accept_ledger
from dispatch.services.save_entries import Cell, save_entries
from dispatch.services.submit_ledger import submit_ledger
from dispatch.tables.ledger_grid import grid_row
from offices.models import Account
from tests.chains.records import entered
from tests.dispatch.books import HIGH_TECH, Books, good_cells

NOTE = "1—5月为首次填报"


@pytest.fixture
def counted(books: Books, june: Ledger, office: Account) -> Any:
    """Two enterprises of the ferrous chain became high-tech this year; gives one that may become so too."""
    Indicator.objects.filter(code=HIGH_TECH).update(counted_from="new_high_tech")
    for name in "甲乙":
        recognise(entered(office, june.chain, name=f"{name}厂（演示）"))
    return entered(office, june.chain, name="丙厂（演示）")


def recognise(enterprise: Any) -> None:
    Recognition.objects.create(enterprise=enterprise, honour="high_tech", from_date=dt.date(2024, 3, 1))


def row(ledger: Ledger) -> Any:
    return next(one for one in ledger_sheet(ledger).rows if one.indicator.code == HIGH_TECH)


def save(by: Account, ledger: Ledger, value: str | None, note: str = "") -> Entry:
    saved = save_entries(by=by, ledger=ledger, cells=[Cell(HIGH_TECH, value, note=note)])
    assert saved[0].entry is not None
    return saved[0].entry


def test_an_open_cell_shows_what_is_counted(june: Ledger, counted: Any) -> None:
    found = row(june)
    assert (found.counted, found.value) == (2, None)
    shown = grid_row(found)
    assert (shown.counted, shown.counted_plain, shown.stale) == ("2家", "2", False)
    assert not shown.messages, "it is said once, beside the name"
    assert grid_row(found, to_fill=False).messages == []


def test_what_is_taken_over_was_counted(clerk: Account, june: Ledger, counted: Any) -> None:
    entry = save(clerk, june, "2", NOTE)
    assert (entry.source, entry.counted) == (EntrySource.COUNTED, 2)
    assert not [one for one in row(june).findings if one.check == "counted"]


def test_another_figure_wants_a_reason(clerk: Account, june: Ledger, counted: Any) -> None:
    entry = save(clerk, june, "3")
    assert (entry.source, entry.counted) == (EntrySource.TYPED, 2)
    found = row(june)
    assert found.state == CellState.WARNED
    assert [one.check for one in found.obstacles] == ["counted"]
    save(clerk, june, "3", "另有1家已公示")
    assert row(june).state == CellState.EXPLAINED
    assert row(june).overruled == 2


def test_a_count_that_moved_is_pointed_out_before_the_submission(
    clerk: Account, director: Account, office: Account, june: Ledger, books: Books, counted: Any
) -> None:
    save_entries(
        by=clerk, ledger=june, cells=[Cell(one.indicator_code, one.value, note=one.note) for one in good_cells()]
    )
    save(clerk, june, "2")
    recognise(counted)
    found = row(june)
    assert grid_row(found).stale
    assert [(one.level, one.takes) for one in grid_row(found).messages] == [("warning", True)]
    with pytest.raises(Refused, match="3家"):
        submit_ledger(by=director, ledger=books.ledger("ferrous"))
    save(clerk, june, "3", NOTE)
    submitted = submit_ledger(by=director, ledger=books.ledger("ferrous"))
    accepted = accept_ledger(by=office, ledger=submitted)
    Recognition.objects.all().delete()
    assert (row(accepted).counted, row(accepted).value) == (None, Decimal(3))


def test_the_reviewer_is_told_what_was_counted(
    clerk: Account, director: Account, june: Ledger, books: Books, counted: Any
) -> None:
    save_entries(by=clerk, ledger=june, cells=good_cells())
    save(clerk, june, "5", "口径不同")
    submitted = submit_ledger(by=director, ledger=books.ledger("ferrous"))
    said = grid_row(row(submitted), to_fill=False).messages
    assert any("2家" in one.text and not one.takes for one in said)


def test_the_desk_says_how_many_cells_the_registers_filled(clerk: Account, june: Ledger, counted: Any) -> None:
    save_entries(by=clerk, ledger=june, cells=good_cells())
    assert [one.counted for one in owed(clerk).to_fill if one.ledger == june] == [0]
    save(clerk, june, "2")
    assert [(one.counted, one.reported) for one in owed(clerk).to_fill if one.ledger == june] == [(1, 4)]


def test_where_the_registers_know_nothing_nothing_is_said(clerk: Account, june: Ledger, counted: Any) -> None:
    Recognition.objects.all().delete()
    assert row(june).counted is None
    entry = save(clerk, june, "2", NOTE)
    assert (entry.source, entry.counted) == (EntrySource.TYPED, None)
