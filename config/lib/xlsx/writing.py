"""Workbooks written from values: what is to stand where is declared, how it looks is the same everywhere.

Rows are streamed, so that a large table costs no memory. Text never becomes a formula (safety S17).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from io import BytesIO
from itertools import groupby
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from config.lib.xlsx.looks import Look, Looks, display_width
from config.lib.xlsx.places import column_letters, place

CHOICES_SHEET = "选项"

_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_WIDEST = 40
_NARROWEST = 8


class Kind(Enum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A value that differs from its column: to be filled in or locked, bold, with places or choices of its own."""

    value: "Written"
    to_fill: bool | None = None
    places: int | None = None
    bold: bool = False
    choices: tuple[str, ...] = ()


Written = str | Decimal | int | date | bool | None


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
    """Write an .xlsx file with one sheet for each table. Rows are taken one at a time."""
    book = Workbook(write_only=True)
    _describe(book, properties or Properties())
    names: set[str] = set()
    choices = _Choices()
    for table in tables:
        _SheetWriter(book, table, _sheet_name(table.name, names), choices).write()
    choices.write(book)
    book.save(file)


def _describe(book: Workbook, properties: Properties) -> None:
    own = book.properties
    own.title, own.creator = properties.title, properties.creator
    own.subject, own.description = properties.subject, properties.description
    if properties.created is not None:
        own.created = own.modified = properties.created.replace(tzinfo=None)


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

    def write(self, book: Workbook) -> None:
        if not self.lists:
            return
        sheet = book.create_sheet(CHOICES_SHEET)
        sheet.sheet_state = "hidden"
        looks = Looks(sheet)
        for row in range(max(map(len, self.lists))):
            sheet.append(looks.cell(each[row] if row < len(each) else None, Look()) for each in self.lists)


class _SheetWriter:
    """Writes one table into one sheet, from the top down."""

    def __init__(self, book: Workbook, table: Table, name: str, choices: _Choices) -> None:
        self._table = table
        self._sheet: Any = book.create_sheet(name)
        self._looks = Looks(self._sheet)
        self._choices = choices
        self._width = len(table.fields)
        self._row = 0

    def write(self) -> None:
        self._set_up()
        self._write_above()
        self._write_head()
        self._write_rows()
        self._write_notes()
        self._sheet.close()

    def _set_up(self) -> None:
        sheet, table = self._sheet, self._table
        sheet.sheet_state = "hidden" if table.hidden else "visible"
        for number, each in enumerate(table.fields, 1):
            dimension = sheet.column_dimensions[column_letters(number)]
            dimension.width = each.width or _width(each)
            dimension.hidden = each.hidden
        sheet.freeze_panes = place(table.first_row, table.frozen_fields + 1)
        sheet.page_setup.orientation = "landscape" if table.landscape else "portrait"
        sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_options.horizontalCentered = True
        sheet.HeaderFooter.oddFooter.center.text = "&P / &N"
        head_end = table.first_row - 1
        sheet.print_title_rows = f"{head_end - table.head_height + 1}:{head_end}"
        if table.protected:
            sheet.protection.sheet = True
            sheet.protection.formatColumns = sheet.protection.formatRows = False

    def _write_above(self) -> None:
        if self._table.title:
            self._sheet.row_dimensions[self._row + 1].height = 28
            self._append_line(self._table.title, Look(title=True))
        if self._table.unit_line:
            self._append_line(self._table.unit_line, Look(align="right"))

    def _append_line(self, text: str, look: Look) -> None:
        """One text over the whole width."""
        first = next((number for number, each in enumerate(self._table.fields) if not each.hidden), 0)
        values = [None] * first + [text] + [None] * (self._width - first - 1)
        self._append((value, look) for value in values)
        if self._width - first > 1:
            self._merge(self._row, first + 1, self._row, self._width)

    def _write_head(self) -> None:
        top, height = self._row + 1, self._table.head_height
        paths = [each.head + ("",) * (height - len(each.head)) for each in self._table.fields]
        for level in range(height):
            self._append((path[level] or None, Look(head=True)) for path in paths)
        for number, each in enumerate(self._table.fields, 1):
            if len(each.head) < height:
                self._merge(top + len(each.head) - 1, number, top + height - 1, number)
        for level in range(height - 1):
            numbered = [(number, each.head) for number, each in enumerate(self._table.fields, 1)]
            for _group, members in groupby(numbered, key=lambda item: (item[1][: level + 1], len(item[1]) > level + 1)):
                columns = [(number, head) for number, head in members if len(head) > level + 1]
                if len(columns) > 1:
                    self._merge(top + level, columns[0][0], top + level, columns[-1][0])

    def _write_rows(self) -> None:
        first = self._row + 1
        looks = [_look(each) for each in self._table.fields]
        own: dict[tuple[str, ...], list[str]] = {}
        for row in self._table.rows:
            for number, value in enumerate(row, 1):
                if isinstance(value, Filled) and value.choices:
                    own.setdefault(value.choices, []).append(place(self._row + 1, number))
            self._append(self._with_looks(row, looks))
        last = self._row
        if self._table.total is not None:
            bold = [look._replace(bold=True, to_fill=False) for look in looks]
            self._append(self._with_looks(self._table.total, bold))
        for number, each in enumerate(self._table.fields, 1):
            if each.choices and last >= first:
                letters = column_letters(number)
                self._offer(each.choices, [f"{letters}{first}:{letters}{last}"])
        for choices, places in own.items():
            self._offer(choices, places)

    def _offer(self, choices: Sequence[str], places: Iterable[str]) -> None:
        """Let some cells be chosen from a drop-down list."""
        offered = DataValidation("list", self._choices.reference(choices), allow_blank=True)
        offered.showErrorMessage = True
        for where in places:
            offered.add(where)
        self._sheet.data_validations.append(offered)

    def _with_looks(self, row: Sequence[Written | Filled], looks: Sequence[Look]) -> Iterator[tuple[Written, Look]]:
        if len(row) != self._width:
            raise ValueError(f"A row of {len(row)} values in a table of {self._width} columns.")
        for value, look in zip(row, looks, strict=True):
            if isinstance(value, Filled):
                yield value.value, _own_look(value, look)
            else:
                yield value, look

    def _write_notes(self) -> None:
        for note in self._table.notes:
            self._append_line(note, Look(align="left", wrap=True))

    def _append(self, row: Iterable[tuple[Written, Look]]) -> None:
        self._sheet.append(self._looks.cell(value, look) for value, look in row)
        self._row += 1

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        self._sheet.merged_cells.add(f"{place(top, left)}:{place(bottom, right)}")


def _look(each: Field) -> Look:
    return Look(
        border=True, number=each.kind is Kind.NUMBER, places=each.places, to_fill=each.to_fill, known=each.known
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
