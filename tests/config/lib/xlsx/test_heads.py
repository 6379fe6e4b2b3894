from collections.abc import Callable
from typing import BinaryIO

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from config.lib.xlsx.heads import Column, TableHead, best_sheet, find_head, head_cell
from config.lib.xlsx.reading import read_workbook

Make = Callable[..., BinaryIO]

CHAIN = Column("chain", ("产业链", "产业链名称"))


def _head(file: BinaryIO, *columns: Column) -> TableHead:
    head = find_head(read_workbook(file).sheets[0], columns)
    assert head is not None
    return head


def _found(head: TableHead) -> dict[str, tuple[int, str]]:
    return {key: (found.index, found.unit) for key, found in head.columns.items()}


def test_the_real_annex_by_its_usual_names(annex: BinaryIO) -> None:
    head = _head(
        annex,
        CHAIN,
        Column("revenue", ("规模效益/规上企业营业收入增幅",)),
        Column("loans", ("贷款余额增幅（％）",)),
        Column("invested", ("项目建设 / 完成投资",)),
        Column("exports", ("出口额",), required=False),
    )
    assert head.rows == range(2, 4)
    assert _found(head) == {"chain": (2, ""), "revenue": (3, "%"), "loans": (11, "%"), "invested": (13, "亿元")}
    assert [column.key for column in head.missing] == ["exports"]
    assert head.unknown[0].written == "序号"
    assert head.unknown[1].written == "规模效益/规上企业增加值增幅(%)"
    assert head.unknown[1].name == "规上企业增加值增幅"


def test_a_head_of_two_rows_is_taken_whole_even_when_one_would_do(annex: BinaryIO) -> None:
    assert _head(annex, CHAIN).rows == range(2, 4)


def test_the_head_may_stand_anywhere_with_lines_above(office: Make) -> None:
    rows: list[list[object]] = [
        ["2024年台账"],
        [],
        ["填报单位：市工信局", None, "单位：万元"],
        [None, "产业链名称", "营业收入"],
        [None, "黑色金属", 5],
    ]
    head = _head(office(rows, merged=("A1:C1",)), CHAIN, Column("revenue", ("营业收入",)))
    assert head.rows == range(4, 5)
    assert _found(head) == {"chain": (2, ""), "revenue": (3, "")}


def test_three_rows_of_merged_groups(office: Make) -> None:
    rows: list[list[object]] = [
        ["产业链", "经济运行（万元）", None, None, None],
        [None, "营业收入", None, "税收", None],
        [None, "本月", "累计", "本月", "累计（亿元）"],
        ["黑色金属", 1, 2, 3, 4],
    ]
    head = _head(
        office(rows, merged=("A1:A3", "B1:E1", "B2:C2", "D2:E2")),
        CHAIN,
        Column("revenue_now", ("营业收入/本月",)),
        Column("revenue_total", ("经济运行/营业收入/累计",)),
        Column("tax_now", ("税收/本月(万元)", "税收/本月")),
        Column("tax_total", ("税收/累计",)),
    )
    assert head.rows == range(1, 4)
    assert _found(head) == {
        "chain": (1, ""),
        "revenue_now": (2, "万元"),
        "revenue_total": (3, "万元"),
        "tax_now": (4, "万元"),
        "tax_total": (5, "亿元"),
    }


def test_groups_that_were_not_needed_are_kept(office: Make) -> None:
    rows: list[list[object]] = [["标题"], ["基本", "运行"], ["产业链", "营收"], ["黑色金属", 1]]
    head = _head(office(rows), CHAIN, Column("revenue", ("营收",)))
    assert head.rows == range(2, 4)
    assert head.columns["revenue"].path == ("运行", "营收")


def test_second_names_below_are_taken_in(office: Make) -> None:
    rows: list[list[object]] = [["产业链", "营收", None], [None, "本月", "累计"], ["黑色金属", 1, 2]]
    head = _head(office(rows), CHAIN)
    assert head.rows == range(1, 3)
    assert [found.path for found in head.unknown] == [("营收", "本月"), ("累计",)]


def test_columns_in_another_order_and_by_another_name(office: Make) -> None:
    rows: list[list[object]] = [["备 注", "营业收入\n（万元）", "链条"], ["", 1, "黑色金属"]]
    head = _head(
        office(rows), Column("chain", ("产业链", "链条")), Column("revenue", ("营业收入",)), Column("note", ("备注",))
    )
    assert _found(head) == {"chain": (3, ""), "revenue": (2, "万元"), "note": (1, "")}


def test_two_columns_of_one_name_are_not_guessed_between(office: Make) -> None:
    rows: list[list[object]] = [["产业链", "营收", None, "税收", None], [None, "增幅", "总量", "增幅", "总量"]]
    head = _head(
        office(rows, merged=("A1:A2", "B1:C1", "D1:E1")),
        CHAIN,
        Column("growth", ("增幅",)),
        Column("tax", ("税收/总量",)),
    )
    assert [found.index for found in head.ambiguous["growth"]] == [2, 4]
    assert [column.key for column in head.missing] == ["growth"]
    assert head.columns["tax"].index == 5


def test_a_group_that_the_sheet_lacks_does_not_matter_unless_two_columns_would_fit(office: Make) -> None:
    file = office([["产业链", "增幅"], ["黑色金属", 1]])
    assert "growth" in _head(file, CHAIN, Column("growth", ("营收/增幅",))).columns
    both = _head(file, CHAIN, Column("growth", ("营收/增幅",)), Column("tax", ("税收/增幅",)))
    assert set(both.columns) == {"chain"}


def test_a_name_with_its_unit_decides_between_two(office: Make) -> None:
    head = _head(
        office([["产业链", "投资（万元）", "投资（亿元）"], ["黑色金属", 1, 2]]),
        CHAIN,
        Column("invested", ("投资(亿元)",)),
    )
    assert head.columns["invested"].index == 3


def test_years_as_numbers_may_be_groups(office: Make) -> None:
    rows: list[list[object]] = [
        ["产业链", 2023, None, 2024, None],
        [None, "营收", "税收", "营收", "税收"],
        ["黑", 1, 2, 3, 4],
    ]
    head = _head(office(rows, merged=("A1:A2", "B1:C1", "D1:E1")), CHAIN, Column("revenue", ("2024/营收",)))
    assert head.columns["revenue"].index == 4


def test_no_head_without_a_wanted_column(office: Make) -> None:
    sheet = read_workbook(office([["甲", "乙"], [1, 2]])).sheets[0]
    assert find_head(sheet, [CHAIN]) is None
    assert find_head(read_workbook(office()).sheets[0], [CHAIN]) is None


@pytest.mark.parametrize("hide", [False, True])
def test_the_best_sheet_is_a_visible_one(office: Make, hide: bool) -> None:
    def add(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        full = sheet.parent.create_sheet("全")
        full.append(["产业链", "营收"])
        full.sheet_state = "hidden" if hide else "visible"

    book = read_workbook(office([["产业链"]], then=add))
    best = best_sheet(book, [CHAIN, Column("revenue", ("营收",))])
    assert best is not None
    assert best.name == ("表" if hide else "全")
    assert best_sheet(book, [Column("x", ("无",))]) is None


def test_a_remark_hangs_on_the_lowest_head_cell(annex: BinaryIO) -> None:
    sheet = read_workbook(annex).sheets[0]
    head = find_head(sheet, [Column("invested", ("完成投资",))])
    assert head is not None
    assert head_cell(sheet, head, "invested").place == "M3"
