from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from config.lib.papers import Cell
from config.lib.xlsx.writing import workbook_bytes
from dispatch.enums import Light
from evaluation.documents.tables import Column, DataTable, Number, Words, in_workbook, on_paper


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Number(value=Decimal("1234.5"), places=2), "1,234.50"),
        (Number(value=Decimal("-1.25"), places=1), "−1.3"),
        (Number(value=Decimal("1.25"), places=1, signed=True), "+1.3"),
        (Number(value=Decimal("-1.25"), places=1, signed=True), "−1.3"),
        (Number(value=Decimal("-0.04"), places=1, signed=True), "0.0"),
        (Number(value=None, places=1), "—"),
        (Number(value=None, places=1, light=Light.GREEN), "正常"),
        (Number(value=None, places=1, light=Light.GREY), "—"),
    ],
)
def test_a_number_on_paper(number, text):
    assert number.text == text


TABLE = DataTable(
    name="进展",
    columns=[
        Column(title="产业链", align="left"),
        Column(title="累计", group="投资"),
        Column(title="较进度", group="投资", lit=True),
    ],
    rows=[
        ["=1+1", Number(value=Decimal("12.345"), places=2), Number(value=Decimal(-6), places=1, light=Light.RED)],
        ["＠乙", "未报送", Number(value=None, places=1, light=Light.GREY)],
    ],
    unit="亿元",
    notes=["甲；", "乙。"],
)


def test_on_paper_a_light_stands_beside_its_figure():
    paper = on_paper(TABLE)
    assert paper.rows[0] == ["=1+1", "12.35", Cell(text="−6.0", light="red")]
    assert paper.note == "注：1.甲；2.乙。"


def test_S17_numbers_are_numbers_and_text_stays_text_in_the_workbook():
    book = openpyxl.load_workbook(BytesIO(workbook_bytes([in_workbook(TABLE, title="月报", remarks=["演示数据"])])))
    rows = list(book["进展"].iter_rows(values_only=True))
    assert rows[0][0] == "月报"
    assert rows[2:4] == [("产业链", "投资", None, None), (None, "累计", "较进度", "状态")]
    assert rows[4] == ("=1+1", 12.35, -6, "滞后")
    assert book["进展"]["A5"].data_type == "s"
    assert rows[5] == ("＠乙", "未报送", "—", "无数据")
    assert [row[0] for row in rows[6:]] == ["甲；", "乙。", "演示数据"]


@pytest.mark.parametrize(
    ("notes", "note"),
    [
        ([], ""),
        (["括号内为满分"], "注：括号内为满分。"),
        (["括号内为满分。", "●为正常；■为滞后。"], "注：1.括号内为满分；2.●为正常；■为滞后。"),
    ],
)
def test_notes_stand_below_numbered_where_there_are_several(notes, note):
    assert on_paper(replace(TABLE, notes=notes)).note == note


def test_words_lead_or_are_indented():
    table = DataTable(
        name="办法",
        columns=[Column(title="评价项目", align="left")],
        rows=[[Words(text="规模效益", leads=True)], [Words(text="营业收入", depth=1)]],
    )
    assert on_paper(table).rows == [[Cell(text="规模效益", strong=True)], [Cell(text="营业收入", indent=1)]]
    sheet = openpyxl.load_workbook(BytesIO(workbook_bytes([in_workbook(table, title="办法")]))).active
    assert [cell.value for cell in sheet["A"]][2:4] == ["规模效益", "　营业收入"]
