"""Saving cells of a ledger: typed, pasted or imported, one or many, all or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from chains.permissions import require
from config.lib import clock
from dispatch.enums import Act, EntrySource
from dispatch.models import Entry, Ledger
from dispatch.queries.columns import Column, load_columns
from dispatch.queries.rows import Remark, SheetRow, build_row
from dispatch.rules.cells import Cell, Content, content
from dispatch.services.moving import hold_open
from dispatch.services.refusals import CellsMovedOn, CellsRefused, Moved
from dispatch.services.trailing import plain_figure
from offices.enums import Right
from offices.models import Account
from offices.services.trail import record

__all__ = ["Cell", "CellsMovedOn", "CellsRefused", "Moved", "Saved", "save_entries"]

KEPT = ("value", "words", "note", "source", "counted", "returned_because", "version", "entered_by", "entered_at")
BY_HAND = frozenset({EntrySource.TYPED, EntrySource.PASTED})


@dataclass(frozen=True)
class Saved:
    """A cell as it now stands. ``changed`` is False where it held the same already and nothing was written."""

    row: SheetRow
    changed: bool

    @property
    def entry(self) -> Entry | None:
        return self.row.entry

    @property
    def findings(self) -> tuple[Remark, ...]:
        return self.row.findings


@dataclass(frozen=True)
class _Change:
    column: Column
    content: Content

    @property
    def is_one(self) -> bool:
        return self.content != self.column.content


def save_entries(
    *,
    by: Account,
    ledger: Ledger,
    cells: Sequence[Cell],
    source: EntrySource = EntrySource.TYPED,
    undone: bool = False,
) -> list[Saved]:
    """Store the cells, in the order given. Findings do not hinder: an error stops the submission, not the saving.

    A figure entered by hand that is what the registers count was counted by them. ``undone``: the cells take back what
    was entered before, which is an act of its own where each of them held once what it gets.

    A cell that holds the same already is left as it is, whatever version was seen; so an answer that was lost on the
    way can be asked for again.

    Raises Http404 or PermissionDenied without the right; Refused where the ledger's status or dates do not allow it
    (SomebodyWasFaster where they did when ``ledger`` was loaded); CellsRefused where a cell cannot be read or is not of
    this ledger; CellsMovedOn where somebody else saved a cell since ``seen_version``.
    """
    require(by, Right.ENTER_LEDGER, ledger.chain)
    with transaction.atomic():
        at = clock.now()
        held = hold_open(ledger, at=at)
        columns = load_columns(held, {cell.indicator_code for cell in cells})
        changes = _read(held, cells, columns)
        _refuse_what_moved_on(cells, changes)
        real = [change for change in changes if change.is_one]
        undone = undone and _were_held_once(real)
        saved = _write(held, real, by=by, at=at, source=source, undone=undone)
        return [
            Saved(
                row=build_row(
                    change.column,
                    held.month.period,
                    entry=saved.get(change.column.indicator.pk),
                    content=change.content,
                ),
                changed=change.is_one,
            )
            for change in changes
        ]


def _read(ledger: Ledger, cells: Sequence[Cell], columns: dict[str, Column]) -> list[_Change]:
    """What each cell will hold; raises CellsRefused with a sentence for each that cannot be read."""
    wrong: dict[str, str] = {}
    changes: dict[str, _Change] = {}
    for cell in cells:
        code = cell.indicator_code
        if code not in columns:
            wrong[code] = _("There is no such indicator in the ledger of %(chain)s.") % {"chain": ledger.chain.name}
        elif code in changes:
            wrong[code] = _("“%(name)s” is there twice. Leave one of the two.") % {"name": columns[code].indicator.name}
        else:
            try:
                changes[code] = _Change(
                    columns[code], content(cell, columns[code].indicator.measure, columns[code].content)
                )
            except ValueError as error:
                wrong[code] = _("“%(name)s”: %(reason)s.") % {
                    "name": columns[code].indicator.name,
                    "reason": _(str(error)),
                }
    if wrong:
        raise CellsRefused(_("Nothing was saved. %(cells)s") % {"cells": " ".join(wrong.values())}, wrong)
    return list(changes.values())


def _refuse_what_moved_on(cells: Sequence[Cell], changes: list[_Change]) -> None:
    """Raise CellsMovedOn where a cell to be changed is no longer the version that was seen."""
    moved = []
    for cell, change in zip(cells, changes, strict=True):
        entry = change.column.entry
        version = entry.version if entry else 0
        if change.is_one and cell.seen_version is not None and cell.seen_version != version:
            moved.append((change, _moved(cell.indicator_code, entry)))
    if moved:
        sentences = [
            _("“%(name)s”: you entered %(yours)s, %(who)s saved %(theirs)s.")
            % {
                "name": change.column.indicator.name,
                "yours": _shown(change.column, change.content.value, change.content.words),
                "who": there.entered_by or _("somebody"),
                "theirs": _shown(change.column, there.value, there.words),
            }
            for change, there in moved
        ]
        raise CellsMovedOn(
            _("Somebody was faster, nothing was saved. %(cells)s Choose which figure holds.")
            % {"cells": " ".join(sentences)},
            [there for _change, there in moved],
        )


def _were_held_once(changes: list[_Change]) -> bool:
    """Whether each cell gets a figure and a note that stood in it before, if not at one time; nothing stood in all."""
    keys = {change.column.entry.pk for change in changes if change.column.entry}
    events = Entry.pgh_event_model.objects.filter(pgh_obj__in=keys)  # type: ignore[attr-defined]
    known = list(events.values_list("pgh_obj", "value", "words", "note"))
    figures = {(key, value, words) for key, value, words, _note in known}
    notes = {(key, note) for key, _value, _words, note in known}
    for change in changes:
        key, new = change.column.entry.pk if change.column.entry else None, change.content
        figure_stood = (key, new.value, new.words) in figures or (new.value is None and not new.words)
        if not figure_stood or (new.note and (key, new.note) not in notes):
            return False
    return True


def _moved(code: str, entry: Entry | None) -> Moved:
    if entry is None:
        return Moved(code=code, value=None, words="", note="", version=0, entered_by="", entered_at=None)
    return Moved(
        code=code,
        value=entry.value,
        words=entry.words,
        note=entry.note,
        version=entry.version,
        entered_by=entry.entered_by.person.name if entry.entered_by else "",
        entered_at=entry.entered_at,
    )


def _shown(column: Column, value: Decimal | None, words: str) -> str:
    return column.indicator.measure.shown(value) if value is not None else words or _("nothing")


def _write(
    ledger: Ledger, changes: list[_Change], *, by: Account, at: dt.datetime, source: EntrySource, undone: bool
) -> dict[int, Entry]:
    """Write the changed cells in one statement and the trail in another; the entries by indicator."""
    if not changes:
        return {}
    entries = [
        Entry(
            ledger=ledger,
            indicator=change.column.indicator,
            value=change.content.value,
            words=change.content.words,
            note=change.content.note,
            source=_source(change, source),
            counted=change.column.counted,
            version=change.column.entry.version + 1 if change.column.entry else 1,
            reviewed_version=change.column.entry.reviewed_version if change.column.entry else None,
            entered_by=by,
            entered_at=at,
        )
        for change in changes
    ]
    Entry.objects.bulk_create(entries, update_conflicts=True, unique_fields=["ledger", "indicator"], update_fields=KEPT)
    record(
        by=by,
        act=Act.ENTRIES_UNDO if undone else Act.ENTRIES_SAVE,
        on=ledger,
        before={"cells": {change.column.indicator.code: _plain(change.column.content) for change in changes}},
        after={
            "cells": {change.column.indicator.code: _plain(change.content) for change in changes},
            "source": source.value,
        },
        scope=ledger.chain.code,
    )
    return {entry.indicator_id: entry for entry in entries}


def _source(change: _Change, source: EntrySource) -> EntrySource:
    value = change.content.value
    is_counted = source in BY_HAND and value is not None and value == change.column.counted
    return EntrySource.COUNTED if is_counted else source


def _plain(held: Content) -> dict[str, str | None]:
    """What a cell holds, for the trail."""
    kept = {"value": plain_figure(held.value), "words": held.words, "note": held.note}
    return {name: text for name, text in kept.items() if text or name == "value"}
