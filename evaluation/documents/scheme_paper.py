"""A scheme as it is sent out, 评分细则: every item with its points, its rule and all its settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from config.lib.papers import Paragraph, ReportPaper, Section, report_pdf
from config.lib.xlsx.writing import Properties, workbook_bytes
from evaluation.documents.tables import Column, DataTable, Value, Words, in_workbook, on_paper
from evaluation.rules.notice_words.facts import SchemeItem
from evaluation.rules.notice_words.scheme_words import scheme_facts
from evaluation.rules.scheme import Item, Scheme, named_together
from evaluation.rules.schemefile.wording import (
    Indicators,
    method_in_words,
    names_of,
    peers_in_words,
    reads_in_words,
    settings_in_words,
    units_in_words,
    weights_in_words,
)

DRAFT, DEMONSTRATION = "草稿", "示范"


@dataclass(frozen=True)
class SchemePaper:
    """What the paper is made from: the scheme, the indicators that it may read, whose it is, whether it is a draft."""

    scheme: Scheme
    indicators: Indicators
    organ: str
    date: dt.date
    is_draft: bool = False

    @property
    def title(self) -> str:
        """《……办法》评分细则."""
        return f"《{self.scheme.title}》评分细则"

    @property
    def mark(self) -> str:
        """What stands on every page of what is not to be sent out."""
        return "、".join([DRAFT] * self.is_draft + [DEMONSTRATION] * self.scheme.demonstration)


def scheme_pdf(paper: SchemePaper) -> bytes:
    """The scheme as a PDF."""
    return report_pdf(scheme_report(paper))


def scheme_workbook(paper: SchemePaper, *, made_at: dt.datetime) -> bytes:
    """The table of the scheme as a workbook, what holds for all of it below."""
    remarks = [*scheme_facts(paper.scheme, indicators=paper.indicators).settings, *([paper.mark] if paper.mark else [])]
    table = in_workbook(scheme_table(paper), title=paper.title, remarks=remarks)
    return workbook_bytes([table], Properties(title=paper.title, creator=paper.organ, created=made_at))


def scheme_report(paper: SchemePaper) -> ReportPaper:
    """The scheme as a paper: who is judged, how it is settled; then the items. All on wide pages."""
    scheme = paper.scheme
    facts = scheme_facts(scheme, indicators=paper.indicators)
    who = "、".join(scheme.units.values()) or "全部评价对象"
    groups = [f"{group.title}：{units_in_words(scheme, group.units)}" for group in scheme.groups]
    return ReportPaper(
        title=paper.title,
        subtitle=scheme.version_note,
        organ=paper.organ,
        date=paper.date,
        mark=paper.mark,
        landscape=True,
        sections=[
            Section(heading="一、评价对象", paragraphs=_paragraphs([f"{who}。", *groups])),
            Section(
                heading="二、计算、缺数和名次",
                paragraphs=_paragraphs(
                    [*facts.settings, f"得分{scheme.rounding.label}，保留 {scheme.places} 位小数，最后一次取舍。"]
                ),
            ),
            Section(heading="三、评价项目和分值", tables=[on_paper(scheme_table(paper))]),
        ],
    )


def scheme_table(paper: SchemePaper) -> DataTable:
    """Every item: its points, its rule, what it is read from, every setting, the note."""
    columns = [
        Column(title="项目", align="left", share=18),
        Column(title="分值", align="center", share=11),
        Column(title="计分规则", align="left", share=11),
        Column(title="取数", align="left", share=18),
        Column(title="计分办法", align="left", share=27),
        Column(title="说明", align="left", share=15),
    ]
    lines = scheme_facts(paper.scheme, indicators=paper.indicators).items
    rows: list[list[Value]] = [
        [
            Words(text=line.title, depth=line.depth, leads=line.leads),
            "\n".join(filter(None, [line.points, named_together(line.item.periods) if line.item else ""])),
            *(_cells(paper, line.item) if line.item else [""] * 4),
        ]
        for line in lines
    ]
    return DataTable(name="评分细则", columns=columns, rows=rows, unit="分", notes=list(_notes(lines)))


def _notes(lines: Iterable[SchemeItem]) -> Iterator[str]:
    """Why the points in the column do not add up to the total where they do not."""
    items = [line.item for line in lines if line.item]
    if any(item.periods for item in items):
        yield "分值下注明时期的项目，只在该时期评价，各时期评价的项目分值合计均为满分"
    if any(item.items and not item.is_group for item in items):
        yield "“组内”为该项目在所属项目内的分值，用于合成所属项目的得分，不另计入总分"


def _cells(paper: SchemePaper, item: Item) -> list[str]:
    scheme, names = paper.scheme, names_of(paper.indicators)
    settings = [
        *filter(None, [method_in_words(item, paper.indicators), peers_in_words(scheme, item)]),
        *(f"{label}：{said}" for label, said in settings_in_words(item, names, method=True)),
    ]
    notes = [item.note, weights_in_words(scheme, item)]
    return [
        item.rule.title if item.rule else "",
        reads_in_words(item, names),
        "\n".join(settings),
        "；".join(one for one in notes if one),
    ]


def _paragraphs(sentences: Iterable[str]) -> list[Paragraph]:
    return [Paragraph(text=one) for one in sentences]
