"""Rows of a workbook as they were read: which cells speak of which column, nothing decided yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chains.registers.columns import Column
from config.lib.xlsx.cells import Cell
from config.lib.xlsx.marking import Mistake

KEY, NAME, CHAINS = "key", "name", "chains"


@dataclass(frozen=True)
class RowRead:
    """A row of a sheet: the hidden key if it has one, and the cells of the columns that were found, by code."""

    sheet: str
    row: int
    key: str
    cells: Mapping[str, Cell]

    @property
    def place(self) -> str:
        """What the row is called in a form."""
        return f"{self.sheet}!{self.row}"

    def cell(self, code: str) -> Cell:
        """The cell of a column; an empty one of column 0, which stands for the row, where there is none."""
        return self.cells.get(code) or Cell(self.row, 0)

    def mistake(self, code: str, message: str) -> Mistake:
        """A mistake in the cell of that column."""
        return Mistake(self.sheet, self.row, self.cell(code).column, message)


@dataclass
class RecordsRead:
    """All that was found. A mistake stops the import, a remark does not.

    ``columns`` were found on some sheet; ``begun`` too, of which facts may begin. ``heads`` are those of which a person
    may say, or has said, which column they are: as written. ``free`` are the columns that none of the heads is.
    """

    rows: list[RowRead] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    begun: list[Column] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    free: list[Column] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
