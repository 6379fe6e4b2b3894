from collections.abc import Callable
from typing import BinaryIO

import pytest

from config.lib.xlsx.formats import shown_unit
from config.lib.xlsx.heads import Column
from config.lib.xlsx.reading import read_workbook
from config.lib.xlsx.tables import TableFound, find_table
from config.lib.xlsx.units import is_unit, named_unit, same_unit, unit_line, unit_of_kind
from config.lib.xlsx.values import BadValue

Make = Callable[..., BinaryIO]


def _table(file: BinaryIO) -> TableFound:
    table = find_table(
        read_workbook(file).sheets[0], [Column("name", ("项目名称",)), Column("invested", ("总投资", "计划总投资"))]
    )
    assert table is not None
    assert "invested" in table.columns
    return table


@pytest.mark.parametrize(
    "head",
    [
        "总投资（万元）",
        "总投资(万元)",
        "总投资【万元】",
        "计划总投资\n（万元，含税）",
        "总投资(单位：万元)",
        "总投资万元",
        "总投资：万元",
        "总投资 万元",
    ],
)
def test_a_head_in_another_unit_is_pointed_out(office: Make, head: str) -> None:
    table = _table(office([["项目名称", head], ["甲", 35_000]]))
    with pytest.raises(BadValue, match="is in 万元, but 亿元 is wanted"):
        table.check_unit("invested", "亿元")
    table.check_unit("invested", "万元")
    table.check_unit("invested", "")
    table.check_unit("missing", "亿元")


@pytest.mark.parametrize(
    "head", ["总投资", "总投资（亿元）", "总投资（亿）", "总投资（含税）", "总投资（亿元，含税）", "总投资（预计）"]
)
def test_a_head_in_the_wanted_unit_or_without_any_passes(office: Make, head: str) -> None:
    _table(office([["项目名称", head], ["甲", 3.5]])).check_unit("invested", "亿元")


def test_the_line_above_the_table_counts_where_the_head_is_silent(office: Make) -> None:
    silent = _table(office([["单位：万元、家"], ["项目名称", "总投资"], ["甲", 35_000]]))
    with pytest.raises(BadValue, match="is in 万元"):
        silent.check_unit("invested", "亿元")
    silent.check_unit("invested", "人")
    named = _table(office([["单位：万元"], ["项目名称", "总投资（亿元）"], ["甲", 3.5]]))
    named.check_unit("invested", "亿元")


def test_the_unit_of_a_group_counts_for_its_columns(office: Make) -> None:
    rows: list[list[object]] = [["项目名称", "投资（万元）", None], [None, "总投资", "到位资金"], ["甲", 1, 2]]
    table = _table(office(rows, merged=("A1:A2", "B1:C1")))
    with pytest.raises(BadValue, match="is in 万元"):
        table.check_unit("invested", "亿元")


def test_units_in_a_row_of_their_own_belong_to_the_head(office: Make) -> None:
    for unit in ("万元", "（万元）"):
        table = _table(office([["项目名称", "总投资"], ["（全称）", unit], ["甲", 35_000]]))
        assert (table.head.rows, table.body) == (range(1, 3), (3,))
        assert table.columns["invested"].written == "总投资（万元）"
        with pytest.raises(BadValue, match="is in 万元"):
            table.check_unit("invested", "亿元")


def test_units() -> None:
    assert all(map(is_unit, ("万元", "亿", "家", "%", "个百分点", "美元", "万人", "千瓦时")))
    assert not any(map(is_unit, ("含税", "元以上", "", "万元以上")))
    assert same_unit("亿", "亿元")
    assert same_unit("亿元", "亿")
    assert same_unit("%", "个百分点")
    assert not same_unit("万元", "亿元")
    assert not same_unit("", "")
    assert named_unit("单位：万元") == "万元"
    assert unit_line("填报单位：某局  单位：万元") == "万元"
    assert unit_of_kind("家、万元", "亿") == "万元"


@pytest.mark.parametrize(
    ("number_format", "unit"),
    [
        ("General", ""),
        ("0.0%", "%"),
        ('0"%"', "％"),
        ("0\\%", "％"),
        ('#,##0.00"万元"', "万元"),
        ("0.00 亿元;-0.00 亿元", "亿元"),
        ("[红色]0家", "家"),
        ('0!.0,"万"', "元"),
        ('0.00,,"万元"', "元"),
        ('yyyy"年"m"月"', ""),
        ("#,##0.00_ ", ""),
        ("¥#,##0.00", ""),
        ('"约"0', ""),
    ],
)
def test_what_a_number_format_shows(number_format: str, unit: str) -> None:
    assert shown_unit(number_format) == unit
