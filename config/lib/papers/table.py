"""Tables on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from config.lib.papers.text import words

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its head, the side its cells lean to, its share of the width in % (0: what its text wants).

    Neighbours with the same ``group`` stand under a common head.
    """

    title: str
    align: Align = "center"
    share: float = 0
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell that is more than its text: with a light beside it, set strong (a total, a heading), or indented."""

    text: str
    light: Literal["", "green", "amber", "red"] = ""
    strong: bool = False
    indent: int = 0


@dataclass(frozen=True, kw_only=True)
class PaperTable:
    """A table whose head is repeated on every page and whose rows are never split.

    ``caption`` stands above in the middle, ``unit`` above on the right (单位：万元), ``note`` below.
    A row has one cell a column. ``small`` sets a wide table in 五号 and keeps it on one page where one is enough,
    unless it ``flows`` on from what is above it.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[str | Cell]]
    caption: str = ""
    unit: str = ""
    note: str = ""
    small: bool = False
    flows: bool = False

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells for {len(self.columns)} columns")

    @property
    def is_firm(self) -> bool:
        """Whether every column has its share, so that no cell need be measured before the table is laid out."""
        return all(column.share for column in self.columns)

    @property
    def head(self) -> list[list[HeadCell]]:
        """One row of heads, or two where columns are grouped."""
        if not any(column.group for column in self.columns):
            return [[HeadCell(text=column.title) for column in self.columns]]
        upper: list[HeadCell] = []
        for group, members in groupby(self.columns, key=lambda column: column.group):
            columns = list(members)
            if group:
                upper.append(HeadCell(text=group, across=len(columns)))
            else:
                upper += [HeadCell(text=column.title, down=2) for column in columns]
        return [upper, [HeadCell(text=column.title) for column in self.columns if column.group]]

    @property
    def body(self) -> list[list[tuple[Column, Cell]]]:
        """Every row as cells beside their columns."""
        return [
            [
                (column, cell if isinstance(cell, Cell) else Cell(text=cell))
                for column, cell in zip(self.columns, row, strict=True)
            ]
            for row in self.rows
        ]


@dataclass(frozen=True, kw_only=True)
class HeadCell:
    text: str
    across: int = 1
    down: int = 1

    @property
    def words(self) -> list[str]:
        """The pieces that a line of the head may end after."""
        return words(self.text)
