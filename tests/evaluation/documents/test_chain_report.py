from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
from pypdf import PdfReader

from evaluation.documents.chain_report import chain_report, chain_report_pdf, chain_report_workbook
from evaluation.documents.report_parts import judged_sentence
from evaluation.rules.report_facts import ChainReportFacts, Course, Judged, Ranking
from tests.evaluation.notices import BRAIN, EVENTS, GROWTH, INVESTMENT, JUNE, SECOND, one

JUDGED = Judged(chain="黑色金属", total=Decimal("90.29"), place=8, tied=False, previous=5, movement=-3)
FACTS = ChainReportFacts(
    month=JUNE,
    made_on=dt.date(2024, 7, 8),
    chain="黑色金属产业链",
    organ="小城市链长办",
    accepted=True,
    standings=(
        one(GROWTH, "-8.92", "6"),
        one(INVESTMENT, "1200.5", "3000"),
        one(EVENTS, None, "2"),
        one(BRAIN, None, None),
    ),
    courses=(Course(topic=INVESTMENT, shares=(Decimal("0.1"), Decimal("0.4"), *[None] * 10)),),
    words=(("产业大脑", "已接入<b>企业</b>数据。"),),
    ranking=Ranking(quarter=SECOND, count=12, places=2, judged=(JUDGED,)),
    demonstration=True,
)


def test_the_report_on_paper():
    pages = PdfReader(BytesIO(chain_report_pdf(FACTS))).pages
    texts = ["".join(page.extract_text().split()) for page in pages]
    body = "".join(texts)
    assert all("演示数据" in text for text in texts)
    for words in (
        "黑色金属产业链2024年6月工作月报",
        "小城市链长办2024年7月8日",
        "3项指标中，滞后2项、无数据1项。",
        "2024年第二季度评价：总分90.29分，在12条产业链中列第8名，比上一季度下降3个名次。",
        "1,200.50",
        "黑色金属下降8.92%，低于年度目标14.9个百分点",
        "已接入<b>企业</b>数据。",
    ):
        assert words in body


def test_what_there_is_nothing_of_is_left_out():
    paper = chain_report(replace(FACTS, courses=(), words=(), ranking=None, standings=FACTS.standings[:1]))
    assert paper.sections[2].charts == []
    assert len(paper.sections) == 4


def test_a_place_that_did_not_move_is_said_as_everywhere():
    assert judged_sentence(FACTS.ranking, replace(JUDGED, movement=0)).endswith("列第8名，名次未变。")
    assert judged_sentence(FACTS.ranking, replace(JUDGED, movement=None)).endswith("列第8名。")


def test_that_places_before_were_given_by_another_scheme_is_said_with_the_movement():
    by_another = replace(FACTS.ranking, places_by="《旧办法》（第1版）")
    (section, *_others) = chain_report(replace(FACTS, ranking=by_another)).sections
    assert "上一季度按《旧办法》（第1版）评价，办法不同，仅供参考。" in str(section.paragraphs)
    (section, *_others) = chain_report(FACTS).sections
    assert "办法不同" not in str(section.paragraphs)


def test_no_chart_is_drawn_of_what_nobody_reported():
    unreported = tuple(replace(one, value=None, share=None) for one in FACTS.standings)
    [way] = chain_report(replace(FACTS, standings=unreported)).sections[2].charts
    assert way.title.startswith("全年推进情况")


def test_a_month_that_is_not_accepted_says_so():
    opening = chain_report(replace(FACTS, accepted=False)).sections[0].paragraphs
    assert "2024年6月台账尚未审核通过，本报告不含该月数据。" in [paragraph.text for paragraph in opening]


def test_the_workbook_has_numbers():
    content = chain_report_workbook(FACTS, made_at=dt.datetime(2024, 7, 18, tzinfo=dt.UTC))
    rows = list(openpyxl.load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True))
    assert rows[2] == ("规上企业营业收入增幅", "%", 6, "—", -8.92, "—", -14.9, "滞后")
    assert rows[3] == ("完成投资", "亿元", 3000, "—", 1200.5, 40, -10, "滞后")
    assert rows[4][4] == "未报送"
    assert rows[5][2:5] == ("以文字表述", "—", "见文字说明")
    assert rows[-1][0] == "演示数据"
