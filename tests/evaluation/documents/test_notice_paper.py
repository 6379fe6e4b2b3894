from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from evaluation.documents.notice_paper import notice_as_pdf, notice_paper
from tests.evaluation.notices import facts, text

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
    assert "黑色金属：各项得分相加，与总分相差0.01分。" in body


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
