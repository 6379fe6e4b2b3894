"""A list on paper: one table over as many pages as it needs, its columns as broad as their texts ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from config.lib.papers.table import Cell, Column, PaperTable
from config.lib.papers.text import width, words

NARROWEST, BROADEST = 2, 24
"""Between how many characters a column asks for, whatever its texts."""
WORD = 5
"""Texts of so many characters are not broken, nor are figures and days."""
PADDING = 1.1
LINES = 2
"""On how many lines words are laid before a larger sheet is taken."""
SHEETS = (("A4", 56), ("A4 landscape", 83), ("A3 landscape", 122))
"""The sheets from small to large, and how many characters of the table's type a line of each holds."""


@dataclass(frozen=True, kw_only=True)
class ListPaper:
    """``unit`` stands above the table on the right, ``until`` on the left; ``total`` below it.

    ``taken`` (who, when), ``note`` and the page number stand at the foot of every page.
    """

    title: str
    table: PaperTable
    date: dt.date
    unit: str = ""
    until: str = ""
    total: str = ""
    note: str = ""
    taken: str = ""

    @property
    def foot(self) -> str:
        """What stands at the foot of every page: the note and who took the list, a line each."""
        return "\n".join(filter(None, (self.note, self.taken)))

    def laid_out(self) -> LaidOut:
        """On the smallest sheet that holds the columns, each with its share of the width."""
        asked = [
            _asks(column, [_text(row[at]) for row in self.table.rows]) for at, column in enumerate(self.table.columns)
        ]
        firm = sum(one.breadth for one in asked if one.is_firm)
        loose = sum(one.breadth for one in asked if not one.is_firm)
        sheet, holds = next((one for one in SHEETS if firm + loose / LINES <= one[1]), SHEETS[-1])
        left = max(holds - firm, loose / LINES)
        broad = [one.breadth if one.is_firm or loose <= left else one.breadth * left / loose for one in asked]
        total = sum(broad)
        columns = [
            replace(column, share=round(100 * one / total, 2))
            for column, one in zip(self.table.columns, broad, strict=True)
        ]
        return LaidOut(sheet, replace(self.table, columns=columns))


@dataclass(frozen=True)
class LaidOut:
    """The size of the pages, and the table with its columns' shares."""

    sheet: str
    table: PaperTable


@dataclass(frozen=True)
class _Asked:
    """How many characters broad a column wants to be; a firm one gets no less."""

    breadth: float
    is_firm: bool


def _asks(column: Column, texts: Sequence[str]) -> _Asked:
    """Of words what nine texts in ten need; a head may take two lines, or more where its words are short."""
    widths = sorted(width(text) for text in texts) or [0.0]
    firm = column.align == "right" or widths[-1] <= WORD or all(text.isascii() for text in texts)
    body = widths[-1] if firm else widths[(len(widths) - 1) * 9 // 10]
    head = [ceil(width(column.title) / 2), *map(width, words(column.title))]
    breadth = max(NARROWEST, body, *head)
    return _Asked(PADDING + (breadth if firm else min(BROADEST, breadth)), firm)


def _text(cell: str | Cell) -> str:
    return cell.text if isinstance(cell, Cell) else cell
