"""What an address asks of a register's list, and the records that answer it.

The page, the export and a named list ask here, so that all three show the same rows and columns (S5).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from chains.queries.conditions import Conditions, narrowed, ordered, read_conditions
from chains.queries.naming import named, words
from chains.queries.sight import Sight
from chains.registers.columns import Column
from chains.registers.kinds import Code, CreditCode, Link, ProjectCode

TEXT, ORDER, COLUMNS = "q", "sort", "columns"
ALWAYS = ("chains", "review")
"""Shown at first behind a register's own choice of columns."""


@dataclass(frozen=True)
class Asked:
    """``text`` is sought in names and codes; ``order`` is a column's code, ``-`` before it turns it round."""

    conditions: Conditions
    text: str
    order: str
    columns: tuple[Column, ...]

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self.conditions.any or bool(self.text)


def read_asked(params: Mapping[str, Sequence[str]], sight: Sight) -> Asked:
    """What the parameters of an address ask for, of that which the account may see."""
    return Asked(
        conditions=read_conditions(params, sight),
        text=_last(params, TEXT),
        order=_last(params, ORDER),
        columns=_columns(params.get(COLUMNS) or (), sight),
    )


def rows_asked(asked: Asked, sight: Sight) -> tuple[QuerySet[Any], str]:
    """The records asked for, with what the columns need, in their order; and the order in force."""
    sight = sight.reckoned(asked.conditions.on)
    rows = narrowed(sight.records(), asked.conditions, sight)
    if asked.text:
        rows = _said(rows, asked.text, sight)
    rows, order = ordered(rows, asked.order, sight)
    return with_columns(rows, asked.columns, sight), order


def _said(rows: QuerySet[Any], text: str, sight: Sight) -> QuerySet[Any]:
    """The rows whose name or code holds every word; the index knows the names of today, a look back reads the names."""
    if sight.day is None:
        return rows.filter(Exists(named(text).filter(record=OuterRef(sight.key))))
    codes = [one.code for one in sight.columns if isinstance(one.kind, (Code, CreditCode, ProjectCode)) and not one.own]
    for word in words(text):
        met = Q(name__icontains=word)
        for code in codes:
            met |= Q(**{f"{code}__icontains": word})
        rows = rows.filter(met)
    return rows


def with_columns(rows: QuerySet[Any], columns: Sequence[Column], sight: Sight) -> QuerySet[Any]:
    """The rows together with what these columns show of other rows and what is computed."""
    rows = sight.computed(rows, columns)
    links = [
        path
        for one in columns
        if isinstance(one.kind, Link) and one.computed is None
        for path in _paths(one.code, one.kind)
    ]
    return rows.select_related(*links) if links else rows


def _paths(code: str, kind: Link) -> list[str]:
    """The row that a link leads to, and where its name stands in yet another, that one: an account's person."""
    beyond = [name.rpartition("__")[0] for name in kind.names]
    return [code, *(f"{code}__{path}" for path in beyond if path)]


def with_chains(records: Sequence[Any], sight: Sight) -> list[Any]:
    """The records, each with ``chains``: its belongings to chains that the account may see. One statement."""
    records = list(sight.restored(records))
    found = sight.belongings(records)
    for one in records:
        one.chains = found.get(one.pk, [])
    return list(records)


def shown_at_first(sight: Sight) -> tuple[Column, ...]:
    """The columns of a list that asks for none: the register's choice, the office's own, chains and review."""
    own = [one.code for one in sight.columns if one.own]
    return tuple(column for code in (*sight.register.shown, *own, *ALWAYS) if (column := sight.column(code)))


def _columns(codes: Sequence[str], sight: Sight) -> tuple[Column, ...]:
    """The columns of these codes in the order given, the name always first."""
    given = [code for part in codes for code in part.split(",") if code != "name"]
    found = [column for code in dict.fromkeys(given) if (column := sight.column(code))]
    name = sight.column("name")
    return (name, *found) if found and name else shown_at_first(sight)


def _last(params: Mapping[str, Sequence[str]], name: str) -> str:
    return (list(params.get(name) or [""])[-1]).strip().replace("\0", "")
