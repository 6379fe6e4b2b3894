"""A scoring table as it is pasted from a workbook: group, name, points and standard of scoring, a row an item."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import takewhile

from evaluation.rules.schemefile.checks import MOST_ITEMS
from evaluation.rules.schemefile.editing import number
from evaluation.rules.schemefile.items import Place
from evaluation.rules.table import MOST_OF_A_TITLE, MOST_TEXT

GROUP, WITHIN, TITLE, WEIGHT, NOTE = "group", "within", "title", "weight", "note"
HEADS = {
    TITLE: (
        *("三级指标", "二级指标", "指标名称", "评价指标", "考核指标", "评价项目", "考核项目", "评价内容", "考核内容"),
        *("项目名称", "名称", "指标", "项目", "内容", "一级指标"),
    ),
    WEIGHT: ("权重", "分值", "满分", "标准分", "分数", "得分", "赋分"),
    NOTE: (
        *("评分标准", "计分标准", "评分办法", "计分办法", "计分规则", "评分细则", "计算方法", "评价标准", "考核标准"),
        *("说明", "备注"),
    ),
    GROUP: ("一级指标", "二级指标", "指标类别", "评价类别", "考核类别", "类别", "分类", "分组"),
}
"""What the columns of published tables are called, the most telling name first."""

PARTS = {
    Place.BONUS: re.compile(r"(奖励)?加分(项|指标|事项|项目)?"),
    Place.DEDUCTION: re.compile(r"[扣减]分(项|指标|事项|项目)?"),
    Place.GATE: re.compile(r"(一票)?否决(项|指标|事项|项目)?"),
}
"""What the groups are called that stand in parts of their own in a scheme."""

_ORDINAL = re.compile(r"([一二三四五六七八九十]+|\d+)[、.．]")
_FIRST_LEVEL = re.compile(r"[一二三四五六七八九十]+、")
_SECOND_LEVEL = re.compile(r"[（(][一二三四五六七八九十]+[）)]")
_NO_POINTS = re.compile(r"[-—–－/／]+")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_POINTS = re.compile(
    r"\s*[（(](?:共|计|满分|总分|分值|权重|最高|最多|不超过|上限|累计|[加扣减]|[:：为 -])*"
    r"(?P<points>\d{1,6}(?:\.\d{1,4})?)\s*[分%％]\s*[）)]$"
)
_LINE_ENDS = re.compile(r"\r\n?|\n")
_TOTAL = re.compile(r"(合\s*计|总\s*计|小\s*计|总\s*分)([（(：:].*)?")


class TableError(ValueError):
    """A text that is no scoring table; the message says what to do, in Chinese."""


@dataclass(frozen=True)
class Pasted:
    """One item of the table; `weight` as it was typed where it is no number, None where there is none.

    What stands in another part than the base has no group and no weight; its points stand in the note. `whole` are
    the points of all its group, or the most that all of its part gives or takes: 招商引资（35 分）. `within`: the group
    within the group, with its points too.
    """

    group: str
    title: str
    weight: object
    note: str
    place: Place = Place.BASE
    whole: object = None
    within: str = ""
    whole_within: object = None

    @property
    def groups(self) -> dict[tuple[str, ...], object]:
        """The groups that it is in, each as the names down to it, with the points of all of it; the outermost first."""
        outer = {(self.group,): self.whole} if self.group else {}
        return outer | ({(self.group, self.within): self.whole_within} if self.within else {})


def read_table(text: str, *, room: int = MOST_ITEMS) -> list[Pasted]:
    """The items of a pasted table; a head is not needed, nor are numbers of rows.

    Raises TableError where the text has none, or where with their groups they are more than there is room for.
    """
    cells = [[" ".join(cell.split()) for cell in row] for row in _rows(text)]
    filled = [row for row in cells if any(row)]
    at, columns = _by_head(filled) or (0, _by_content(filled))
    found = list(_items(filled[at:], columns))
    if not found:
        raise TableError("粘贴的内容中没有项目；请从表格中复制“名称”和“权重”两列，一行一项，再粘贴")
    if len(found) + len({part for one in found for part in one.groups}) > room:
        raise TableError(f"粘贴的项目过多（{len(found)} 项）；一个办法连同分组最多 {MOST_ITEMS} 项")
    for one in found:
        for what in (one.group, one.within, one.title, one.weight):
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
    for number_, row in enumerate(table[:3]):
        heads = [_BRACKETS.sub("", cell).replace(" ", "") for cell in row]
        columns: dict[str, int] = {}
        for kind, names in HEADS.items():
            free = (heads.index(name) for name in names if name in heads and heads.index(name) not in columns.values())
            if (found := next(free, None)) is not None:
                columns[kind] = found
        if TITLE in columns and GROUP not in columns:
            named = [heads.index(name) for name in HEADS[TITLE] if name in heads]
            columns |= _group_beside(columns[TITLE], named, below=table[number_ + 1 :])
        if GROUP in columns:
            named = [at for at, head in enumerate(heads) if head in (*HEADS[GROUP], *HEADS[TITLE])]
            columns.update((WITHIN, at) for at in named if columns[GROUP] < at < columns.get(TITLE, 0))
        if TITLE in columns and len(columns) > 1:
            return number_ + 1, columns
    return None


def _group_beside(title: int, named: Sequence[int], *, below: Sequence[Sequence[str]]) -> dict[str, int]:
    """The columns of groups and of names where several heads name items: groups stand first, in fewer cells as these
    are merged."""

    def filled(at: int) -> int:
        return sum(1 for row in below if at < len(row) and row[at])

    right = max((at for at in named if at > title), key=filled, default=title)
    title = right if filled(right) > filled(title) else title
    return {TITLE: title, **({GROUP: min(named)} if min(named) < title else {})}


def _by_content(table: Sequence[Sequence[str]]) -> dict[str, int]:
    """Without a head: the points are the first numbers behind words, the name is what stands before them. Numbers
    before all words count the rows."""
    width = max(map(len, table), default=0)
    listed = [[row[at] for row in table if at < len(row) and row[at]] for at in range(width)]
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


def _grouped(table: Sequence[Sequence[str]], columns: Mapping[str, int]) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Each row that is an item, with its group and the group within that: the merged cells beside it, or the headings
    above it. A heading that heads nothing is an item; one within a part such as the bonus is left out.
    """
    group, within = "", ""
    levels = [*(_level(row, columns) for row in table), 1]
    for row, level, below in zip(table, levels, levels[1:], strict=False):
        heading = max(row, key=len)
        if not level:
            if named := _cell(row, columns, GROUP):
                group, within = named, ""
            within = _cell(row, columns, WITHIN) or within
            yield group, within, row
        elif _place(heading if level == 1 else group) is not Place.BASE:
            group, within = heading if level == 1 else group, ""
        elif 0 < below <= level:
            group, within = group if level > 1 and _FIRST_LEVEL.match(group) else "", ""
            yield group, within, row
        elif level > 1 and _FIRST_LEVEL.match(group):
            within = heading
        else:
            group, within = heading, ""


