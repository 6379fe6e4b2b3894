from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
from pypdf import PdfReader

from evaluation.documents.city_report import (
    city_report,
    city_report_pdf,
    city_report_workbook,
    lights_table,
    ranking_table,
)
from evaluation.rules.report_facts import CityReportFacts, Judged, Ranking
from tests.evaluation.notices import JUNE, SECOND, small_city

FACTS = CityReportFacts(
    month=JUNE,
    made_on=dt.date(2024, 7, 8),
    organ="小城市链长办",
    city=small_city(),
    waiting=("大健康",),
    courses=(),
    ranking=Ranking(
        quarter=SECOND,
        count=3,
        places=2,
        judged=(
            Judged(chain="黑色金属", total=Decimal("93.57"), place=1, tied=False, previous=3, movement=2),
            Judged(chain="大健康", total=Decimal("88"), place=2, tied=True, previous=None, movement=None),
            Judged(chain="高端轴承", total=Decimal("88"), place=2, tied=True, previous=1, movement=-1),
        ),
    ),
    demonstration=True,
)


def test_the_report_on_paper():
    pages = PdfReader(BytesIO(city_report_pdf(FACTS))).pages
    texts = ["".join(page.extract_text().split()) for page in pages]
    body = "".join(texts)
    assert all("演示数据" in text for text in texts)
    for words in (
        "全市重点产业链2024年6月工作月报",
        "3条产业链中2条台账已审核通过；大健康尚未通过，其该月数据不计入。",
        "完成投资合计2,220.50亿元",
        "六、2024年第二季度评价结果",
        "并列2大健康88.00",
    ):
        assert words in body


def test_charts_are_those_there_is_something_for():
    keys = [chart.key for section in city_report(FACTS).sections for chart in section.charts]
    assert keys == ["progress", "ranking", "movement"]
    unranked = city_report(replace(FACTS, ranking=None))
    assert [chart.key for section in unranked.sections for chart in section.charts] == ["progress"]


def test_where_chains_are_ranked_in_groups_each_has_its_first_its_chart_and_its_rows():
    heavy, health, bearings = FACTS.ranking.judged
    judged = (
        replace(heavy, group="重工业组"),
        replace(bearings, group="重工业组"),
        replace(health, group="轻工业组", place=1, tied=False),
    )
    section = city_report(replace(FACTS, ranking=replace(FACTS.ranking, judged=judged))).sections[-1]
    assert section.paragraphs[0].text == (
        "2024年第二季度评价已发布，重工业组黑色金属总分93.57分，轻工业组大健康总分88.00分，分居各组首位。"
    )
    assert [(chart.key, chart.title) for chart in section.charts] == [
        ("ranking", "2024年第二季度重工业组综合得分"),
        ("movement", "重工业组名次变化"),
        ("ranking-1", "2024年第二季度轻工业组综合得分"),
    ]
    rows = [row[:3] for row in section.tables[0].rows]
    assert rows == [["重工业组", "1", "黑色金属"], ["重工业组", "并列2", "高端轴承"], ["轻工业组", "1", "大健康"]]


def test_that_places_before_were_given_by_another_scheme_stands_below_them():
    by_another = replace(FACTS.ranking, places_by="《旧办法》（第1版）")
    assert "《旧办法》（第1版）评价，办法不同" in ranking_table(by_another).notes[0]
    assert ranking_table(FACTS.ranking).notes == []


def test_all_accepted():
    opening = city_report(replace(FACTS, waiting=())).sections[0].paragraphs
    assert opening[0].text == "2024年6月，3条产业链台账全部审核通过。"


def test_the_lights_have_figures_and_words():
    table = lights_table(FACTS)
    assert [column.title for column in table.columns] == ["产业链", "营收增幅", "完成投资", "差异化指标"]
    assert table.rows[0][2].text == "+50.0"
    assert [row[3] for row in table.rows] == ["正常1", "略滞后1", "—"]


def test_the_workbook_has_the_tables_and_the_ranking():
    content = city_report_workbook(FACTS, made_at=dt.datetime(2024, 7, 18, tzinfo=dt.UTC))
    book = openpyxl.load_workbook(BytesIO(content))
    assert book.sheetnames == ["营收增幅、完成投资", "差异化指标", "2024年第二季度评价"]
    rows = list(book["2024年第二季度评价"].iter_rows(values_only=True))
    assert rows[2] == ("1", "黑色金属", 93.57, "▲2")
