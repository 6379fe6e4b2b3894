"""Workbooks written from values: what is to stand where is declared, how it looks is the same everywhere.

Rows are streamed, so that a large table costs no memory. Text never becomes a formula (safety S17).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from io import BytesIO
from itertools import groupby
from tempfile import TemporaryDirectory
from typing import BinaryIO

from xlsxwriter import Workbook

from config.lib.xlsx.looks import Look, Looks, TextSheet, Written, display_width
from config.lib.xlsx.places import LAST_ROW, column_letters

CHOICES_SHEET = "选项"

_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_WIDEST = 40
_NARROWEST = 8
_A4 = 9
_TITLE_HEIGHT = 28
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 12, 31)
_LARGEST = 10**14


class Kind(Enum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A value that differs from its column: to be filled in or locked, bold, with places or choices of its own."""

    value: Written
    to_fill: bool | None = None
    places: int | None = None
    bold: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Check:
    """What an office program lets be typed into the cells of a column of numbers or dates."""

    message: str
    """What it says of anything else; at most 255 characters."""
    least: int | None = None
    """The smallest number; None takes negative ones too."""
    whole: bool = False


@dataclass(frozen=True, kw_only=True)
class Field:
    """A column of a table."""

    head: tuple[str, ...]
    """Names from the outermost group down; equal neighbouring groups are merged."""
    kind: Kind = Kind.TEXT
    places: int | None = None
    """Decimal places of a number, to which it is rounded half up; None writes it as it is."""
    width: float | None = None
    """In characters; None takes it from the head."""
    to_fill: bool = False
    """Its cells are for a person to fill: coloured, and open when the sheet is protected."""
    choices: Sequence[str] = ()
    """What may be chosen from a drop-down list."""
    check: Check | None = None
    """What else may be typed, of a number or a date."""
    known: bool = False
    """What the system knows and nobody need type: its cells are grey."""
    hidden: bool = False
    """A key that comes back with the workbook and that nobody needs to see."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A sheet with one table: title, unit line, head, rows, total row, notes."""

    name: str
    fields: Sequence[Field]
    rows: Iterable[Sequence[Written | Filled]]
    title: str = ""
    unit_line: str = ""
    """Such as "单位：万元", set above the head on the right."""
    total: Sequence[Written | Filled] | None = None
    notes: Sequence[str] = ()
    frozen_fields: int = 0
    """How many columns stay in sight when one scrolls to the right."""
    protected: bool = False
    """Only cells to fill may be changed."""
    hidden: bool = False
    landscape: bool = True

    @property
    def head_height(self) -> int:
        """Rows of the head."""
        return max(len(each.head) for each in self.fields)

    @property
    def first_row(self) -> int:
        """The row, from 1, in which the values begin."""
        return bool(self.title) + bool(self.unit_line) + self.head_height + 1


@dataclass(frozen=True, kw_only=True)
class Properties:
    """What the file says about itself."""

    title: str = ""
    creator: str = "链长台"
    subject: str = ""
    description: str = ""
    created: datetime | None = None
    """None takes the time of writing."""


def workbook_bytes(tables: Iterable[Table], properties: Properties | None = None) -> bytes:
    """The finished .xlsx file with one sheet for each table."""
    file = BytesIO()
    write_workbook(file, tables, properties)
    return file.getvalue()


def write_workbook(file: BinaryIO, tables: Iterable[Table], properties: Properties | None = None) -> None:
    """Write an .xlsx file with one sheet for each table. Rows are taken one at a time and kept on disk meanwhile."""
    with TemporaryDirectory() as folder:
        book = Workbook(file, {"constant_memory": True, "tmpdir": folder})
        try:
            _fill(book, tables, properties or Properties())
            book.close()
        finally:
            _give_up(book)


def _fill(book: Workbook, tables: Iterable[Table], properties: Properties) -> None:
    _describe(book, properties)
    names: set[str] = set()
    looks, choices = Looks(book), _Choices()
    for table in tables:
        _SheetWriter(book, table, _sheet_name(table.name, names), looks, choices).write()
    choices.write(book, looks)
    _show_first(book)


