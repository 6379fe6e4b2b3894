from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from config.lib import clock
from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.enums import CellState, EntrySource, LedgerStatus, Light
from dispatch.models import Entry, Ledger
from dispatch.services.save_entries import Cell, CellsMovedOn, CellsRefused, save_entries
from offices.models import Account, AuditEntry
from tests.actors import City
from tests.dispatch.books import BRAIN, EVENTS, GOOD, GROWTH, HIGH_TECH, INVESTMENT, OF_FERROUS, Books, good_cells

Trail = Callable[[], list[AuditEntry]]


def test_a_cell_is_saved_and_leaves_one_entry_in_the_trail(june: Ledger, clerk: Account, new_trail: Trail) -> None:
    [saved] = save_entries(by=clerk, ledger=june, cells=[Cell(INVESTMENT, "１，２３４．５")])

    entry = Entry.objects.get()
    assert (entry.value, entry.version, entry.entered_by, entry.source) == (Decimal("1234.5"), 1, clerk, "typed")
    assert (saved.changed, saved.row.version, saved.row.value) == (True, 1, Decimal("1234.5"))
    [trail] = new_trail()
    assert (trail.act, trail.scope, trail.object_id) == ("entries.save", "ferrous", str(june.pk))
    assert trail.before == {"cells": {INVESTMENT: {"value": None}}}
    assert trail.after == {"cells": {INVESTMENT: {"value": "1234.5"}}, "source": "typed"}


def test_many_cells_are_one_act(june: Ledger, clerk: Account, new_trail: Trail) -> None:
    saved = save_entries(by=clerk, ledger=june, cells=good_cells(), source=EntrySource.PASTED)

    assert [one.row.indicator.code for one in saved] == list(OF_FERROUS)
    assert {entry.source for entry in Entry.objects.all()} == {"pasted"}
    assert [trail.act for trail in new_trail()] == ["entries.save"]


def test_what_follows_from_a_figure_comes_back_with_it(books: Books, clerk: Account) -> None:
    for month, value in zip(sorted(books.months)[:5], ("10", "10", "10", "10", "10"), strict=True):
        _open_early(books.ledger("ferrous", month))
        save_entries(by=clerk, ledger=books.ledger("ferrous", month), cells=[Cell(INVESTMENT, value)])

    [saved] = save_entries(by=clerk, ledger=books.ledger("ferrous"), cells=[Cell(INVESTMENT, "12.5")])

    row = saved.row
    assert (row.last_month, row.to_date, row.target) == (Decimal(10), Decimal("62.5"), Decimal(150))
    assert row.time_progress == Decimal("0.5")
    assert row.share == Decimal("62.5") / 150
    assert row.light == Light.RED
    assert row.state == CellState.GOOD


def test_a_missing_month_is_never_a_zero(june: Ledger, clerk: Account) -> None:
    [saved] = save_entries(by=clerk, ledger=june, cells=[Cell(INVESTMENT, "12.5")])

    assert saved.row.to_date is None
    assert [str(month) for month in saved.row.missing] == [f"2024-0{number}" for number in range(1, 6)]
    assert saved.row.light == Light.GREY


def test_a_zero_is_a_figure_and_nothing_is_none(june: Ledger, clerk: Account) -> None:
    save_entries(by=clerk, ledger=june, cells=[Cell(INVESTMENT, "0"), Cell(HIGH_TECH, None, note="待核实")])

    assert Entry.objects.get(indicator__code=INVESTMENT).value == 0
    assert Entry.objects.get(indicator__code=HIGH_TECH).value is None


def test_what_is_held_already_is_not_written_again(filled: Ledger, clerk: Account, new_trail: Trail) -> None:
    new_trail()
    [saved] = save_entries(by=clerk, ledger=filled, cells=[Cell(INVESTMENT, "12.5", seen_version=0)])

    assert (saved.changed, saved.row.version) == (False, 1)
    assert new_trail() == []


def test_a_note_stays_unless_another_is_given(filled: Ledger, clerk: Account) -> None:
    save_entries(by=clerk, ledger=filled, cells=[Cell(INVESTMENT, "13"), Cell(HIGH_TECH, "30", note="")])

    assert Entry.objects.get(indicator__code=INVESTMENT).note == "1—5月为首次填报"
    assert Entry.objects.get(indicator__code=HIGH_TECH).note == ""


def test_words_are_saved_for_what_is_described(books: Books, stranger_clerk: Account) -> None:
    ledger = books.ledger("bearings")
    save_entries(by=stranger_clerk, ledger=ledger, cells=[Cell(BRAIN, words="已接入12家企业。")])

    assert Entry.objects.get().words == "已接入12家企业。"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (Cell(INVESTMENT, "约12亿"), "不是"),
        (Cell(INVESTMENT, "1.2345678"), "6"),
        (Cell(INVESTMENT, "123456789012345"), "过大"),
        (Cell(INVESTMENT, Decimal("NaN")), "不是"),
        (Cell(INVESTMENT, "1", words="十二亿"), "备注"),
        (Cell(INVESTMENT, "1", note="长" * 501), "500"),
        (Cell(BRAIN, "1"), "黑色金属"),
        (Cell("no-such", "1"), "黑色金属"),
    ],
)
def test_a_cell_that_cannot_be_stored_is_refused_and_nothing_saved(
    june: Ledger, clerk: Account, new_trail: Trail, cell: Cell, reason: str
) -> None:
    with pytest.raises(CellsRefused) as refused:
        save_entries(by=clerk, ledger=june, cells=[Cell(HIGH_TECH, "30"), cell])

    assert refused.value.cells.keys() == {cell.indicator_code}
    assert not Entry.objects.exists()
    assert new_trail() == []


