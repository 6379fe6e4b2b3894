"""A scoring table as it is pasted from a workbook: which of its columns are groups, names, points and standards."""

import csv
import re
from collections.abc import Sequence
from io import StringIO
from itertools import takewhile

from evaluation.rules.schemefile.checks import MOST_ITEMS
from evaluation.rules.schemefile.pasted import (
    GROUP,
    NOTE,
    TITLE,
    WEIGHT,
    WITHIN,
    Pasted,
    groups_of,
    pasted_items,
    points_of,
)
from evaluation.rules.table import MOST_OF_A_TITLE

HEADS = {
    TITLE: (
        *("三级指标", "二级指标", "指标名称", "评价指标", "考核指标", "评价项目", "考核项目", "评价内容", "考核内容"),
        *("具体指标", "项目名称", "名称", "指标", "项目", "内容", "一级指标"),
    ),
    WEIGHT: ("权重", "分值", "满分", "标准分", "分数", "得分", "赋分"),
    NOTE: (
        *("评分标准", "计分标准", "评分办法", "计分办法", "计分规则", "评分细则", "计算方法", "评价标准", "考核标准"),
        *("评分方法", "计分方法", "考核办法", "考核细则", "标准", "说明", "备注"),
    ),
    GROUP: ("一级指标", "二级指标", "指标类别", "评价类别", "考核类别", "类别", "分类", "分组"),
}
"""What the columns of published tables are called, the most telling name first."""

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_LINE_ENDS = re.compile(r"\r\n?|\n")


class TableError(ValueError):
    """A text that is no scoring table; the message says what to do, in Chinese."""


def read_table(text: str, *, room: int = MOST_ITEMS) -> list[Pasted]:
    """The items of a pasted table; a head is not needed, nor are numbers of rows.

    Raises TableError where the text has none, or where with their groups they are more than there is room for.
    """
    cells = [[" ".join(cell.split()) for cell in row] for row in _rows(text)]
    filled = [row for row in cells if any(row)]
    at, columns = _by_head(filled) or (0, _by_content(filled))
    found = list(pasted_items(filled[at:], columns))
    if not found:
        raise TableError("粘贴的内容中没有项目；请从表格中复制“名称”和“权重”两列，一行一项，再粘贴")
    if len(found) + len(groups_of(found)) > room:
        raise TableError(f"粘贴的项目过多（{len(found)} 项）；一个办法连同分组最多 {MOST_ITEMS} 项")
    for one in found:
        for what in (*(group.title for group in one.groups), one.title, one.weight):
            if isinstance(what, str) and len(what) > MOST_OF_A_TITLE:
                raise TableError(f"“{what[:20]}…”有 {len(what)} 字，最多 {MOST_OF_A_TITLE} 字；请核对粘贴的内容")
    return found


def _rows(text: str) -> list[list[str]]:
    """The cells of each row. In a cell of several lines a workbook puts quotes around all; where they do not come out
    even they are its own, and a row is a line."""
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        return [line.split("\t") for line in _LINE_ENDS.split(text)]


def _by_head(table: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]] | None:
    """Where the rows below the head begin, and the columns by their heads; None without a head in the first rows."""
    for number_, row in enumerate(table[:10]):
        heads = [_BRACKETS.sub("", cell).replace(" ", "") for cell in row]
        columns: dict[str, int] = {}
        for kind, names in HEADS.items():
            free = (heads.index(name) for name in names if name in heads and heads.index(name) not in columns.values())
            if (found := next(free, None)) is not None:
                columns[kind] = found
        if TITLE in columns and GROUP not in columns:
            named = [heads.index(name) for name in HEADS[TITLE] if name in heads]
            columns |= _group_beside(columns[TITLE], named, below=table[number_ + 1 :])
        below = table[number_ + 1 :]
        weights = [at for at, head in enumerate(heads) if head in HEADS[WEIGHT]]
        if len(weights) > 1:  # those of the groups stand in merged cells
            columns[WEIGHT] = max(weights, key=lambda at: (_filled(below, at), at))
        if GROUP in columns and TITLE in columns:
            named = [at for at, head in enumerate(heads) if head in HEADS[TITLE] and at > columns[TITLE]]
            right = max(named, key=lambda at: _filled(below, at), default=columns[TITLE])
            columns[TITLE] = right if _filled(below, right) > _filled(below, columns[TITLE]) else columns[TITLE]
        if GROUP in columns:
            named = [at for at, head in enumerate(heads) if head in (*HEADS[GROUP], *HEADS[TITLE])]
            columns.update((WITHIN, at) for at in named if columns[GROUP] < at < columns.get(TITLE, 0))
        if TITLE in columns and len(columns) > 1:
            return number_ + 1, columns
    return None


def _filled(table: Sequence[Sequence[str]], at: int) -> int:
    """In how many rows the column is filled."""
    return sum(1 for row in table if at < len(row) and row[at])


def _group_beside(title: int, named: Sequence[int], *, below: Sequence[Sequence[str]]) -> dict[str, int]:
    """The columns of groups and of names where several heads name items: groups stand first, in fewer cells as these
    are merged."""
    right = max((at for at in named if at > title), key=lambda at: _filled(below, at), default=title)
    title = right if _filled(below, right) > _filled(below, title) else title
    return {TITLE: title, **({GROUP: min(named)} if min(named) < title else {})}


def _by_content(table: Sequence[Sequence[str]]) -> dict[str, int]:
    """Without a head: the points are the first numbers behind words, the name is what stands before them. Numbers
    before all words count the rows."""
    width = max((at for row in table for at, cell in enumerate(row, start=1) if cell), default=0)
    listed: list[list[str]] = [[] for _column in range(width)]
    for row in table:
        for column, cell in zip(listed, row, strict=False):
            if cell:
                column.append(cell)
    numeric = {at: sum(map(_is_number, column)) for at, column in enumerate(listed)}
    first = next((at for at, column in enumerate(listed) if numeric[at] * 2 <= len(column) and column), width)
    weights = [at for at in range(first, width) if numeric[at] * 2 > len(table)]
    words = [at for at in range(first, width) if at not in weights and listed[at]]
    before = list(takewhile(lambda at: not weights or at < weights[0], words))
    if not before:
        return {TITLE: words[0]} if words else {}
    columns = {TITLE: before[-1], **({GROUP: before[-2]} if len(before) > 1 else {})}
    after = [at for at in words if at > before[-1]]
    return columns | ({WEIGHT: weights[0]} if weights else {}) | ({NOTE: after[0]} if after else {})


def _is_number(cell: str) -> bool:
    return bool(cell) and not isinstance(points_of(cell), str)
