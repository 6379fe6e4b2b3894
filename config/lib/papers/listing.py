"""A list on paper: one table over as many pages as it needs, its columns as broad as their texts ask for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

from config.lib.papers.table import Cell, Column, PaperTable
from config.lib.papers.text import width, words

NARROWEST, BROADEST = 2, 24
"""Between how many characters a column asks for, whatever its texts."""
WORD = 5
"""Texts of so many characters are not broken, nor are figures and days."""
NAME = 7
"""Names of so many characters are broken only where no room can be had."""
TORN = 1
"""How many lines of rows the breaking of such a name weighs."""
TRIED = 300
"""On so many rows, of all parts of the list, breadths are tried."""
STEPS = (1, 2, 3, 4, 6)
"""By how many characters at once a column may be made narrower."""
PADDING = 1.1
CAPITAL = 0.15
"""How much broader a capital letter is than the half of a character that is reckoned for it."""
LINES = 2
"""On how many lines words are laid before a larger sheet is taken."""
SHEETS = (("A4", 56), ("A4 landscape", 83), ("A3 landscape", 122))
"""The sheets from small to large, and how many characters of the table's type a line of each holds."""
_NAMES = re.compile(r"[^、，；]+[、，；]?")


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
        broad = _narrowed(asked, holds)
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
    """How many characters broad a column wants to be; a firm one gets no less, another ``least``, or for all its texts
    to stand on a line each ``most``. ``texts``: the widths of the names in each of the cells that are tried."""

    breadth: float
    is_firm: bool
    least: float
    most: float
    texts: tuple[tuple[float, ...], ...]

    def lines(self, breadth: float) -> list[int]:
        """How many lines each cell takes."""
        holds = max(1, floor(breadth - PADDING))
        return [max(1, ceil(sum(names) / holds)) for names in self.texts]

    def torn(self, breadth: float) -> int:
        """How many names are broken."""
        return sum(breadth - PADDING < name <= NAME for names in self.texts for name in names)


def _asks(column: Column, texts: Sequence[str]) -> _Asked:
    """Of words what nine texts in ten need; a head may take two lines, or more where its words are short."""
    widths = sorted(width(text) for text in texts) or [0.0]
    firm = column.align == "right" or widths[-1] <= WORD or all(text.isascii() for text in texts)
    body = widths[-1] if firm else widths[(len(widths) - 1) * 9 // 10]
    head = [ceil(width(column.title) / 2), *map(width, words(column.title))]
    least, most = (max(NARROWEST, one, *head) for one in (0, ceil(widths[-1])))
    breadth = max(least, body)
    if firm:
        breadth += CAPITAL * max((sum("A" <= char <= "Z" for char in text) for text in texts), default=0)
        return _Asked(PADDING + breadth, firm, PADDING + breadth, PADDING + breadth, ())
    tried = texts[:: ceil(len(texts) / TRIED)]
    names = tuple(tuple(map(width, _NAMES.findall(text))) for text in tried)
    return _Asked(PADDING + min(BROADEST, breadth), firm, PADDING + least, PADDING + min(BROADEST, most), names)


def _narrowed(asked: Sequence[_Asked], holds: float) -> list[float]:
    """How broad the columns are on a sheet that holds so much: each as it would be, then step by step that one
    narrower which adds the fewest lines to the rows and breaks the fewest names, till all have room."""
    broad = [one.most for one in asked]
    loose = [at for at, one in enumerate(asked) if not one.is_firm]
    lines = {at: asked[at].lines(broad[at]) for at in loose}
    while sum(broad) > holds:
        found = []
        for at in loose:
            rest = [lines[other] for other in loose if other != at]
            others = list(map(max, *rest)) if len(rest) > 1 else rest[0] if rest else [1] * len(lines[at])
            now = sum(map(max, others, lines[at])) + TORN * asked[at].torn(broad[at])
            for step in STEPS:
                breadth = broad[at] - step
                if breadth < asked[at].least:
                    break
                then = sum(map(max, others, asked[at].lines(breadth))) + TORN * asked[at].torn(breadth)
                found.append(((then - now) / step, -broad[at], at, breadth))
        if not found:
            break
        *_cost, at, breadth = min(found)
        broad[at] = breadth
        lines[at] = asked[at].lines(breadth)
    return broad


def _text(cell: str | Cell) -> str:
    return cell.text if isinstance(cell, Cell) else cell
