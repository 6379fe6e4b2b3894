from __future__ import annotations

import pytest

from chains.registers.columns import headed
from chains.registers.register import REGISTERS


@pytest.mark.parametrize(
    ("codes", "given", "line", "heads"),
    [
        ("revenue tax", "", "单位：万元", ["营业收入", "税收"]),
        ("revenue tax", "单位：万元", "单位：万元", ["营业收入", "税收"]),
        ("revenue tax", "单位：亿元", "单位：亿元", ["营业收入（万元）", "税收（万元）"]),
        ("revenue tax", "含税", "含税", ["营业收入（万元）", "税收（万元）"]),
        ("revenue staff", "", "", ["营业收入（万元）", "从业人员（人）"]),
        ("revenue staff", "单位：万元", "单位：万元", ["营业收入（万元）", "从业人员（人）"]),
        ("name", "", "", ["名称"]),
    ],
)
def test_a_unit_is_said_once(codes: str, given: str, line: str, heads: list[str]) -> None:
    columns = {one.code: one for one in REGISTERS["enterprises"].columns}
    assert headed([columns[code] for code in codes.split()], given) == (line, heads)