def _give_up(book: Workbook) -> None:
    """Close what a failure left open; a finished book has nothing left to close."""
    book.fileclosed = True
    for sheet in book.worksheets():
        sheet._opt_close()


def _describe(book: Workbook, properties: Properties) -> None:
    described: dict[str, str | datetime] = {
        "title": properties.title,
        "author": properties.creator,
        "subject": properties.subject,
        "comments": properties.description,
    }
    if properties.created is not None:
        moment = properties.created.astimezone(UTC) if properties.created.tzinfo else properties.created
        described["created"] = moment.replace(tzinfo=None)
    book.set_properties(described)


def _show_first(book: Workbook) -> None:
    """Let the workbook open at its first sheet that is not hidden."""
    shown = next((sheet for sheet in book.worksheets() if not sheet.hidden), None)
    if shown is not None:
        shown.activate()
        shown.set_first_sheet()


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that office programs accept, no other's."""
    base = _FORBIDDEN_IN_NAMES.sub("", wanted).strip("' ")[:_LONGEST_NAME] or "Sheet"
    name, number = base, 1
    while name.casefold() in taken or name == CHOICES_SHEET:
        number += 1
        name = f"{base[: _LONGEST_NAME - len(str(number)) - 2]}({number})"
    taken.add(name.casefold())
    return name


@dataclass
class _Choices:
    """Lists for drop-downs, each a column of one hidden sheet (a list inside a cell ends at 255 characters)."""

    lists: list[tuple[str, ...]] = field(default_factory=list)

    def reference(self, choices: Sequence[str]) -> str:
        wanted = tuple(choices)
        if wanted not in self.lists:
            self.lists.append(wanted)
        letters = column_letters(self.lists.index(wanted) + 1)
        return f"'{CHOICES_SHEET}'!${letters}$1:${letters}${len(wanted)}"

    def write(self, book: Workbook, looks: Looks) -> None:
        if not self.lists:
            return
        sheet = book.add_worksheet(CHOICES_SHEET, TextSheet)
        sheet.hide()
        for row in range(max(map(len, self.lists))):
            for column, each in enumerate(self.lists):
                if row < len(each):
                    looks.write(sheet, row, column, each[row], Look())


