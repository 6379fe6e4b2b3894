"""What each column of a table of figures holds, told by its head."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evaluation.rules.expression import references
from evaluation.rules.figures import OWN, READINGS
from evaluation.rules.rule import InputKind, ParameterKind
from evaluation.rules.scheme import Item, Scheme
from evaluation.rules.schemefile.checks import expressions


class ColumnKind(StrEnum):
    """What sort of thing a column holds."""

    UNIT = "unit"
    NAME = "name"
    FIGURE = "figure"
    MARKS = "marks"
    ENTRIES = "entries"
    PREVIOUS_PLACE = "previous_place"
    LATE = "late"
    DECLARED = "declared"
    IGNORED = "ignored"


@dataclass(frozen=True)
class Column:
    """One column, numbered from 0. `first` and `second`: indicator and reading, item and rater, or what is declared."""

    at: int
    kind: ColumnKind
    first: str = ""
    second: str = ""


class HeadError(ValueError):
    """A head that cannot be understood; the message says what to do, in Chinese."""


PLAIN: Mapping[str, tuple[ColumnKind, str]] = {
    "unit": (ColumnKind.UNIT, ""),
    "代码": (ColumnKind.UNIT, ""),
    "name": (ColumnKind.NAME, ""),
    "名称": (ColumnKind.NAME, ""),
    "previous_place": (ColumnKind.PREVIOUS_PLACE, ""),
    "上次名次": (ColumnKind.PREVIOUS_PLACE, ""),
    "late": (ColumnKind.LATE, ""),
    "迟报月数": (ColumnKind.LATE, ""),
    "declared.total": (ColumnKind.DECLARED, "total"),
    "公布总分": (ColumnKind.DECLARED, "total"),
    "declared.place": (ColumnKind.DECLARED, "place"),
    "公布名次": (ColumnKind.DECLARED, "place"),
    "备注": (ColumnKind.IGNORED, ""),
}
"""Heads that are one word."""

_READINGS = {
    **{name: name for name in READINGS},
    **{label: name for name, label in READINGS.items()},
    "目标": "target",
    "完成数": "actual",
}
Reading = tuple[str, str]
"""An indicator and which of its readings."""
_CODE = re.compile("[a-z0-9][a-z0-9-]*")


def read_head(at: int, text: str, *, scheme: Scheme) -> Column:
    """Understand one head. Raises HeadError."""
    if not text:
        return Column(at, ColumnKind.IGNORED)
    if text in PLAIN:
        kind, first = PLAIN[text]
        return Column(at, kind, first)
    first, _, rest = text.partition(".")
    if first == "marks":
        return _marks(at, rest, scheme)
    if first == "entries":
        _item(rest, scheme, InputKind.CLAIMS, '登记加分、扣分或否决事项的列写作 "entries.项目代码"')
        return Column(at, ColumnKind.ENTRIES, rest)
    if first == "declared":
        if rest not in {item.code for item in scheme.all_items()}:
            ways = "公布的得分写作 declared.total、declared.place 或 declared.项目代码"
            raise HeadError(f"办法中没有项目「{rest}」；{ways}")
        return Column(at, ColumnKind.DECLARED, rest)
    reading = _READINGS.get(rest or "actual")
    if not _CODE.fullmatch(first) or reading is None:
        known = "、".join(f"{name}（{label}）" for name, label in READINGS.items())
        raise HeadError(f"列名「{text[:30]}」读不懂；写作「指标代码.读数」，读数可用 {known}")
    return Column(at, ColumnKind.FIGURE, first, reading)


def _marks(at: int, rest: str, scheme: Scheme) -> Column:
    code, _, rater = rest.partition(".")
    item = _item(code, scheme, InputKind.MARKS, '评议打分的列写作 "marks.项目代码.评议主体代码"')
    named = [one["code"] for one in item.parameters["raters"]]
    if not rater:
        raise HeadError(f"没有写评议主体；写作 marks.{code}.评议主体代码")
    if named and rater not in named:
        raise HeadError(f"项目「{code}」没有评议主体「{rater}」；可用的有 {'、'.join(named)}")
    return Column(at, ColumnKind.MARKS, code, rater)


def _item(code: str, scheme: Scheme, kind: InputKind, how: str) -> Item:
    for item in scheme.all_items():
        if item.code == code and not item.is_group:
            if item.takes(kind):
                return item
            raise HeadError(f"项目「{code}」按「{item.scored_by.title}」计分，不用这样的列；{how}")
    raise HeadError(f"办法中没有项目「{code}」；{how}")


def lacking(columns: Sequence[Column], scheme: Scheme) -> list[str]:
    """What the scheme must read and no column holds, a sentence each."""
    held = _held(columns)
    found: dict[Reading, str] = {}
    for item in scheme.all_items():
        for reading in needed(item):
            if reading not in held:
                found.setdefault(reading, item.title)
    return [
        f"缺少「{code}.{reading}」一列，项目「{title}」要读它；请补上这一列" for (code, reading), title in found.items()
    ]


def left_out(columns: Sequence[Column], scheme: Scheme) -> Iterator[str]:
    """What the scheme can do without and no column holds, a sentence each: it is as if nothing had been reported."""
    held = _held(columns)
    entered = {one.first for one in columns if one.kind is ColumnKind.ENTRIES}
    marked = {(one.first, one.second) for one in columns if one.kind is ColumnKind.MARKS}
    for item in scheme.all_items():
        if item.is_group:
            continue
        for code, reading in dict.fromkeys(wanted(item)):
            if (code, reading) not in held:
                yield f"没有「{code}.{reading}」一列，项目「{item.title}」按没有这个数计分"
        if item.takes(InputKind.CLAIMS) and item.code not in entered:
            yield f"没有「entries.{item.code}」一列，项目「{item.title}」按没有事项计"
        for rater in item.parameters.get("raters", ()):
            if (item.code, rater["code"]) not in marked:
                yield f"没有「marks.{item.code}.{rater['code']}」一列，项目「{item.title}」按{rater['label']}未打分计"


def unread(columns: Sequence[Column], scheme: Scheme) -> Iterator[Column]:
    """The columns of figures that no item of the scheme reads."""
    read = {
        (one.indicator, one.reading)
        for item in scheme.all_items()
        for expression in expressions(item)
        for one in references(expression)
    }
    for column in columns:
        if column.kind is ColumnKind.FIGURE and _held([column]).isdisjoint(read):
            yield column


def _held(columns: Sequence[Column]) -> set[Reading]:
    """The readings that the columns hold; what was done is told by any of three."""
    given = {(one.first, one.second) for one in columns if one.kind is ColumnKind.FIGURE}
    given |= {(code, "actual") for code, reading in given if reading in ("value", "cumulative")}
    return given | {(code, "cumulative") for code, reading in given if reading == "actual"}


def needed(item: Item) -> Iterator[Reading]:
    """The readings without which an item can never be scored."""
    return _readings(item, may_lack=False)


def wanted(item: Item) -> Iterator[Reading]:
    """The readings that an item can be scored without, but not as with them."""
    return _readings(item, may_lack=True)


def _readings(item: Item, *, may_lack: bool) -> Iterator[Reading]:
    if item.is_group:
        return
    read = {one.name: one.may_lack for one in item.scored_by.inputs if one.is_reckoned_with(item.parameters)}
    found = [expression for name, expression in item.inputs.items() if read.get(name) is may_lack]
    for parameter in item.scored_by.parameters:
        for column in parameter.columns:
            if column.kind is ParameterKind.FIGURE and column.may_lack is may_lack:
                found += [row[column.name] for row in item.parameters[parameter.name] if row[column.name] is not None]
    for expression in found:
        yield from ((one.indicator, one.reading) for one in references(expression) if one.indicator != OWN)
