from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from evaluation.documents.notice_paper import annexes, notice_as_pdf, notice_paper
from tests.evaluation.notices import facts, ranked, text

MM = 72 / 25.4


@pytest.fixture(scope="module")
def pages():
    content = notice_as_pdf(text=text(), facts=facts(demonstration=True))
    return PdfReader(BytesIO(content)).pages


def plain(page) -> str:
    return "".join(page.extract_text().split())


def test_the_first_page_is_that_of_an_official_document(pages):
    first = plain(pages[0])
    for words in (
        "小城市产业链链长制工作办公室文件",
        "小链办〔2024〕5号",
        "各县（市、区）人民政府：",
        "现将有关情况通报如下：",
        "一、总体情况",
        "二、评价结果",
        "三、主要问题",
    ):
        assert words in first


def test_a_part_without_text_is_none(pages):
    body = "".join(map(plain, pages))
    assert "四、下步要求无。" in body


def test_it_is_signed_dated_and_copied(pages):
    body = "".join(map(plain, pages))
    assert "小城市产业链链长制工作办公室2024年7月18日" in body
    assert "抄送：各产业链链长。" in body
    assert "2024年7月18日印发" in body


def test_pages_are_a4_and_wide_annexes_lie_on_their_side(pages):
    sizes = [(round(float(page.mediabox.width) / MM), round(float(page.mediabox.height) / MM)) for page in pages]
    assert set(sizes) == {(210, 297), (297, 210)}
    assert all(
        page.get("/Rotate", 0) == (270 if size[0] > size[1] else 0) for page, size in zip(pages, sizes, strict=True)
    )


def test_every_page_is_marked_in_the_demonstration(pages):
    assert all("演示数据" in plain(page) for page in pages)


def test_annexes_hold_scores_indicators_and_scheme(pages):
    body = "".join(map(plain, pages))
    assert "附件1" in body
    assert "2024年第二季度产业链得分和名次表" in body
    assert "并列2大健康88.00" in body
    assert "各产业链指标完成情况" in body
    assert "1,200.50" in body
    assert "评分办法" in body
    assert "最后一次按四舍五入保留2位小数" in body


def test_the_annex_on_the_scheme_is_that_of_an_office():
    words = [paragraph.lead + paragraph.text for paragraph in annexes(facts())[2].paragraphs]
    assert words == [
        "评价依据《小城季度评价办法》。示范。",
        "一、名次和缺项",
        "满分100分。",
        "二、计算和取舍",
        "各项得分按未取舍的数计算，最后一次按四舍五入保留2位小数。",
        "三、评价项目和分值",
    ]


def score_note(*ranking, **values):
    return annexes(facts(ranking=ranking, **values))[0].tables[0].note


def test_what_rounding_did_is_said_once_below_the_scores_where_it_shows():
    remark = "各项得分分别取舍后相加，与总分相差 0.01 分；总分由未取舍的各项得分相加后一次取舍，以总分为准"
    said = score_note(ranked("黑色金属", "93.57", 1, points=(Decimal("93.56"), Decimal(0)), notes=(remark,)))
    assert said == (
        "注：1.括号内为满分；2.总分由未取舍的各项得分相加后一次取舍，个别与表中各项得分之和相差0.01分，以总分为准。"
    )
    assert score_note(ranked("黑色金属", "93.57", 1, notes=(remark,))) == "注：括号内为满分。"


def test_a_movement_between_two_schemes_is_said_to_be_one():
    moved, new = ranked("黑色金属", "93.57", 1, movement=0), ranked("黑色金属", "93.57", 1)
    other = "名次变化与上一季度相比；上一季度按《旧办法》（第1版）评价，办法不同，仅供参考"
    assert score_note(moved, places_by="《旧办法》（第1版）") == f"注：1.括号内为满分；2.{other}。"
    assert score_note(new, places_by="《旧办法》（第1版）") == "注：括号内为满分。"


def test_other_remarks_on_totals_stand_below_the_scores_chains_together():
    lacking = "以下项目缺数，按办法计 0 分：完成投资"
    said = score_note(
        ranked("黑色金属", "93.57", 1, movement=2), ranked("大健康", "88", 2, notes=(lacking,)),
        ranked("高端轴承", "80", 3, notes=(lacking,)),
    )  # fmt: skip
    assert said == (
        "注：1.括号内为满分；2.▲为名次上升，▼为名次下降；3.大健康、高端轴承：以下项目缺数，按办法计0分：完成投资。"
    )


def test_no_head_of_the_annexes_breaks_inside_a_word(pages):
    lines = [line for page in pages[1:] for line in page.extract_text().split()]
    assert {"完成投资", "加分", "年度目标"} <= set(lines)
    assert not [line for line in lines if line in set("加分扣持标化度")]


def test_marks_of_a_draft():
    paper = notice_paper(text=text(draft=True, number="", signed_on=None), facts=facts(demonstration=True))
    assert paper.mark == "草稿　演示数据"
    assert notice_paper(text=text(), facts=facts()).mark == ""


def test_public_release_is_printed_where_it_is_wanted():
    assert notice_paper(text=text(public=True), facts=facts()).publicity == "此件公开发布"
    assert notice_paper(text=text(), facts=facts()).publicity == ""


def test_S16_text_is_only_text():
    evil = '<img src=x onerror="alert(1)">{{7*7}}</p>'
    content = notice_as_pdf(text=text(problems=evil), facts=facts())
    body = "".join(map(plain, PdfReader(BytesIO(content)).pages))
    assert "".join(evil.split()) in body
