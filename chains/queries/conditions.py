"""Filters and orders of a register as they stand in an address or in a named list, and what they mean.

Names come from the columns that the account may see and from nothing else (S18): ``revenue.from=100``,
``level=national``, ``name=钢管``, ``funds.empty=1``, ``chain=ferrous``, ``review=pending``.
With ``on=2023-12-31`` what is computed from dated facts is what held on that day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import DateField, DecimalField, Exists, F, OrderBy, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from chains.enums import ReviewState
from chains.queries.sight import Sight
from chains.registers.columns import Column
from chains.registers.kinds import Choices, Day, Link, Moment, Operator, YesNo
from config.lib.xlsx.values import BadValue

CHAIN, REVIEW, ON = "chain", "review", "on"
_LOOKUPS = {Operator.HAS: "icontains", Operator.FROM: "gte", Operator.TO: "lte"}


@dataclass(frozen=True)
class Condition:
    """One filter: of ``column`` by ``operator``; ``texts`` as they were typed, ``values`` as they were understood."""

    column: Column
    operator: Operator
    texts: tuple[str, ...]
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Conditions:
    """All filters of an address. ``wrong`` has a sentence for each that could not be understood, by address name."""

    found: tuple[Condition, ...] = ()
    chains: tuple[str, ...] = ()
    review: str = ""
    on: dt.date | None = None
    wrong: Mapping[str, str] | None = None

    @property
    def any(self) -> bool:
        return bool(self.found or self.chains or self.review)


def read_conditions(params: Mapping[str, Sequence[str]], sight: Sight) -> Conditions:
    """The filters among the parameters of an address, those of columns that the account may see."""
    found, wrong = [], {}
    for name, texts in params.items():
        if name in {CHAIN, REVIEW}:
            continue
        column, operator = _named(name, sight)
        given = tuple(text.strip() for text in texts if text.strip())
        if column is None or operator is None or not given:
            continue
        try:
            found.append(Condition(column, operator, given, tuple(_value(column, operator, text) for text in given)))
        except BadValue as error:
            wrong[name] = str(error)
    review = (params.get(REVIEW) or [""])[-1]
    on = None
    try:
        on = Day().parse((params.get(ON) or [""])[-1])
    except BadValue as error:
        wrong[ON] = str(error)
    return Conditions(
        found=tuple(found),
        chains=tuple(text for text in params.get(CHAIN) or () if text),
        review=review if review in ReviewState.values else "",
        on=on,
        wrong=wrong,
    )


def narrowed(rows: QuerySet[Any], conditions: Conditions, sight: Sight) -> QuerySet[Any]:
    """The rows that meet all conditions; of a chain, only such as the account may see."""
    rows = sight.computed(rows, [one.column for one in conditions.found])
    for one in conditions.found:
        rows = _met(rows, one)
    if conditions.chains:
        rows = rows.filter(Exists(sight.held().filter(chain__code__in=conditions.chains)))
    if conditions.review:
        rows = rows.filter(review=conditions.review)
    return rows


def ordered(rows: QuerySet[Any], asked: str, sight: Sight) -> tuple[QuerySet[Any], str]:
    """The rows in the order of a column (``-`` before it turns it round), the key last; and the order in force."""
    wanted = sight.column(asked.removeprefix("-"))
    name = asked if wanted and wanted.is_ordered else sight.register.order
    column = sight.column(name.removeprefix("-"))
    path = "name"
    if column is not None:
        rows, path = _expression(sight.computed(rows, [column]), column)
        path = column.ordered_by or path
        if isinstance(column.kind, Link):
            path = f"{path}__{_linked_by(column.kind)}"
    by = OrderBy(F(path), descending=name.startswith("-"), nulls_last=True)
    return rows.order_by(by, "pk"), name


def _linked_by(kind: Link) -> str:
    """The linked model's column by which its rows stand: a record's as in its own register, others by their name."""
    name = kind.names[0]
    linked = apps.get_model(kind.to)
    declared = None if "__" in name else getattr(linked._meta.get_field(name), "declared", None)
    return declared.ordered_by or name if declared else name


def _named(name: str, sight: Sight) -> tuple[Column | None, Operator | None]:
    code, _dot, ending = name.partition(".")
    column = sight.column(code)
    if column is None or not sight.may_filter(column):
        return None, None
    operators = column.kind.operators
    if not ending:
        plain = [one for one in operators if one in {Operator.HAS, Operator.IS}]
        return column, plain[0] if plain else None
    return column, next((one for one in operators if one.value == ending), None)


def _value(column: Column, operator: Operator, text: str) -> Any:
    if operator is Operator.EMPTY:
        return text == "1"
    if operator is Operator.HAS or isinstance(column.kind, Link):
        if "\0" in text:
            raise BadValue(_("The text holds a sign that cannot be searched for."))
        return text
    if isinstance(column.kind, Choices):
        return column.kind.parse(text)[0]
    return column.kind.parse(text)


def _met(rows: QuerySet[Any], one: Condition) -> QuerySet[Any]:
    rows, path = _expression(rows, one.column)
    if one.operator is Operator.EMPTY:
        return rows.filter(_nothing(path, one.column)) if one.values[-1] else rows.exclude(_nothing(path, one.column))
    if isinstance(one.column.kind, Moment):
        path = f"{path}__date"
    if one.operator in _LOOKUPS:
        return rows.filter(**{f"{path}__{_LOOKUPS[one.operator]}": one.values[-1]})
    if isinstance(one.column.kind, Link):
        return rows.filter(_linked(path, one.column.kind, one.texts))
    if isinstance(one.column.kind, Choices):
        met = Q()
        for value in one.values:
            met |= Q(**{f"{path}__contains": [value]})
        return rows.filter(met)
    if one.column.own and isinstance(one.column.kind, YesNo):
        return rows.filter(**{f"own__{one.column.code}": one.values[-1]})
    return rows.filter(**{f"{path}__in": one.values})


def _linked(path: str, kind: Link, texts: tuple[str, ...]) -> Q:
    met = Q()
    for name in kind.names:
        met |= Q(**{f"{path}__{name}__in": texts})
    return met


def _nothing(path: str, column: Column) -> Q:
    if column.own:
        return Q(**{f"own__{column.code}": None}) | ~Q(own__has_key=column.code) | Q(**{f"own__{column.code}": ""})
    nothing = column.kind.nothing
    if nothing is None:
        return Q(**{path: None})
    return Q(**{path: list(nothing) if isinstance(nothing, tuple) else nothing})


def _expression(rows: QuerySet[Any], column: Column) -> tuple[QuerySet[Any], str]:
    """The path under which the column may be filtered and ordered; for an own column an annotation of its value.

    What is computed stands in the rows under its code.
    """
    if not column.own:
        return rows, column.code
    if isinstance(column.kind, Choices):
        return rows, f"own__{column.code}"
    name = f"own_{column.code}"
    value: Any = KT(f"own__{column.code}")
    if column.kind.is_figure:
        value = Cast(value, DecimalField(max_digits=20, decimal_places=6))
    elif isinstance(column.kind, Day):
        value = Cast(value, DateField())
    return rows.annotate(**{name: value}), name
