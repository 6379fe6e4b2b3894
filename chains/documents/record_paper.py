"""A list of records on paper: title, unit line, a table whose head is repeated, page numbers, who and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone, translation

from chains.registers.columns import Column, Guard, headed
from config.lib.papers import ListPaper, PaperTable, list_pdf
from config.lib.papers.table import Column as PaperColumn
from config.lib.pdf import Watch
from config.lib.periods import date_label

CONFIDENTIAL = "含单家企业数据，依统计法保密，限工作使用，不得外传。"


@dataclass(frozen=True, kw_only=True)
class RecordPaper:
    """``by`` takes the list away at ``at``; the figures are those of the day ``on``."""

    title: str
    columns: tuple[Column, ...]
    records: tuple[Any, ...]
    by: str
    at: dt.datetime
    on: dt.date
    unit_line: str = ""


def record_paper(paper: RecordPaper, *, watch: Watch | None = None) -> bytes:
    """The PDF; ``watch`` is told each page. Papers are Chinese whatever the language of the page."""
    with translation.override("zh-hans"):
        return list_pdf(_laid_out(paper), watch=watch)


def _laid_out(paper: RecordPaper) -> ListPaper:
    unit, heads = headed(paper.columns, paper.unit_line)
    rows = [
        [str(number), *(column.shown(record) for column in paper.columns)]
        for number, record in enumerate(paper.records, start=1)
    ]
    return ListPaper(
        title=paper.title,
        table=PaperTable(
            columns=[
                PaperColumn(title="序号"),
                *(
                    PaperColumn(title=head, align="right" if one.kind.is_figure else "left")
                    for head, one in zip(heads, paper.columns, strict=True)
                ),
            ],
            rows=rows,
        ),
        date=paper.on,
        unit=unit,
        until=f"截至{date_label(paper.on)}",
        total=f"共 {len(rows)} 条",
        note=CONFIDENTIAL if any(one.guard is Guard.FIGURES for one in paper.columns) else "",
        taken=f"{paper.by} {timezone.localtime(paper.at):%Y-%m-%d %H:%M} 取出",
    )