class _SheetWriter:
    """Writes one table into one sheet, from the top down. Rows and columns count from 0 here, as the library does."""

    def __init__(self, book: Workbook, table: Table, name: str, looks: Looks, choices: _Choices) -> None:
        self._table = table
        self._sheet = book.add_worksheet(name, TextSheet)
        self._looks = looks
        self._choices = choices
        self._width = len(table.fields)
        self._row = 0
        """The row to be written next."""

    def write(self) -> None:
        self._set_up()
        self._write_above()
        self._write_head()
        self._write_rows()
        self._write_notes()

    def _set_up(self) -> None:
        sheet, table = self._sheet, self._table
        if table.hidden:
            sheet.hide()
        for number, each in enumerate(table.fields):
            sheet.set_column(number, number, each.width or _width(each), None, {"hidden": each.hidden})
        head_end = table.first_row - 1
        sheet.freeze_panes(head_end, table.frozen_fields)
        sheet.repeat_rows(head_end - table.head_height, head_end - 1)
        if table.landscape:
            sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_footer("&C&P / &N")
        if table.protected:
            sheet.protect(options={"format_columns": True, "format_rows": True})

    def _write_above(self) -> None:
        if self._table.title:
            self._sheet.set_row(self._row, _TITLE_HEIGHT)
            self._append_line(self._table.title, Look(title=True))
        if self._table.unit_line:
            self._append_line(self._table.unit_line, Look(align="right"))

    def _append_line(self, text: str, look: Look) -> None:
        """One text over the whole width."""
        first = next((number for number, each in enumerate(self._table.fields) if not each.hidden), 0)
        self._merge(self._row, first, self._row, self._width - 1)
        self._append([None] * first + [text] + [None] * (self._width - first - 1), [look] * self._width)

    def _write_head(self) -> None:
        top, height = self._row, self._table.head_height
        heads = [each.head for each in self._table.fields]
        for level in range(height):
            self._append(
                [head[level] if level < len(head) else None for head in heads], [Look(head=True)] * self._width
            )
        for number, head in enumerate(heads):
            if len(head) < height:
                self._merge(top + len(head) - 1, number, top + height - 1, number)
        for level in range(height - 1):
            for _group, members in groupby(
                enumerate(heads), key=lambda item: (item[1][: level + 1], len(item[1]) > level + 1)
            ):
                columns = [number for number, head in members if len(head) > level + 1]
                if columns:
                    self._merge(top + level, columns[0], top + level, columns[-1])

    def _write_rows(self) -> None:
        first = self._row
        looks = [_look(each) for each in self._table.fields]
        own: dict[tuple[str, ...], list[tuple[int, int, int, int]]] = {}
        for row in self._table.rows:
            for number, value in enumerate(row):
                if isinstance(value, Filled) and value.choices:
                    own.setdefault(value.choices, []).append((self._row, number, self._row, number))
            self._append(row, looks)
        last = self._row - 1
        if self._table.total is not None:
            self._append(self._table.total, [look._replace(bold=True, to_fill=False) for look in looks])
        for number, each in enumerate(self._table.fields):
            if each.choices and last >= first:
                self._offer(each.choices, [(first, number, last, number)])
            if each.check and last >= first:
                self._sheet.data_validation(first, number, last, number, _validation(each.kind, each.check))
        for choices, places in own.items():
            self._offer(choices, places)

    def _offer(self, choices: Sequence[str], places: Sequence[tuple[int, int, int, int]]) -> None:
        """Let some cells be chosen from a drop-down list."""
        offered = {"validate": "list", "source": f"={self._choices.reference(choices)}"}
        self._sheet.data_validation(*places[0], offered | {"other_cells": [list(each) for each in places]})

    def _write_notes(self) -> None:
        for note in self._table.notes:
            self._append_line(note, Look(align="left", wrap=True))

    def _append(self, row: Sequence[Written | Filled], looks: Sequence[Look]) -> None:
        if len(row) != self._width:
            raise ValueError(f"A row of {len(row)} values in a table of {self._width} columns.")
        if self._row >= LAST_ROW:
            raise ValueError(f"A sheet holds {LAST_ROW} rows and no more.")
        write, sheet, number = self._looks.write, self._sheet, self._row
        for column, value in enumerate(row):
            if isinstance(value, Filled):
                write(sheet, number, column, value.value, _own_look(value, looks[column]))
            else:
                write(sheet, number, column, value, looks[column])
        self._row += 1

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge cells that are written by themselves: the library's own way would write rows ahead of their time."""
        if (top, left) != (bottom, right):
            self._sheet.merge.append([top, left, bottom, right])


def _validation(kind: Kind, check: Check) -> dict[str, object]:
    bounds: dict[str, object] = {"criteria": "between", "error_message": check.message}
    if kind is Kind.DATE:
        return bounds | {"validate": "date", "minimum": _EARLIEST, "maximum": _LATEST}
    least = -_LARGEST if check.least is None else check.least
    number = "integer" if check.whole else "decimal"
    return bounds | {"validate": number, "minimum": str(least), "maximum": str(_LARGEST)}


def _look(each: Field) -> Look:
    return Look(
        border=True,
        number=each.kind is Kind.NUMBER,
        day=each.kind is Kind.DATE,
        places=each.places,
        to_fill=each.to_fill,
        known=each.known,
    )


def _own_look(filled: Filled, look: Look) -> Look:
    return look._replace(
        places=look.places if filled.places is None else filled.places,
        to_fill=look.to_fill if filled.to_fill is None else filled.to_fill,
        bold=look.bold or filled.bold,
    )


def _width(each: Field) -> float:
    wanted = display_width(each.head[-1]) + 2
    if each.kind is Kind.TEXT:
        wanted = max(wanted, 14)
    return min(max(wanted, _NARROWEST), _WIDEST)
