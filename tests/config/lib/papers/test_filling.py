from __future__ import annotations

import pytest

from config.lib.papers import Column, PaperTable
from config.lib.papers.filling import LEAST_MM, MOST_MM, USUAL_MM, padding


def table(rows: int, *, text: str = "1.00", title: str = "得分") -> PaperTable:
    return PaperTable(columns=[Column(title=title)] * 8, rows=[[text] * 8] * rows, small=True)


def test_few_rows_stand_as_far_apart_as_is_fair():
    assert padding(table(3), below_heading=False) == MOST_MM


def test_the_more_rows_the_closer_they_stand_until_they_need_another_page():
    found = [padding(table(rows), below_heading=False) for rows in range(15, 23)]
    assert found == sorted(found, reverse=True)
    assert LEAST_MM <= found[-1] < found[0] < MOST_MM
    assert padding(table(60), below_heading=False) == USUAL_MM


@pytest.mark.parametrize(
    ("rows", "fuller"),
    [
        (6, {"text": "名称很长以至于在一个单元格里要写成三行的一段文字"}),
        (12, {"title": "新增建有市级以上创新平台企业（家）"}),
    ],
)
def test_what_takes_lines_leaves_less_for_the_rows(rows, fuller):
    assert padding(table(rows, **fuller), below_heading=True) < padding(table(rows), below_heading=True)


def test_the_heading_of_the_annex_takes_its_lines():
    assert padding(table(14), below_heading=True) < padding(table(14), below_heading=False)
