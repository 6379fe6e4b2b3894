from __future__ import annotations

import pytest

from config.lib.papers import Cell, Column, PaperTable
from config.lib.papers.table import HeadCell


def test_a_plain_head_is_one_row():
    table = PaperTable(columns=[Column(title="名次"), Column(title="得分")], rows=[])
    assert table.head == [[HeadCell(text="名次"), HeadCell(text="得分")]]


def test_grouped_columns_have_a_head_above_theirs():
    table = PaperTable(
        columns=[
            Column(title="产业链"),
            Column(title="完成值", group="营业收入"),
            Column(title="占比", group="营业收入"),
            Column(title="得分"),
        ],
        rows=[],
    )
    assert table.head == [
        [HeadCell(text="产业链", down=2), HeadCell(text="营业收入", across=2), HeadCell(text="得分", down=2)],
        [HeadCell(text="完成值"), HeadCell(text="占比")],
    ]


def test_a_text_is_a_cell_and_stands_beside_its_column():
    score = Column(title="得分", align="right")
    total = Cell(text="87.65", strong=True)
    table = PaperTable(columns=[score], rows=[["1.00"], [total]])
    assert table.body == [[(score, Cell(text="1.00"))], [(score, total)]]


def test_a_row_with_a_cell_too_few_is_refused():
    with pytest.raises(ValueError, match="row 2 has 1 cells for 2 columns"):
        PaperTable(columns=[Column(title="名次"), Column(title="得分")], rows=[["1", "2"], ["3"]])
