from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from chains.registers.kinds import Contact, Kind
from config.lib.xlsx.units import unit_line


class Guard(Enum):
    """Who may see a column besides those who may see the record."""

    OPEN = "open"
    FIGURES = "figures"
    """Figures of a single enterprise (统计法, article 9): only with the right to see them."""
    CONTACT = "contact"
    """A person's contact (个人信息保护法): masked; showing one takes the right and leaves a trail."""


@dataclass(frozen=True)
class Asking:
    """Who asks for what follows from other rows: on which chains (by key) he may know facts, and for which day.

    ``key`` is the column of the asking rows that holds the record's key.
    """

    chains: frozenset[int]
    on: dt.date
    key: str = "pk"


@dataclass(frozen=True)
class Dated:
    """Dated facts of records, each on a chain and one at a time there, that a workbook may begin.

    ``model`` (app.Model) has ``chain``, ``from_date`` and ``until_date``; ``record`` and ``value`` are its columns of
    the record and of what is said.
    """

    model: str
    record: str
    value: str


@dataclass(frozen=True)
class Column:
    """One column of a register, declared with its model or made by an office.

    ``names`` are other names under which workbooks know it. ``computed`` gives a query expression for what follows
    from other rows and is never typed; a Sight's records carry it under the code.
    ``begins``: the dated facts that it tells of a day, one of which begins where an imported row says so.
    ``own``: an office's own, kept in the record's ``own``. ``common``: what every
    record has, such as who entered it; never typed either.
    ``ordered_by``: the model's column by which a list is ordered where this one is asked for ("": by this one).
    """

    code: str
    label: StrOrPromise
    kind: Kind
    required: bool = False
    guard: Guard = Guard.OPEN
    names: tuple[str, ...] = ()
    section: StrOrPromise = ""
    hint: StrOrPromise = ""
    computed: Callable[[Asking], Any] | None = None
    begins: Dated | None = None
    own: bool = False
    common: bool = False
    ordered_by: str = ""

    @property
    def is_typed(self) -> bool:
        """Whether a person enters it."""
        return self.computed is None and not self.common

    @property
    def is_ordered(self) -> bool:
        """Whether a list may be ordered by it; a person's contact could be guessed at by its place."""
        return bool(self.kind.operators) and self.guard is not Guard.CONTACT

    @property
    def head(self) -> str:
        """Its label with its unit, as it stands above a list: 总投资（万元）."""
        return f"{self.label}（{self.kind.unit}）" if self.kind.unit else str(self.label)

    def of(self, record: Any) -> Any:
        """The record's value."""
        if self.own:
            return self.kind.restored(record.own.get(self.code, self.kind.plain(self.kind.nothing)))
        return getattr(record, self.code)

    def shown(self, record: Any) -> str:
        """The record's value as everybody who sees the column reads it: a person's contact is covered."""
        return self.said(self.of(record))

    def said(self, value: Any) -> str:
        """The value, were it a record's, as everybody who sees the column reads it."""
        if self.guard is Guard.CONTACT and isinstance(self.kind, Contact):
            return self.kind.masked(value) if value else ""
        return self.kind.show(value)


def column(
    kind: Kind,
    label: StrOrPromise,
    *names: str,
    required: bool = False,
    guard: Guard = Guard.OPEN,
    section: StrOrPromise = "",
    hint: StrOrPromise = "",
    ordered_by: str = "",
) -> Any:
    """Declare a column of a register in the body of its model: the database's column, and what it means."""
    field = kind.field(verbose_name=label)
    field.declared = Column(  # type: ignore[attr-defined]
        code="",
        label=label,
        kind=kind,
        required=required,
        guard=guard,
        names=names,
        section=section,
        hint=hint,
        ordered_by=ordered_by,
    )
    return field


def headed(columns: Sequence[Column], line: str = "") -> tuple[str, list[str]]:
    """What stands above a table of these columns, and their heads: a unit that is said above is not said in the heads.

    ``line``: what is to stand above; "" is the unit, where all figures have one.
    """
    units = {one.kind.unit for one in columns if one.kind.unit}
    only = units.pop() if len(units) == 1 else ""
    if only and not line:
        line, is_said = _("Unit: %(unit)s") % {"unit": only}, True
    else:
        is_said = bool(only) and unit_line(line) == only
    return line, [str(one.label) if is_said else one.head for one in columns]


def declared(model: type[models.Model]) -> tuple[Column, ...]:
    """The columns that a model's body declares, in their order; remarks come last."""
    fields = ((field.name, getattr(field, "declared", None)) for field in model._meta.concrete_fields)
    found = [replace(one, code=name) for name, one in fields if isinstance(one, Column)]
    return tuple(sorted(found, key=lambda one: one.code == "note"))
