"""The monthly report of the city, on paper and as a workbook."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from config.lib.charts import Chart, Move, bar_ranking, movement
from config.lib.numbers import NOTHING, show
from config.lib.papers import Paragraph, ReportPaper, Section, report_pdf
from config.lib.xlsx.writing import Properties, workbook_bytes
from dispatch.enums import Light
from evaluation.documents.notice_tables import indicator_tables, legend, moved_in_table, place_in_table
from evaluation.documents.paragraphs import paragraphs
from evaluation.documents.report_parts import (
    DEMONSTRATION,
    charts,
    key_figure,
    mark,
    progress_chart,
    year_chart,
)
from evaluation.documents.tables import Column, DataTable, Number, in_workbook, on_paper
from evaluation.rules.notice_words import figures as say
from evaluation.rules.notice_words.overall import overall
from evaluation.rules.notice_words.problems import red_lines
from evaluation.rules.report_facts import CityReportFacts, Ranking

UPRIGHT = 12
"""With more indicators than these the table of lights lies on its side."""
TOGETHER = 20
"""So many chains stand on one page of it; of more the table begins where there is room."""


def city_report_pdf(facts: CityReportFacts) -> bytes:
    """The report as a PDF."""
    return report_pdf(city_report(facts))


def city_report_workbook(facts: CityReportFacts, *, made_at: dt.datetime) -> bytes:
    """The report's tables as a workbook, numbers as numbers."""
    name = title(facts)
    remarks = [_reported(facts), *([DEMONSTRATION] if facts.demonstration else [])]
    tables = [*indicator_tables(facts.city), *([ranking_table(facts.ranking)] if facts.ranking else [])]
    sheets = [in_workbook(table, title=f"{name}（{table.name}）", remarks=remarks) for table in tables]
    return workbook_bytes(sheets, Properties(title=name, creator=facts.organ, created=made_at))


def title(facts: CityReportFacts) -> str:
    """全市重点产业链2024年6月工作月报."""
    return f"全市重点产业链{facts.month.label}工作月报"


def city_report(facts: CityReportFacts) -> ReportPaper:
    """The report as a paper."""
    city, totals = facts.city, [one.total for one in facts.city.cities if one.total]
    sections = [
        Section(
            heading="一、总体情况",
            paragraphs=[Paragraph(text=_reported(facts))],
            figures=[key_figure(one) for one in totals],
        ),
        Section(heading="二、主要指标", paragraphs=paragraphs(overall(city))),
        Section(
            heading="三、进度",
            charts=list(
                charts(
                    progress_chart(totals, facts.month, title="各产业链合计占年度目标的比重"),
                    year_chart(facts.courses, facts.month, title="全年推进情况（各产业链合计占年度目标，%）"),
                )
            ),
        ),
        Section(heading="四、滞后指标", paragraphs=paragraphs(red_lines(city.standings))),
        Section(
            heading="五、各产业链各指标较进度（较目标）情况",
            tables=[on_paper(lights_table(facts))],
            landscape=len(city.cities) > UPRIGHT,
        ),
    ]
    if facts.ranking:
        sections.append(_evaluation(facts.ranking))
    return ReportPaper(
        title=title(facts),
        organ=facts.organ,
        date=facts.made_on,
        sections=sections,
        mark=mark(facts.demonstration),
    )


def lights_table(facts: CityReportFacts) -> DataTable:
    """Every chain on every common indicator, by its lead; its own indicators by how many have which light."""
    cities = facts.city.cities
    columns = [
        Column(title="产业链", align="left", share=13),
        *(Column(title=city.topic.short_name, lit=True) for city in cities),
        Column(title="差异化指标", align="left", share=13),
    ]
    found = [{one.chain: one for one in city.chains} for city in cities]
    rows: list[list[str | Number]] = []
    for chain in facts.city.chains:
        cells: list[str | Number] = []
        for by_chain in found:
            one = by_chain.get(chain)
            if one is None:
                cells.append(NOTHING)
            elif one.value is None:
                cells.append("未报送")
            else:
                cells.append(Number(value=one.lead, places=1, signed=True, light=one.light))
        rows.append([chain, *cells, _own(facts, chain)])
    return DataTable(
        name="各产业链进展",
        columns=columns,
        rows=rows,
        unit="个百分点",
        small=True,
        flows=len(rows) > TOGETHER,
        notes=[legend(facts.city)],
    )


