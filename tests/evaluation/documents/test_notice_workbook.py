from __future__ import annotations

import datetime as dt
from io import BytesIO

import openpyxl
import pytest

from evaluation.documents.notice_workbook import notice_as_workbook
from tests.evaluation.notices import facts, ranked, text

NOW = dt.datetime(2024, 7, 18, 9, tzinfo=dt.UTC)


def opened(**values):
    given = {"text": text(), "facts": facts(demonstration=True), "made_at": NOW, **values}
    return openpyxl.load_workbook(BytesIO(notice_as_workbook(**given)))


@pytest.fixture(scope="module")
def book():
    return opened()


def test_a_sheet_for_each_table(book):
    assert book.sheetnames == ["得分和名次", "营收增幅、完成投资", "差异化指标", "评分办法"]
    assert book["得分和名次"]["A1"].value == "附件1　2024年第二季度产业链得分和名次表"
    assert book.properties.creator == "小城市产业链链长制工作办公室"


def test_scores_are_numbers(book):
    rows = list(book["得分和名次"].iter_rows(values_only=True))
    assert rows[2] == ("名次", "产业链", "总分", "完成投资（100）", "加分", "名次变化")
    assert rows[3] == ("1", "黑色金属", 93.57, 93.57, 0, "▲2")
    assert rows[4][:3] == ("并列2", "大健康", 88)


def test_indicators_are_numbers_with_their_state(book):
    rows = list(book["营收增幅、完成投资"].iter_rows(values_only=True))
    assert rows[3] == ("黑色金属", 6, 8.92, 2.9, "正常", 1200, 1200.5, 100, 50, "正常")
    assert rows[6][0] == "合计"
    assert rows[6][6] == 2220.5


def test_a_milestone_and_words_are_words(book):
    rows = {row[1]: row for row in book["差异化指标"].iter_rows(values_only=True)}
    assert rows["纳入省特色产业集群"][3:5] == ("完成", "未完成")
    assert rows["产业大脑"][3:5] == ("以文字表述", "由评议认定")


def test_every_sheet_says_whose_it_is(book):
    for sheet in book:
        said = [row[0] for row in sheet.iter_rows(values_only=True)]
        assert "《关于2024年第二季度产业链链长制工作评价情况的通报》（小链办〔2024〕5号，2024年7月18日）附件" in said
        assert said[-1] == "演示数据，不作为正式评价依据"


def test_S17_a_name_is_never_a_formula():
    book = opened(facts=facts(ranking=(ranked("=HYPERLINK()", "90", 1),)))
    cell = book["得分和名次"]["B4"]
    assert (cell.data_type, cell.value) == ("s", "=HYPERLINK()")