def test_the_same_cell_twice_is_refused(june: Ledger, clerk: Account) -> None:
    with pytest.raises(CellsRefused):
        save_entries(by=clerk, ledger=june, cells=[Cell(HIGH_TECH, "30"), Cell(HIGH_TECH, "31")])


def test_a_cell_that_moved_on_names_both_figures(filled: Ledger, clerk: Account, director: Account) -> None:
    save_entries(by=director, ledger=filled, cells=[Cell(INVESTMENT, "14", seen_version=1)])

    with pytest.raises(CellsMovedOn) as refused:
        save_entries(
            by=clerk, ledger=filled, cells=[Cell(INVESTMENT, "15", seen_version=1), Cell(EVENTS, "2", seen_version=1)]
        )

    [moved] = refused.value.cells
    assert (moved.code, moved.value, moved.version, moved.entered_by) == (INVESTMENT, 14, 2, director.name)
    assert "15" in refused.value.sentence
    assert "14" in refused.value.sentence
    assert Entry.objects.get(indicator__code=EVENTS).value == 1


def test_a_cell_filled_by_somebody_else_first_is_seen(june: Ledger, clerk: Account, director: Account) -> None:
    save_entries(by=director, ledger=june, cells=[Cell(INVESTMENT, "14", seen_version=0)])

    with pytest.raises(CellsMovedOn):
        save_entries(by=clerk, ledger=june, cells=[Cell(INVESTMENT, "15", seen_version=0)])


@pytest.mark.parametrize("actor", ["stranger_clerk", "stranger_director", "system_admin", "audit_admin", "nobody"])
def test_strangers_do_not_learn_of_it(city: City, june: Ledger, actor: str) -> None:
    with pytest.raises(Http404):
        save_entries(by=city.account(actor), ledger=june, cells=good_cells())


@pytest.mark.parametrize("actor", ["liaison", "office", "leader", "chief"])
def test_who_only_reads_may_not_enter(city: City, june: Ledger, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        save_entries(by=city.account(actor), ledger=june, cells=good_cells())


@pytest.mark.parametrize("status", [LedgerStatus.SUBMITTED, LedgerStatus.ACCEPTED, LedgerStatus.SEALED])
def test_what_is_submitted_is_not_changed(
    in_status: Callable[[LedgerStatus], Ledger], clerk: Account, status: LedgerStatus
) -> None:
    ledger = in_status(status)
    with pytest.raises(Refused) as refused:
        save_entries(by=clerk, ledger=ledger, cells=[Cell(INVESTMENT, "99")])

    assert not isinstance(refused.value, SomebodyWasFaster)
    assert Entry.objects.get(indicator__code=INVESTMENT).value == Decimal(GOOD[INVESTMENT])


def test_a_page_opened_before_the_submission_is_told(
    in_status: Callable[[LedgerStatus], Ledger], filled: Ledger, clerk: Account
) -> None:
    in_status(LedgerStatus.SUBMITTED)

    with pytest.raises(SomebodyWasFaster):
        save_entries(by=clerk, ledger=filled, cells=[Cell(INVESTMENT, "99")])


def test_a_month_that_is_not_open_yet_is_refused(
    books: Books, clerk: Account, set_day: Callable[[dt.date], None]
) -> None:
    set_day(dt.date(2024, 6, 30))

    with pytest.raises(Refused, match="7月1日"):
        save_entries(by=clerk, ledger=books.ledger("ferrous"), cells=good_cells())


@pytest.mark.parametrize(("day", "saved"), [(dt.date(2024, 7, 15), True), (dt.date(2024, 7, 16), False)])
def test_S14_the_time_of_the_act_counts_and_not_that_of_the_page(
    june: Ledger, clerk: Account, set_day: Callable[[dt.date], None], day: dt.date, saved: bool
) -> None:
    with clock.held():  # the page was opened on the 8th
        set_day(day)
        if saved:
            save_entries(by=clerk, ledger=june, cells=good_cells())
        else:
            with pytest.raises(Refused, match="7月15日"):
                save_entries(by=clerk, ledger=june, cells=good_cells())

    assert Entry.objects.exists() is saved


def test_S14_an_act_has_one_moment_however_long_it_takes(june: Ledger, clerk: Account) -> None:
    with transaction.atomic():
        begun = clock.now()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.02)")
        save_entries(by=clerk, ledger=june, cells=good_cells())

    assert set(Entry.objects.values_list("entered_at", flat=True)) == {begun}


def test_a_returned_cell_is_answered_by_saving_it(in_status: Callable[[LedgerStatus], Ledger], clerk: Account) -> None:
    ledger = in_status(LedgerStatus.RETURNED)
    [same] = save_entries(by=clerk, ledger=ledger, cells=[Cell(INVESTMENT, GOOD[INVESTMENT])])
    [noted] = save_entries(by=clerk, ledger=ledger, cells=[Cell(INVESTMENT, GOOD[INVESTMENT], note="已核对原始凭证")])

    assert (same.row.state, noted.row.state) == (CellState.RETURNED, CellState.GOOD)
    assert noted.row.changed_since_return


def test_a_save_takes_as_many_statements_for_one_cell_as_for_all(june: Ledger, city: City) -> None:
    counts = []
    for cells in ([Cell(GROWTH, "5")], good_cells()):
        clerk = city.account("clerk")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            save_entries(by=clerk, ledger=june, cells=cells)
        counts.append(len(queries))

    assert counts == [12, 12]


def _open_early(ledger: Ledger) -> None:
    """Long locked months are given until tomorrow."""
    Ledger.objects.filter(pk=ledger.pk).update(extended_until=dt.date(2024, 7, 9))
