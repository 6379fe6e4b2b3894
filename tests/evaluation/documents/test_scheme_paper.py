"""A scheme as it is sent out: each item once, with its own points, rule, reading and settings."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import openpyxl
from pypdf import PdfReader

from evaluation.documents.scheme_paper import SchemePaper, scheme_pdf, scheme_report, scheme_table, scheme_workbook
from evaluation.rules.figures import IndicatorFact
from evaluation.rules.schemefile.parsing import parse_scheme
from tests.evaluation.rules.notice_words.test_scheme_words import MORE, TEXT

INDICATORS = {
    "contracts": IndicatorFact("合同金额"),
    "events": IndicatorFact("专题活动场次"),
    "cluster": IndicatorFact("集群产值"),
}


def paper(text: str = TEXT, *, is_draft: bool = False) -> SchemePaper:
    return SchemePaper(
        scheme=parse_scheme(text), indicators=INDICATORS, organ="链长办", date=dt.date(2024, 1, 9), is_draft=is_draft
    )


def lines(one: SchemePaper, *columns: int) -> list[tuple[str, ...]]:
    """The titles of a table as a workbook has them, with these columns."""
    rows = scheme_table(one).rows
    return [("　" * row[0].depth + row[0].text, *(row[column] for column in columns)) for row in rows]


def test_each_item_stands_beside_its_own_points_and_rule():
    assert lines(paper(), 1, 2) == [
        ("评价项目", "100", ""),
        ("　招商引资", "90", ""),
        ("　　合同金额", "60", "按完成率得分"),
        ("　　专题活动（黑色金属）", "30", "按完成率得分"),
        ("　　产业集群（大健康）", "40", "按完成率得分"),
        ("　工作评议", "10", "评议得分"),
        ("加分", "至多5分", ""),
        ("　重大项目", "至多4分", "加分"),
        ("　经验推广", "每项0.5分", "加分"),
    ]


def test_what_an_item_is_read_from_how_it_is_set_and_what_else_is_said_of_it():
    row = scheme_table(paper()).rows[2]
    assert row[3] == "合同金额（实绩、全年目标、时序目标）"
    assert row[4] == "得分 = 分值 × 完成数 ÷ 时序目标，完成率超过 100% 的按 100% 计"
    assert row[5] == "按合同计；大健康 50 分"


def test_items_within_an_item_and_gates_have_lines_of_their_own():
    assert lines(paper(MORE), 1, 5)[1:] == [
        ("　重点工作", "60", ""),
        ("　　任务", "组内20", ""),
        ("　　成效", "组内80", ""),
        ("　开门红", "40\n第一、第二季度", ""),
        ("　收官", "40\n第三、第四季度", ""),
        ("一票否决", "", ""),
        ("　安全生产", "", "发生较大以上事故的"),
    ]


def test_a_column_of_points_that_does_not_add_up_explains_itself():
    assert [note[:5] for note in scheme_table(paper(MORE)).notes] == ["分值下注明", "“组内”为"]
    assert scheme_table(paper()).notes == []


def test_each_setting_stands_on_a_line_of_its_own():
    text = TEXT.replace('code = "contracts"', 'code = "contracts"\nno_target = "not_applicable"\nzero_target = "full"')
    assert scheme_table(paper(text)).rows[2][4].endswith("\n没有目标时：本项不适用\n目标为 0 时：视同完成，得满分")


def test_the_table_begins_where_the_words_end_all_on_wide_pages():
    report = scheme_report(paper())
    assert report.landscape
    assert not any(section.landscape for section in report.sections)
    pages = PdfReader(BytesIO(scheme_pdf(paper()))).pages
    assert {page.mediabox.width > page.mediabox.height for page in pages} == {True}
    assert "评价对象" in pages[0].extract_text()


def test_groups_and_parts_lead_the_lines_below_them():
    assert [row[0].text for row in scheme_table(paper()).rows if row[0].leads] == ["评价项目", "招商引资", "加分"]


def test_who_is_judged_and_in_which_groups():
    sentences = [one.text for one in scheme_report(paper(MORE)).sections[0].paragraphs]
    assert sentences == ["黑色金属、大健康。", "传统产业：黑色金属", "新兴产业：大健康"]


def test_a_draft_is_marked_in_both_and_what_holds_for_all_stands_below_the_table():
    assert scheme_report(paper(is_draft=True)).mark == "草稿"
    book = scheme_workbook(paper(is_draft=True), made_at=dt.datetime(2024, 1, 9, tzinfo=dt.UTC))
    cells = [cell for row in openpyxl.load_workbook(BytesIO(book)).active.values for cell in row if cell]
    assert "草稿" in cells
    assert "满分100分。公布的总分相同的，名次并列，其后名次空缺。" in cells


AMONG = MORE.replace('rule = "band"', 'rule = "rank"\namong = "group"\ndrop = 5').replace(
    'bands = [{ label = "好", from = 60, share = 1 }]\n', ""
)


def test_an_item_that_compares_within_groups_says_so_on_paper_and_in_the_workbook():
    assert "只与同组比较" in dict(lines(paper(AMONG), 4))["　　成效"]
    book = scheme_workbook(paper(AMONG), made_at=dt.datetime(2024, 1, 9, tzinfo=dt.UTC))
    cells = [cell for row in openpyxl.load_workbook(BytesIO(book)).active.values for cell in row if cell]
    assert any("只与同组比较" in str(cell) for cell in cells)
    assert "与全部对象比较" in dict(lines(paper(AMONG.replace('among = "group"\n', "")), 4))["　　成效"]
