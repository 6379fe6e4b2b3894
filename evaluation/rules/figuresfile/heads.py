"""What each column of a table of figures holds, told by its head."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evaluation.rules.expression import Reference, references
from evaluation.rules.figures import OWN, READINGS
from evaluation.rules.judging import takes_claims
from evaluation.rules.rule import InputKind, ParameterKind
from evaluation.rules.scheme import Item, Scheme


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
        raise HeadError(f"列名「{text}」读不懂；写作「指标代码.读数」，读数可用 {known}")
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
            if kind is InputKind.CLAIMS and takes_claims(item):
                return item
            if any(one.kind is kind for one in item.scored_by.inputs):
                return item
            raise HeadError(f"项目「{code}」按「{item.scored_by.title}」计分，不用这样的列；{how}")
    raise HeadError(f"办法中没有项目「{code}」；{how}")


def lacking(columns: Sequence[Column], scheme: Scheme) -> list[str]:
    """What the scheme must read and no column holds, a sentence each."""
    given = {(one.first, one.second) for one in columns if one.kind is ColumnKind.FIGURE}
    given |= {(code, "actual") for code, reading in given if reading in ("value", "cumulative")}
    given |= {(code, "cumulative") for code, reading in given if reading == "actual"}
    found: dict[tuple[str, str], str] = {}
    for item in scheme.all_items():
        for reference in needed(item):
            if (reference.indicator, reference.reading) not in given:
                found.setdefault((reference.indicator, reference.reading), item.title)
    return [
        f"缺少「{code}.{reading}」一列，项目「{title}」要读它；请补上这一列" for (code, reading), title in found.items()
    ]


def needed(item: Item) -> Iterator[Reference]:
    """The readings without which an item can never be scored."""
    if item.is_group:
        return
    bare = {one.name for one in item.scored_by.inputs if one.may_lack}
    for name, expression in item.inputs.items():
        if name not in bare:
            yield from (one for one in references(expression) if one.indicator != OWN)
    for parameter in item.scored_by.parameters:
        figures = (one for one in parameter.columns if one.kind is ParameterKind.FIGURE and not one.may_lack)
        for column in figures:
            for row in item.parameters[parameter.name]:
                yield from (one for one in references(row[column.name]) if one.indicator != OWN)