def ranking_table(ranking: Ranking) -> DataTable:
    """The latest published ranking."""
    columns = [
        *([Column(title="分组", align="left", share=25)] if ranking.grouped else []),
        Column(title="名次", align="center", share=15),
        Column(title="产业链", align="left", share=25 if ranking.grouped else 40),
        Column(title="总分", share=15 if ranking.grouped else 20),
        Column(title="名次变化", align="center", share=20 if ranking.grouped else 25),
    ]
    rows: list[list[str | Number]] = [
        [
            *([one.group] if ranking.grouped else []),
            place_in_table(one.place, tied=one.tied),
            one.chain,
            Number(value=one.total, places=ranking.places),
            moved_in_table(one.movement),
        ]
        for one in ranking.judged
    ]
    notes = [say.by_another_scheme(ranking.compared_with)] if ranking.compared_with else []
    return DataTable(name=f"{ranking.quarter.label}评价", columns=columns, rows=rows, notes=notes, small=True)


def _own(facts: CityReportFacts, chain: str) -> str:
    lights = Counter(one.light for one in facts.city.own if one.chain == chain and not one.topic.in_words)
    return say.listed(f"{say.LIGHT_WORDS[light]}{lights[light]}" for light in Light if lights[light]) or NOTHING


def _reported(facts: CityReportFacts) -> str:
    count = len(facts.city.chains)
    if not facts.waiting:
        return f"{facts.month.label}，{count}条产业链台账全部审核通过。"
    accepted = f"{facts.month.label}，{count}条产业链中{count - len(facts.waiting)}条台账已审核通过"
    return f"{accepted}；{say.listed(facts.waiting)}尚未通过，其该月数据不计入。"


def _evaluation(ranking: Ranking) -> Section:
    label = ranking.quarter.label
    charts = [
        chart for at, group in enumerate(ranking.placed()) for chart in _charts(ranking, group, f"-{at}" if at else "")
    ]
    return Section(
        heading=f"六、{label}评价结果",
        paragraphs=[Paragraph(text=f"{label}评价已发布{_first(ranking)}。")],
        charts=charts,
        tables=[on_paper(ranking_table(ranking))],
    )


def _charts(ranking: Ranking, group: str, ending: str) -> Iterator[Chart]:
    """The points of a group's chains and, where there is a quarter before, how they moved."""
    placed, label = ranking.placed()[group], ranking.quarter.label
    yield bar_ranking(
        key=f"ranking{ending}",
        title=f"{label}{group}综合得分",
        names=[one.chain for one in placed],
        values=[one.total for one in placed],
        heads=("产业链", "得分"),
        unit="分",
        places=ranking.places,
    )
    if any(one.previous for one in placed):
        yield movement(
            key=f"movement{ending}",
            title=f"{group}名次变化",
            periods=(ranking.quarter.previous().label, label),
            moves=[Move(name=one.chain, before=one.previous, after=one.place) for one in placed],
            heads=("产业链", "变化"),
        )


def _first(ranking: Ranking) -> str:
    """Who is first and with how many points, in each group where there are some."""
    said = []
    for group, placed in ranking.placed().items():
        first = [one.chain for one in placed if one.place == 1]
        said.append(f"{group}{'、'.join(first)}总分{show(placed[0].total, ranking.places)}分")
    return f"，{'，'.join(said)}{'，分居各组首位' if len(said) > 1 else '居首位'}" if said else ""
