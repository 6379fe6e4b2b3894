from collections.abc import Callable
from decimal import Decimal
from typing import BinaryIO

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from config.lib.xlsx.heads import Column
from config.lib.xlsx.reading import read_workbook
from config.lib.xlsx.tables import TableFound, best_table, find_table

Make = Callable[..., BinaryIO]

COLUMNS = (Column("chain", ("产业链",)), Column("revenue", ("营收",)), Column("note", ("备注",), required=False))


def _table(file: BinaryIO) -> TableFound:
    table = find_table(read_workbook(file).sheets[0], COLUMNS)
    assert table is not None
    return table


def test_the_real_annex(annex: BinaryIO) -> None:
    book = read_workbook(annex)
    common = best_table(book, [Column("chain", ("产业链",)), Column("invested", ("完成投资",))])
    own = best_table(book, [Column("chain", ("产业链",)), Column("sentence", ("差异化指标",))])
    assert common is not None
    assert own is not None
    assert (common.sheet.name, common.title) == ("通用指标", "2024年重点产业链发展目标表（通用指标）")
    assert (common.body, common.totals, common.notes) == (tuple(range(4, 16)), (), ())
    figures = [common.cell(row, "invested").value for row in common.body]
    assert sum(value for value in figures if isinstance(value, Decimal)) == Decimal("159.45")
    assert (own.sheet.name, own.body) == ("差异化指标", tuple(range(3, 15)))
    assert common.complete
    assert best_table(book, [Column("x", ("没有",))]) is None


def test_totals_notes_sections_and_repeated_heads_are_set_apart(office: Make) -> None:
    rows: list[list[object]] = [
        ["台账"],
        ["填报单位：市工信局", None, None, "单位：万元"],
        ["序号", "产业链", "营收", "备注"],
        ["甲", "乙", 1, 2],
        [None, "全市合计", 30, None],
        ["一、重点产业链", None, None, None],
        [1, "黑色金属", 10, None],
        [2, "小计型企业", 5, None],
        ["序号", "产业链", "营收", "备注"],
        [3, "装备制造", None, None],
        [4, None, None, None],
        [],
        ["合 计（3条）", None, 30, None],
        ["注：1.数据为快报数。", None, None, None],
        ["2.以统计部门数据为准。", None, None, None],
        ["填表人：", None, "审核人：", None],
    ]
    table = _table(office(rows, merged=("A1:D1", "A6:D6", "A14:D14")))
    assert (table.title, table.unit) == ("台账", "万元")
    assert table.body == (7, 8, 10)
    assert table.totals == (5, 13)
    assert table.notes == (4, 6, 9, 14, 15, 16)


def test_a_row_with_nothing_but_its_name_is_a_row(office: Make) -> None:
    assert _table(office([["产业链", "营收", "备注"], ["黑色金属", None, None], ["装备制造", 1, None]])).body == (2, 3)


def test_rows_after_a_note_are_rows_again_when_filled(office: Make) -> None:
    table = _table(
        office([["产业链", "营收"], ["黑色金属", 1], ["注：以上为一类"], ["续前"], ["装备制造", 2], ["大健康", None]])
    )
    assert table.body == (2, 5, 6)
    assert table.notes == (3, 4)


def test_the_first_row_of_a_list_is_no_line_of_column_numbers(office: Make) -> None:
    assert _table(office([["序号", "产业链", "营收"], [1, "黑色金属", 3]])).body == (2,)


def test_merged_cells_in_the_body_spread_and_say_so(office: Make) -> None:
    table = _table(office([["产业链", "营收"], ["黑色金属", 1], [None, 2]], merged=("A2:A3",)))
    assert table.body == (2, 3)
    assert table.cell(3, "chain").value == "黑色金属"
    assert table.cell(3, "chain").spread


def test_hidden_rows_are_rows_and_are_named(office: Make) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    table = _table(office([["产业链", "营收"], ["黑色金属", 1], ["装备制造", 2]], then=hide))
    assert (table.body, table.hidden) == ((2, 3), (3,))


def test_missing_columns_are_named_and_their_cells_empty(office: Make) -> None:
    table = _table(office([["产业链", "税收"], ["黑色金属", 1]]))
    assert [column.key for column in table.missing] == ["revenue", "note"]
    assert not table.complete
    assert table.cell(2, "revenue").empty
    assert [head.written for head in table.unknown] == ["税收"]


@pytest.mark.parametrize(
    "line",
    ["单位：万元", "（单位:万元）", "单 位： 万元", "填报单位：某局    2024年6月   单位：万元", "金额单位：万元"],
)
def test_the_unit_line_is_read(office: Make, line: str) -> None:
    assert _table(office([[line], ["产业链", "营收"], ["黑色金属", 1]])).unit == "万元"


@pytest.mark.parametrize("line", ["填报单位：市工信局", "单位：市工信局", "单位:", "单位：万元以上项目"])
def test_a_reporting_unit_is_no_unit_of_measure(office: Make, line: str) -> None:
    assert _table(office([[line], ["产业链", "营收"], ["黑色金属", 1]])).unit == ""
