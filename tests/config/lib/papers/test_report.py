from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from config.lib.charts import bar_ranking
from config.lib.papers import (
    Cell,
    Column,
    KeyFigure,
    PaperTable,
    Paragraph,
    ReportPaper,
    Section,
    report_html,
    report_pdf,
)

TABLE = PaperTable(
    columns=[Column(title="产业链", align="left"), Column(title="占年度目标", align="right"), Column(title="灯")],
    rows=[[f"产业链{number:03}", "50.1%", Cell(text="滞后", light="red")] for number in range(60)],
    caption="指标完成情况",
)
HOSTILE = '"><svg onload=alert(1)><img src="http://127.0.0.1:9/x">{{7*7}}'


@pytest.fixture
def report() -> ReportPaper:
    chart = bar_ranking(
        key="scores",
        title="综合得分",
        names=["黑色金属", "高端轴承"],
        values=[Decimal("90"), None],
        heads=("产业链", "得分"),
    )
    return ReportPaper(
        title="2024年6月产业链工作月报",
        organ="望山市产业链发展领导小组办公室",
        date=dt.date(2024, 7, 8),
        mark="演示数据",
        sections=[
            Section(
                heading="一、总体情况",
                paragraphs=[Paragraph(text="截至6月底，营业收入完成年度目标的50.1%。")],
                figures=[KeyFigure(label="营业收入", value="1,234.56", unit="亿元", remark="占年度目标50.1%")],
                charts=[chart],
            ),
            Section(heading="二、明细", tables=[TABLE], landscape=True),
        ],
    )


def test_every_page_has_the_mark_and_its_number(report, sheets):
    pages = sheets(report_pdf(report))
    for number, page in enumerate(pages, start=1):
        words = "".join(line.text for line in page.lines)
        assert "演示数据" in words
        assert f"第{number}页共{len(pages)}页" in words


def test_a_long_title_stands_in_lines_of_about_the_same_length(report):
    long = replace(report, title="《2024年重点产业链工作季度评价办法（示范）》评分细则")
    assert long.title_lines == ["《2024年重点产业链工作季度", "评价办法（示范）》评分细则"]
    assert report.title_lines == [report.title]


def test_a_heading_within_a_table_is_not_left_alone_at_the_foot_of_a_page(report, sheets):
    rows = [[Cell(text=f"第{n}组", strong=True) if n % 3 == 0 else f"第{n}行", "", ""] for n in range(120)]
    long = replace(report, sections=[Section(heading="一、明细", tables=[replace(TABLE, rows=rows, flows=True)])])
    for page in sheets(report_pdf(long)):
        rows_here = [line for line in page.lines if line.text.startswith("第") and "页" not in line.text]
        last = max(rows_here, key=lambda line: line.baseline)
        assert not last.text.endswith("组")


def test_words_figures_chart_and_table_stand_in_this_order(report, sheets):
    pages = sheets(report_pdf(report))
    words = "".join(line.text for page in pages for line in page.lines)
    places = [
        words.index(part) for part in ("一、总体情况", "截至6月底", "1,234.56", "综合得分", "黑色金属", "二、明细")
    ]
    assert places == sorted(places)


def test_a_wide_section_lies_as_it_is_read_and_its_table_repeats_its_head(report, sheets):
    wide = [page for page in sheets(report_pdf(report)) if page.width > page.height]
    assert len(wide) > 1
    assert all(page.page.get_rotation() == 0 for page in wide)
    assert all(any("占年度目标" in line.text for line in page.lines) for page in wide)


def test_a_light_has_a_shape_beside_its_word(report, sheets):
    words = "".join(line.text for page in sheets(report_pdf(report)) for line in page.lines)
    assert words.count("■滞后") == 60


def test_the_same_report_gives_the_same_bytes(report):
    assert report_pdf(report) == report_pdf(report)


def test_S16_markup_in_every_part_stays_text():
    table = PaperTable(columns=[Column(title=HOSTILE)], rows=[[HOSTILE]], caption=HOSTILE, unit=HOSTILE, note=HOSTILE)
    chart = bar_ranking(
        key="x", title=HOSTILE, names=[HOSTILE], values=[Decimal(1)], heads=(HOSTILE, HOSTILE), note=HOSTILE
    )
    section = Section(
        heading=HOSTILE,
        paragraphs=[Paragraph(text=HOSTILE)],
        figures=[KeyFigure(label=HOSTILE, value=HOSTILE, unit=HOSTILE, remark=HOSTILE)],
        charts=[chart],
        tables=[table],
    )
    report = ReportPaper(
        title=HOSTILE, subtitle=HOSTILE, organ=HOSTILE, date=dt.date(2024, 7, 8), sections=[section], mark=HOSTILE
    )
    html = report_html(report)
    assert "<svg" not in html
    assert html.count("<img") == 1, "the chart alone"
    assert '<img src="data:image/svg+xml;base64,' in html
    assert report_pdf(report).startswith(b"%PDF")


def test_a_cell_is_indented_by_how_deep_it_stands():
    table = PaperTable(columns=[Column(title="项目")], rows=[[Cell(text="甲", indent=1)], [Cell(text="乙", indent=3)]])
    sections = [Section(heading="一、明细", tables=[table])]
    html = report_html(ReportPaper(title="评分细则", organ="链长办", date=dt.date(2024, 1, 9), sections=sections))
    assert "indented-1" in html
    assert "indented-3" in html


def test_a_report_may_be_on_wide_pages_throughout():
    paper = ReportPaper(title="评分细则", organ="链长办", date=dt.date(2024, 1, 9), sections=[])
    assert '<body class="landscape"' not in report_html(paper)
    assert '<body class="landscape"' in report_html(replace(paper, landscape=True))
