from __future__ import annotations

import re

import pytest
from django.conf import settings

from config.lib.papers import Column, PaperTable, filling
from config.lib.papers.filling import LEAST_MM, MOST_MM, USUAL_MM, padding

POINT_MM = 25.4 / 72


def table(rows: int, *, text: str = "1.00", title: str = "得分") -> PaperTable:
    return PaperTable(columns=[Column(title=title)] * 8, rows=[[text] * 8] * rows, small=True)


def test_few_rows_stand_as_far_apart_as_is_fair():
    assert padding(table(3), below_heading=False) == MOST_MM


def test_the_more_rows_the_closer_they_stand_until_they_need_another_page():
    found = [padding(table(rows), below_heading=False) or 0 for rows in range(15, 23)]
    assert found == sorted(found, reverse=True)
    assert LEAST_MM <= found[-1] < found[0] < MOST_MM
    assert padding(table(60), below_heading=False) is None


@pytest.mark.parametrize(
    ("rows", "fuller"),
    [
        (5, {"text": "名称很长以至于在一个单元格里要写成三行的一段文字"}),
        (12, {"title": "新增建有市级以上创新平台企业（家）"}),
    ],
)
def test_what_takes_lines_leaves_less_for_the_rows(rows, fuller):
    assert padding(table(rows, **fuller), below_heading=True) < padding(table(rows), below_heading=True)


def test_the_heading_of_the_annex_takes_its_lines():
    assert padding(table(14), below_heading=True) < padding(table(14), below_heading=False)


def test_the_measures_are_those_of_the_style():
    css = (settings.BASE_DIR / "static" / "papers" / "notice.css").read_text(encoding="utf-8")

    def of(selector: str, *names: str) -> list[str]:
        [rule] = re.findall(rf"^{re.escape(selector)} {{ (.+) }}$", css, re.M)
        found = dict(one.split(": ", 1) for one in rule.rstrip(";").split("; "))
        return [found[name] for name in names]

    def points(text: str) -> float:
        return float(text.removesuffix("pt")) * POINT_MM

    size, leading = of("table.small", "font-size", "line-height")
    assert points(size) == pytest.approx(filling.CHARACTER_MM)
    assert points(size) * float(leading) == pytest.approx(filling.LINE_MM)
    assert of(".small th, .small td", "padding") == [f"var(--pad, {USUAL_MM}mm) {filling.SIDE_MM}mm"]
    side, head = of(".small th", "padding-left", "font-size")
    assert side == f"{filling.HEAD_SIDE_MM}mm"
    assert points(head) == pytest.approx(filling.HEAD_CHARACTER_MM)
    assert of("th, td", "border") == [f"{filling.LINE_WEIGHT_MM}mm solid black"]
    assert of("table", "margin") == [f"0 0 {filling.BELOW_MM:g}mm"]
    assert float(of("p.note", "line-height")[0]) * filling.CHARACTER_MM == pytest.approx(filling.NOTE_LINE_MM)
