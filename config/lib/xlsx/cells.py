"""A workbook as plain values, nothing of which changes any more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
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
        return not self.text and not self.formula and not self.error


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet of a workbook: its filled cells by (row, column)."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Ranges as (first row, first column, last row, last column), no farther than the sheet is filled."""
    height: int = 0
    """The last row in which anything stands."""
    width: int = 0

    def cell(self, row: int, column: int) -> Cell:
        """The cell there, an empty one if nothing is written."""
        return self.cells.get((row, column)) or Cell(row, column)

    def row(self, row: int) -> Iterator[Cell]:
        """The filled cells of a row, from left to right."""
        cells = self.cells
        for column in range(1, self.width + 1):
            found = cells.get((row, column))
            if found is not None:
                yield found


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
