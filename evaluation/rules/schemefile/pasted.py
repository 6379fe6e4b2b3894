"""The items of a pasted scoring table with the groups and the part that each is in, from its rows and columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from evaluation.rules.schemefile.editing import number
from evaluation.rules.schemefile.items import Place
from evaluation.rules.table import MOST_TEXT

GROUP, WITHIN, TITLE, WEIGHT, NOTE = "group", "within", "title", "weight", "note"
"""What a column holds: the group, the group within it, and of the item its name, its points, its standard."""

Row = Sequence[str]
Columns = Mapping[str, int]

PARTS = {
    Place.BONUS: re.compile(r"(奖励)?加分(项|指标|事项|项目)?"),
    Place.DEDUCTION: re.compile(r"[扣减]分(项|指标|事项|项目)?"),
    Place.GATE: re.compile(r"(一票)?否决(项|指标|事项|项目)?"),
}
"""What the groups are called that stand in parts of their own in a scheme."""

_ORDINAL = re.compile(r"^([一二三四五六七八九十]+|\d+)[、.．]")
_LEVELS = (re.compile(r"[一二三四五六七八九十]+(、|$)"), re.compile(r"[（(][一二三四五六七八九十]+[）)]"))
"""How headings begin, 一、 above （一）, and what stands in a column of numbers before them."""
_COUNTED = re.compile(r"\d+(\.\d+)*[、.．]?")
_NUMBERED = re.compile(r"[（(]?([一二三四五六七八九十]+|\d+(\.\d+)*)[）)]?[、.．]?")
_NO_POINTS = re.compile(r"[-—–－/／]+")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_POINTS = re.compile(
    r"\s*[（(](?:共|计|满分|总分|分值|权重|最高|最多|不超过|上限|累计|[加扣减]|[:：为 -])*"
    r"(?P<points>\d{1,6}(?:\.\d{1,4})?)\s*[分%％]\s*[）)]$"
)
_TOTAL = re.compile(
    r"(本类|分类|各项|基础分|得分|分值|加分|扣分)?(合\s*计|总\s*计|小\s*计|总\s*得?\s*分)(得分|分值|分)?([（(：:].*)?"
)


@dataclass(frozen=True)
class Group:
    """A group of the table, with the points of all of it and its standard where they are given: 招商引资（35 分）."""

    title: str
    points: object = None
    note: str = ""


@dataclass(frozen=True)
class Pasted:
    """One item of the table; `weight` as it was typed where it is no number, None where there is none.

    `groups` are those that it is in, the outermost first. What stands in another part than the base is in no group and
    has no weight; its points stand in the note, and `cap` is the most that all of its part gives or takes.
    """

    title: str
    weight: object
    note: str
    place: Place = Place.BASE
    groups: tuple[Group, ...] = ()
    cap: object = None


def pasted_items(rows: Sequence[Row], columns: Columns) -> Iterator[Pasted]:
    """The items that the rows name; rows of totals and headings are none."""
    listed = [row for row in rows if not _is_total(row, columns)]
    grouped = _beside(listed, columns) if GROUP in columns else _below_headings(listed, columns)
    last: Pasted | None = None
    for groups, row in grouped:
        if last and _part(groups) in (Place.BASE, last.place) and _goes_on(row, columns):
            said = filter(None, (last.note.rstrip("；"), _cell(row, columns, NOTE)))
            last = replace(last, note="；".join(said)[:MOST_TEXT])
            continue
        item = _item(groups, row, columns)
        if item is None:
            continue
        if last:
            yield last
        last = item
    if last:
        yield last


def groups_of(listed: Sequence[Pasted]) -> set[tuple[str, ...]]:
    """The groups that these are in, each by the names down to it."""
    names = [tuple(group.title for group in one.groups) for one in listed]
    return {path[:depth] for path in names for depth in range(1, len(path) + 1)}


def points_of(cell: str) -> object:
    """A number of points, or what was typed where it is none; None where nothing was."""
    return number(cell.removesuffix("分").removesuffix("%").removesuffix("％"))


def _is_total(row: Row, columns: Columns) -> bool:
    return any(_TOTAL.fullmatch(cell) for at, cell in enumerate(row) if at != columns.get(NOTE))


def _goes_on(row: Row, columns: Columns) -> bool:
    """Whether the row says nothing but more of the standard of the one above it, below a merged name."""
    return not any(_cell(row, columns, kind) for kind in (GROUP, WITHIN, WEIGHT)) and not _called(row, columns)


def _beside(rows: Sequence[Row], columns: Columns) -> Iterator[tuple[list[Group], Row]]:
    """Each row with the groups whose merged cells stand beside it; a part may be named in a row by itself."""
    group, within = "", ""
    for row in rows:
        alone = _alone(row, columns)
        if _place(alone) is not Place.BASE and not _cell(row, columns, NOTE):
            group, within = alone, ""
            continue
        part = next((cell for cell in row[: columns[GROUP]] if _place(cell) is not Place.BASE), "")
        if named := _cell(row, columns, GROUP) or part:
            group, within = named, ""
        within = _cell(row, columns, WITHIN) or within
        yield [Group(*_name_and_points(one)) for one in (group, within) if one], row


def _below_headings(rows: Sequence[Row], columns: Columns) -> Iterator[tuple[list[Group], Row]]:
    """Each row with the headings that it stands below. A heading that heads nothing is an item; one within a part such
    as the bonus says nothing.
    """
    counted = any(_COUNTED.fullmatch(_ordinal(row, columns)) for row in rows)
    levels = [*(_level(row, columns, counted=counted) for row in rows), 1]
    above: list[tuple[int, Group]] = []
    for row, level, below in zip(rows, levels, levels[1:], strict=False):
        closes = level or _level_of(_ordinal(row, columns)) or _level_of(_cell(row, columns, TITLE))
        while above and ((level and above[-1][0] >= level) or 0 < closes <= _level_of(above[-1][1].title)):
            above.pop()
        groups = [group for _level, group in above]
        if not level:
            yield groups, row
        elif _part(groups) is not Place.BASE:
            continue
        elif _place(_alone(row, columns)) is not Place.BASE or not below or below > level:
            above.append((level, _heading(row, columns)))
        else:
            yield groups, row


def _level(row: Row, columns: Columns, *, counted: bool) -> int:
    """On which level the row heads others; 0 where it heads none. 一、经济运行 and a part stand above （一）招商引资,
    招商引资（35 分）.

    Where other rows are counted 1, 2, 3 those with 一 or （一） before them are headings, whatever stands beside. A row
    is else one by its name alone, and without a column of points only the name of a part is one.
    """
    ordinal, alone = _ordinal(row, columns), _alone(row, columns)
    if _place(alone) is not Place.BASE:
        return 0 if _cell(row, columns, NOTE) else 1
    if counted and ordinal and (level := _level_of(ordinal)):
        return level
    if WEIGHT not in columns:
        return 0
    if not _cell(row, columns, TITLE) and (level := _level_of(_called(row, columns))):
        return level
    if not alone:
        return 0
    return _level_of(ordinal) or _level_of(alone) or (2 if _POINTS.search(alone) else 0)


def _level_of(text: str) -> int:
    return next((at for at, begins in enumerate(_LEVELS, start=1) if begins.match(text)), 0)


def _ordinal(row: Row, columns: Columns) -> str:
    """What numbers the row, in a column before its name."""
    return next((cell for cell in row[: columns.get(TITLE, 0)] if _NUMBERED.fullmatch(cell)), "")


def _called(row: Row, columns: Columns) -> str:
    """The name in the row; a heading that was merged across all columns stands in the first."""
    title = _cell(row, columns, TITLE)
    if title or GROUP in columns:
        return title
    return next((cell for cell in row[: columns.get(TITLE, 0)] if cell and not _NUMBERED.fullmatch(cell)), "")


def _alone(row: Row, columns: Columns) -> str:
    """What the row says where that is one thing, but for its number and its standard."""
    ordinal = _ordinal(row, columns)
    told = [cell for at, cell in enumerate(row) if cell and cell != ordinal and at != columns.get(NOTE)]
    return told[0] if len(told) == 1 else ""


def _heading(row: Row, columns: Columns) -> Group:
    title, points = _name_and_points(_called(row, columns) or _alone(row, columns))
    given = points_of(_cell(row, columns, WEIGHT)) if points is None else points
    return Group(title, None if isinstance(given, str) else given, _cell(row, columns, NOTE)[:MOST_TEXT])


def _item(groups: Sequence[Group], row: Row, columns: Columns) -> Pasted | None:
    """What the row adds to these groups; None where it says nothing."""
    title, points = _called(row, columns), _cell(row, columns, WEIGHT)
    weight, note = points_of(points), _cell(row, columns, NOTE)[:MOST_TEXT]
    place = _place(title) if _part(groups) is Place.BASE else _part(groups)
    if place is not Place.BASE and (title or weight is not None or note):
        whole, said = (groups[0] if groups else Group(title)), _with_points(note, points)[:MOST_TEXT]
        return Pasted(title or whole.title, None, said, place, cap=whole.points)
    if title and weight is not None:
        return Pasted(title, weight, note, groups=tuple(groups))
    if title:
        name, given = _name_and_points(title)
        return Pasted(name, given, note, groups=tuple(groups))
    if groups and (_cell(row, columns, GROUP) or _cell(row, columns, WITHIN)) and (weight is not None or note):
        *outer, own = groups
        return Pasted(own.title, own.points if weight is None else weight, note, groups=tuple(outer))
    return None if weight is None else Pasted("", weight, note, groups=tuple(groups))


def _part(groups: Sequence[Group]) -> Place:
    """The part of the scheme that the groups stand for."""
    return _place(groups[0].title) if groups else Place.BASE


def _place(name: str) -> Place:
    """The part of the scheme that a group of this name stands for: 五、加分项（最高 10 分）."""
    plain = _ORDINAL.sub("", _BRACKETS.sub("", name).replace(" ", ""), count=1)
    return next((place for place, names in PARTS.items() if names.fullmatch(plain)), Place.BASE)


def _name_and_points(cell: str) -> tuple[str, object]:
    """A name, and the points that stand in brackets behind it."""
    found = _POINTS.search(cell)
    return (cell[: found.start()], number(found["points"])) if found else (cell, None)


def _with_points(note: str, points: str) -> str:
    """The standard of scoring with the points before it that have no field of their own."""
    told = "" if not points or _NO_POINTS.fullmatch(points) else f"分值 {points}"
    return "；".join(filter(None, (told, note)))


def _cell(row: Row, columns: Columns, kind: str) -> str:
    """What stands in the column of that kind; nothing where there is none."""
    at = columns.get(kind)
    return row[at] if at is not None and at < len(row) else ""
