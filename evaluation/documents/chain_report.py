"""The monthly report of a chain, on paper and as a workbook."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from config.lib.numbers import NOTHING
from config.lib.papers import Paragraph, ReportPaper, Section, report_pdf
from config.lib.xlsx.writing import Properties, workbook_bytes
from dispatch.enums import IndicatorForm, Light
from evaluation.documents.paragraphs import paragraphs
from evaluation.documents.report_parts import (
    DEMONSTRATION,
    HUNDRED,
    charts,
    judged_sentence,
    key_figure,
    mark,
    progress_chart,
    year_chart,
)
from evaluation.documents.tables import Column, DataTable, Number, in_workbook, on_paper
from evaluation.rules.notice_words import figures as say
from evaluation.rules.notice_words.problems import red_lines
from evaluation.rules.report_facts import ChainReportFacts
from evaluation.rules.standings import Standing, time_of


def chain_report_pdf(facts: ChainReportFacts) -> bytes:
    """The report as a PDF."""
    return report_pdf(chain_report(facts))


def chain_report_workbook(facts: ChainReportFacts, *, made_at: dt.datetime) -> bytes:
    """The report's table as a workbook, numbers as numbers."""
    remarks = [*_opening(facts), *([DEMONSTRATION] if facts.demonstration else [])]
    sheet = in_workbook(indicator_table(facts), title=title(facts), remarks=remarks)
    return workbook_bytes([sheet], Properties(title=title(facts), creator=facts.organ, created=made_at))


def title(facts: ChainReportFacts) -> str:
    """黑色金属产业链2024年6月工作月报."""
    return f"{facts.chain}{facts.month.label}工作月报"


def chain_report(facts: ChainReportFacts) -> ReportPaper:
    """The report as a paper."""
    common = [one for one in facts.standings if not one.topic.own]
    sections = [
        Section(
            heading="一、总体情况",
            paragraphs=[Paragraph(text=sentence) for sentence in _opening(facts)],
            figures=[key_figure(one) for one in common],
        ),
        Section(heading="二、指标完成情况", tables=[on_paper(indicator_table(facts))]),
        Section(
            heading="三、进度",
            charts=list(
                charts(
                    progress_chart(facts.standings, facts.month, title="占年度目标的比重"),
                    year_chart(facts.courses, facts.month, title="全年推进情况（占年度目标，%）"),
                )
            ),
        ),
        Section(heading="四、滞后指标", paragraphs=paragraphs(red_lines(facts.standings))),
    ]
    if facts.words:
        told = [Paragraph(lead=f"{name}。", text=words, level=2) for name, words in facts.words]
        sections.append(Section(heading="五、以文字表述的指标", paragraphs=told))
    return ReportPaper(
        title=title(facts),
        organ=facts.organ,
        date=facts.made_on,
        sections=sections,
        mark=mark(facts.demonstration),
    )


def indicator_table(facts: ChainReportFacts) -> DataTable:
    """Every indicator of the chain."""
    columns = [
        Column(title="指标", align="left", share=31),
        Column(title="单位", align="center", share=9),
        Column(title="年度目标", share=11),
        Column(title="本月", share=11),
        Column(title="累计", share=11),
        Column(title="占目标（%）", share=12),
        Column(title="较进度或目标（百分点）", share=15, lit=True),
    ]
    rows = [_row(one) for one in facts.standings]
    return DataTable(name="指标完成情况", columns=columns, rows=rows, small=True, flows=True)


def _row(one: Standing) -> list[str | Number]:
    topic = one.topic
    if topic.in_words:
        return [topic.name, NOTHING, "以文字表述", NOTHING, "见文字说明", NOTHING, NOTHING]
    milestone = topic.measure.form == IndicatorForm.MILESTONE
    words = {None: "未报送", True: "已完成", False: "未完成"}
    so_far: str | Number = Number(value=one.value, places=topic.places)
    if milestone or one.value is None:
        so_far = words[None if one.value is None else bool(one.value)]
    return [
        topic.name,
        topic.unit or NOTHING,
        "完成" if milestone else _target(one),
        NOTHING if milestone or one.alone is None else Number(value=one.alone, places=topic.places),
        so_far,
        Number(value=one.share * HUNDRED if one.share is not None and topic.phased else None, places=1),
        Number(value=one.lead, places=1, signed=True, light=one.light),
    ]


def _target(one: Standing) -> str | Number:
    return NOTHING if one.target is None else Number(value=one.target, places=say.given_places(one.target))


def _opening(facts: ChainReportFacts) -> list[str]:
    month = facts.month
    lights = Counter(one.light for one in facts.standings if not one.topic.in_words)
    counts = [f"{say.LIGHT_WORDS[light]}{lights[light]}项" for light in Light if lights[light]]
    time = f"截至{month.label}底，时间进度为{say.percent(time_of(month))}。"
    said = [f"{time}{facts.chain}{sum(lights.values())}项指标中，{say.listed(counts)}。"]
    if not facts.accepted:
        said.append(f"{month.label}台账尚未审核通过，本报告不含该月数据。")
    if facts.ranking:
        said += [judged_sentence(facts.ranking, one) for one in facts.ranking.judged]
        said += [f"{say.by_another_scheme(other)}。"] if (other := facts.ranking.compared_with) else []
    return said
