"""An official document on paper, as GB/T 9704-2012 sets it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from config.lib.papers.filling import padding
from config.lib.papers.table import PaperTable
from config.lib.papers.text import balanced, width
from config.lib.periods import date_label

MEASURE_MM = 156.0
LINE_MM = 10.227  # 225 mm in 22 lines, rounded down so that the last one fits
BODY_MM = 16 * 25.4 / 72
TITLE_MM = 22 * 25.4 / 72
ORGAN_TOP_MM = 35.0
ORGAN_MAX_MM = 15.0
RED_LINE_BELOW_NUMBER_MM = 4.0
RED_LINE_MM = 0.5
DATE_FROM_RIGHT = 4


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph of the text.

    ``level`` 0 is plain text; 1 to 4 are the headings 一、 （一） 1. （1）, numbered in the text itself. ``lead`` is a
    heading that the text runs on from, in the face of ``level``: （一）指标完成情况。一季度……
    """

    text: str
    level: Literal[0, 1, 2, 3, 4] = 0
    lead: str = ""


@dataclass(frozen=True, kw_only=True)
class Annex:
    """An annex on pages of its own; ``landscape`` when its tables need the width."""

    title: str
    paragraphs: Sequence[Paragraph] = ()
    tables: Sequence[PaperTable] = ()
    landscape: bool = False

    @property
    def laid_out(self) -> list[tuple[PaperTable, str]]:
        """The tables, each with the blank above and below its rows' text where its rows are to fill a page.

        One that needs more than a page begins below what is above it, and leaves no title alone.
        """
        first = not self.paragraphs
        return [
            self._laid_out(table, below_heading=first and not number) if self._fills(table) else (table, "")
            for number, table in enumerate(self.tables)
        ]

    def _laid_out(self, table: PaperTable, *, below_heading: bool) -> tuple[PaperTable, str]:
        blank = padding(table, below_heading=below_heading)
        return (replace(table, flows=True), "") if blank is None else (table, f"{blank:g}mm")

    def _fills(self, table: PaperTable) -> bool:
        return self.landscape and table.small and not table.flows


@dataclass(frozen=True, kw_only=True)
class NoticePaper:
    """What a notice says. Empty parts are left out; punctuation that the standard fixes is added here.

    ``title`` may be broken by sense with newlines; without, it is broken evenly. ``sealed`` leaves room for the seal
    (date four characters from the right, organ centred above it). ``mark`` (草稿, 演示数据) stands on every page.
    """

    organ: str
    number: str
    title: str
    addressee: str
    paragraphs: Sequence[Paragraph]
    signature: str
    date: dt.date | None
    annexes: Sequence[Annex] = ()
    sealed: bool = True
    publicity: str = ""
    copies: str = ""
    issuer: str = ""
    issued_on: dt.date | None = None
    mark: str = ""

    @property
    def title_lines(self) -> list[str]:
        lines = [line.strip() for line in self.title.splitlines() if line.strip()]
        return lines if len(lines) > 1 else balanced(self.title.strip(), at_most=int(MEASURE_MM / TITLE_MM))

    @property
    def date_text(self) -> str:
        return date_label(self.date) if self.date else ""

    @property
    def issued_text(self) -> str:
        return f"{date_label(self.issued_on)}印发" if self.issued_on else ""

    @property
    def copies_text(self) -> str:
        return f"{self.copies.rstrip('。')}。" if self.copies else ""

    @property
    def publicity_text(self) -> str:
        return f"（{self.publicity.strip('（）()')}）" if self.publicity else ""

    @property
    def addressee_text(self) -> str:
        return f"{self.addressee.rstrip('：:')}：" if self.addressee else ""

    @property
    def layout(self) -> NoticeLayout:
        return NoticeLayout(self)


class NoticeLayout:
    """Lengths that depend on the words, as CSS.

    The head of the first page is 35 mm, the organ, two blank lines, the number, 4 mm to the red line, two blank lines,
    the title and one blank line. So that the text below stands on the 22 lines of the type area, what is missing to a
    whole line (at most half of one) is shared among the three blanks.
    """

    def __init__(self, paper: NoticePaper) -> None:
        self._paper = paper

    @cached_property
    def _organ_mm(self) -> float:
        return min(ORGAN_MAX_MM, MEASURE_MM / max(width(self._paper.organ), 1))

    @cached_property
    def _blank_mm(self) -> float:
        fixed = ORGAN_TOP_MM + self._organ_mm + BODY_MM + RED_LINE_BELOW_NUMBER_MM + RED_LINE_MM
        lines = (fixed + 5 * LINE_MM) / LINE_MM
        return (round(lines) - lines) * LINE_MM / 3

    @property
    def organ_size(self) -> str:
        return f"{self._organ_mm:.3f}mm"

    @property
    def two_lines(self) -> str:
        return f"{2 * LINE_MM + self._blank_mm:.3f}mm"

    @property
    def one_line(self) -> str:
        return f"{LINE_MM + self._blank_mm:.3f}mm"

    @property
    def seal_from_right(self) -> str:
        """Blank to the right of organ and date where a seal is set: the date stands four characters from the right.

        The organ is centred above the date; one so long that it would pass the margin ends there (7.3.5.1).
        """
        beyond = (width(self._paper.signature) - width(self._paper.date_text)) / 2
        return f"{max(0.0, DATE_FROM_RIGHT - max(0.0, beyond)):g}em"

    @property
    def signing(self) -> str:
        """How organ and date stand: sealed, plain, or plain with a date longer than the organ (7.3.5.2)."""
        if self._paper.sealed:
            return "sealed"
        longer = width(self._paper.date_text) > width(self._paper.signature)
        return "plain longer" if longer else "plain"
