"""A report on paper: key figures, charts, tables, a few words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from config.lib.charts import Chart
from config.lib.papers.notice import Paragraph
from config.lib.papers.table import PaperTable
from config.lib.papers.text import balanced
from config.lib.periods import date_label

TITLE_CHARACTERS = 24
"""Characters of 20 points on a line of 170 mm."""


@dataclass(frozen=True, kw_only=True)
class KeyFigure:
    """A figure that leads a section: 营业收入 · 1,234.56 · 亿元 · 占年度目标 50.1%."""

    label: str
    value: str
    unit: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a report: words, key figures, charts, tables, in this order; ``landscape`` on pages of its own."""

    heading: str
    paragraphs: Sequence[Paragraph] = ()
    figures: Sequence[KeyFigure] = ()
    charts: Sequence[Chart] = ()
    tables: Sequence[PaperTable] = ()
    landscape: bool = False


@dataclass(frozen=True, kw_only=True)
class ReportPaper:
    """What a report says. ``mark`` (演示数据, 草稿) stands on every page; ``date`` is the day it was made.

    ``landscape``: all of it on wide pages.
    """

    title: str
    organ: str
    date: dt.date
    sections: Sequence[Section]
    subtitle: str = ""
    mark: str = ""
    landscape: bool = False

    @property
    def title_lines(self) -> list[str]:
        """The title in lines of about the same length."""
        return balanced(self.title, at_most=TITLE_CHARACTERS)

    @property
    def date_text(self) -> str:
        return date_label(self.date)