def _level(row: Sequence[str], columns: Mapping[str, int]) -> int:
    """On which level the row heads others, with its name alone; 0 where it does not.

    加分项, 一、经济运行; then （一）招商引资, 招商引资（35 分）. With a column of groups nothing but a part is one;
    without one of points any row may be a name alone.
    """
    heading = max(row, key=len)
    if sum(map(bool, row)) > 1 or _cell(row, columns, NOTE):
        return 0
    if _place(heading) is not Place.BASE:
        return 1
    if GROUP in columns or WEIGHT not in columns or not _cell(row, columns, TITLE):
        return 0
    return 1 if _FIRST_LEVEL.match(heading) else 2 if _SECOND_LEVEL.match(heading) or _POINTS.search(heading) else 0


def _items(table: Sequence[Sequence[str]], columns: Mapping[str, int]) -> Iterator[Pasted]:
    for group, within, row in _grouped(table, columns):
        total = any(_TOTAL.fullmatch(one) for at, one in enumerate(row) if at != columns.get(NOTE))
        if not total and (item := _item(group, within, row, columns)):
            yield item


def _item(above: str, within: str, row: Sequence[str], columns: Mapping[str, int]) -> Pasted | None:
    """What the row adds to these groups; None where it says nothing."""
    note, points = _cell(row, columns, NOTE), _cell(row, columns, WEIGHT)
    title, weight, (group, whole) = _cell(row, columns, TITLE), _points(points), _group(above)
    place = _place(above or title)
    if place is not Place.BASE:
        told = title or weight is not None or note
        return Pasted("", title or group, None, _with_points(note, points)[:MOST_TEXT], place, whole) if told else None
    if not title and weight is None:
        named = note and _cell(row, columns, GROUP)
        return Pasted(group, group, whole, note[:MOST_TEXT], whole=whole) if named else None
    if not title:
        title, within = within, ""
    if weight is None:
        title, weight = _group(title)
    inner, whole_inner = _group(within)
    return Pasted(group, title or group, weight, note[:MOST_TEXT], place, whole, inner, whole_inner)


def _cell(row: Sequence[str], columns: Mapping[str, int], kind: str) -> str:
    """What stands in the column of that kind; nothing where there is none."""
    at = columns.get(kind)
    return row[at] if at is not None and at < len(row) else ""


def _group(cell: str) -> tuple[str, object]:
    """The name of a group, and the points that stand in brackets behind it."""
    found = _POINTS.search(cell)
    return (cell[: found.start()], number(found["points"])) if found else (cell, None)


def _place(name: str) -> Place:
    """The part of the scheme that a group of this name stands for: 五、加分项（最高 10 分）."""
    plain = _ORDINAL.sub("", _BRACKETS.sub("", name).replace(" ", ""), count=1)
    return next((place for place, names in PARTS.items() if names.fullmatch(plain)), Place.BASE)


def _with_points(note: str, points: str) -> str:
    """The standard of scoring with the points before it that have no field of their own."""
    told = "" if not points or _NO_POINTS.fullmatch(points) else f"分值 {points}"
    return "；".join(filter(None, (told, note)))


def _is_number(cell: str) -> bool:
    return bool(cell) and not isinstance(_points(cell), str)


def _points(cell: str) -> object:
    """A number of points, or what was typed where it is none; None where nothing was."""
    return number(cell.removesuffix("分").removesuffix("%").removesuffix("％"))
