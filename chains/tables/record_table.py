"""A register's list as the page shows it: heads, lines, and the filters in force with the way to drop each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from chains.enums import ReviewState
from chains.models import Chain
from chains.queries.conditions import CHAIN, ON, REVIEW, Condition
from chains.queries.record_rows import TEXT, Asked
from chains.registers.columns import Column
from chains.registers.kinds import Choices, Link, Operator
from config.lib.periods import date_label

LONG = 24
"""From how many characters on a cell is cut and shows the whole when pointed at."""


@dataclass(frozen=True)
class Cell:
    text: str
    head: str
    is_figure: bool

    @property
    def is_long(self) -> bool:
        return len(self.text) > LONG


@dataclass(frozen=True)
class Line:
    """A record and its cells behind the name."""

    record: Any
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Filter:
    """A filter in force in words, and the address without it."""

    words: str
    address: str


def lines(records: Iterable[Any], columns: Iterable[Column]) -> list[Line]:
    """The records as lines: the name, which leads to the record, and the cells of the other columns."""
    behind = [(column, column.head) for column in columns if column.code != "name"]
    return [
        Line(one, tuple(Cell(column.shown(one), head, column.kind.is_figure) for column, head in behind))
        for one in records
    ]


def filters(asked: Asked, chains: Iterable[Chain], params: QueryDict) -> list[Filter]:
    """The filters in force, each with the address of the list without it."""
    return [Filter(words, _without(params, name)) for name, words in in_words(asked, chains)]


def in_words(asked: Asked, chains: Iterable[Chain]) -> Iterator[tuple[str, str]]:
    """The filters in force: the name of each in the address, and what it says."""
    if asked.text:
        yield TEXT, _("“%(text)s”") % {"text": asked.text}
    if asked.conditions.chains:
        names = {chain.code: chain.name for chain in chains}
        yield CHAIN, "、".join(names[code] for code in asked.conditions.chains if code in names)
    if asked.conditions.review:
        yield REVIEW, str(ReviewState(asked.conditions.review).label)
    if asked.conditions.on:
        yield ON, _("as it was on %(day)s") % {"day": date_label(asked.conditions.on)}
    for one in asked.conditions.found:
        yield _name(one), f"{one.column.label} {_condition(one)}"


def _condition(one: Condition) -> str:
    if one.operator is Operator.EMPTY:
        return _("not filled in") if one.values[-1] else _("filled in")
    if isinstance(one.column.kind, (Link, Choices)) or one.operator is Operator.HAS:
        offered = dict(one.column.kind.offers)
        shown = "、".join(offered.get(text, text) for text in one.texts)
    else:
        shown = "、".join(one.column.kind.show(value) for value in one.values)
    sign = {Operator.FROM: "≥", Operator.TO: "≤", Operator.HAS: _("contains"), Operator.IS: "="}[one.operator]
    return f"{sign} {shown}{one.column.kind.unit}"


def _name(one: Condition) -> str:
    """The name under which the filter stands in the address; ``is`` and ``has`` may also go without an ending."""
    if one.operator in {Operator.HAS, Operator.IS}:
        return one.column.code
    return f"{one.column.code}.{one.operator.value}"


def _without(params: QueryDict, name: str) -> str:
    left = params.copy()
    for gone in (name, f"{name}.has", f"{name}.is", "ended", "page"):
        left.pop(gone, None)
    return f"?{left.urlencode()}"
