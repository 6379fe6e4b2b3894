"""A workbook as plain values, nothing of which changes any more."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from config.lib.xlsx.places import place

Value = str | Decimal | date | bool | None
"""What a cell holds. A date with a time of day is a datetime."""


class Cell(NamedTuple):
    """One cell. Rows and columns count from 1."""

    row: int
    column: int
    value: Value = None
    written: str = ""
    """The text as a person sees it; 0.06 shown as percent is "6%". Blanks at the ends are kept."""
    percent: bool = False
    """A number shown as percent: the person means a hundred times the value."""
    formula: bool = False
    uncomputed: bool = False
    """A formula whose result is not in the file."""
    error: bool = False
    """A formula that ends in an error, such as a division by zero. It has no value."""
    spread: bool = False
    """The value stands elsewhere, in the first cell of the merged range that this one belongs to."""

    @property
    def place(self) -> str:
        """Such as "C5"."""
        return place(self.row, self.column)

    @property
    def text(self) -> str:
        """What is written, without blanks at the ends."""
        return self.written.strip()

    @property
    def empty(self) -> bool:
        """Nothing is written and no formula or error stands behind it."""
        return not (self.formula or self.error or self.written.strip())


Rows = dict[int, dict[int, Cell]]
"""Cells by row and column while a sheet is read."""
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet of a workbook."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    """The filled cells by row, then by column; those of a row from left to right."""
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Range, ...] = ()
    """Merged ranges, no farther than the sheet is filled."""
    height: int = 0
    """The last row in which anything stands."""
    width: int = 0

    @classmethod
    def of(
        cls,
        *,
        name: str,
        rows: Rows,
        hidden: bool = False,
        hidden_rows: Iterable[int] = (),
        hidden_columns: Iterable[int] = (),
        merged: Iterable[Range] = (),
    ) -> "Sheet":
        """A sheet of these rows, which become its own. What stands in a merged range spreads over it."""
        ranges = tuple(sorted(merged))
        for each in ranges:
            _spread(each, rows)
        filled = {row: dict(sorted(cells.items())) for row, cells in sorted(rows.items()) if cells}
        return cls(
            name=name,
            rows=MappingProxyType(filled),
            hidden=hidden,
            hidden_rows=frozenset(hidden_rows),
            hidden_columns=frozenset(hidden_columns),
            merged=ranges,
            height=max(filled, default=0),
            width=max((next(reversed(cells)) for cells in filled.values()), default=0),
        )

    @property
    def cells(self) -> Iterator[Cell]:
        """All filled cells, row by row."""
        return (cell for cells in self.rows.values() for cell in cells.values())

    def cell(self, row: int, column: int) -> Cell:
        """The cell there, an empty one if nothing is written."""
        cells = self.rows.get(row)
        return (cells.get(column) if cells else None) or Cell(row, column)

    def row(self, row: int) -> Iterable[Cell]:
        """The filled cells of a row, from left to right."""
        cells = self.rows.get(row)
        return cells.values() if cells else ()


def _spread(merged: Range, rows: Rows) -> None:
    top, left, bottom, right = merged
    anchor = rows.get(top, {}).get(left)
    if anchor is None:
        return
    for row in range(top, bottom + 1):
        cells = rows.setdefault(row, {})
        for column in range(left, right + 1):
            if (row, column) != (top, left):
                cells[column] = anchor._replace(row=row, column=column, spread=True)


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """The sheets of a workbook in their order, hidden ones flagged."""

    sheets: tuple[Sheet, ...]

    @property
    def visible(self) -> tuple[Sheet, ...]:
        """The sheets a person sees."""
        return tuple(sheet for sheet in self.sheets if not sheet.hidden)

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
