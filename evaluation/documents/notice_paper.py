"""The notice of an evaluation on paper."""

from __future__ import annotations

from collections.abc import Iterator

from config.lib.papers import Annex, NoticePaper, Paragraph, notice_pdf
from evaluation.documents.notice_tables import (
    indicator_tables,
    scheme_basis,
    scheme_table,
    score_table,
    tight,
)
from evaluation.documents.paragraphs import paragraphs
from evaluation.documents.tables import on_paper
from evaluation.rules.notice_words.facts import NoticeFacts, NoticeText

DRAFT, DEMONSTRATION = "草稿", "演示数据"
PUBLIC = "此件公开发布"


def notice_as_pdf(*, text: NoticeText, facts: NoticeFacts) -> bytes:
    """The notice with its annexes as a PDF in the format of GB/T 9704-2012."""
    return notice_pdf(notice_paper(text=text, facts=facts))


def notice_paper(*, text: NoticeText, facts: NoticeFacts) -> NoticePaper:
    """The words as they stand, and the tables of the run."""
    return NoticePaper(
        organ=f"{text.organ}文件",
        number=text.number,
        title=text.title,
        addressee=text.addressees,
        paragraphs=_body(text),
        signature=text.organ,
        date=text.signed_on,
        annexes=annexes(facts),
        publicity=PUBLIC if text.public else "",
        copies=text.copies,
        issuer=text.organ,
        issued_on=text.signed_on,
        mark="　".join(_marks(text, facts)),
    )


def annexes(facts: NoticeFacts) -> list[Annex]:
    """Scores and places, indicators, scheme."""
    label = facts.quarter.label
    tables = indicator_tables(facts.city)
    return [
        Annex(title=f"{label}产业链得分和名次表", tables=[on_paper(score_table(facts))], landscape=True),
        Annex(
            title=f"{label}各产业链指标完成情况",
            tables=[on_paper(table) for table in tables],
            landscape=True,
        ),
        Annex(
            title="评分办法",
            paragraphs=list(_scheme_words(facts)),
            tables=[on_paper(scheme_table(facts))],
        ),
    ]


def _scheme_words(facts: NoticeFacts) -> Iterator[Paragraph]:
    """What an office would write above the table of its scheme: places and gaps, rounding."""
    scheme = facts.scheme
    yield Paragraph(text=tight(scheme_basis(facts)))
    yield Paragraph(text="一、名次和缺项", level=1)
    for setting in scheme.settings:
        yield Paragraph(text=tight(setting))
    yield Paragraph(text="二、计算和取舍", level=1)
    yield Paragraph(text=tight(scheme.arithmetic))
    yield Paragraph(text="三、评价项目和分值", level=1)


def _body(text: NoticeText) -> list[Paragraph]:
    parts = (
        ("一、总体情况", text.overall),
        ("二、评价结果", text.results),
        ("三、主要问题", text.problems),
        ("四、下步要求", text.demands),
    )
    found = paragraphs(text.basis)
    for heading, part in parts:
        found += [Paragraph(text=heading, level=1), *paragraphs(part or "无。")]
    return found


def _marks(text: NoticeText, facts: NoticeFacts) -> list[str]:
    return [DRAFT] * text.draft + [DEMONSTRATION] * facts.demonstration
