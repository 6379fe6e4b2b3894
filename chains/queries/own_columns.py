from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q

from chains.models import OwnColumn, RegisterList
from chains.registers.columns import Column, Guard
from chains.registers.kinds import Contact
from chains.registers.own import kind_of
from chains.registers.register import Register


def own_columns(register: Register) -> tuple[Column, ...]:
    """The columns that an office added to the register and did not retire, in the office's order."""
    return tuple(column_of(row) for row in OwnColumn.objects.filter(register=register.code, retired_at=None))


def column_of(row: OwnColumn) -> Column:
    """The column as list, form, import and export take it."""
    kind = kind_of(row.kind, unit=row.unit, choices=row.choices)
    guard = Guard.FIGURES if row.guarded else Guard.OPEN
    return Column(
        code=row.code,
        label=row.label,
        kind=kind,
        required=row.required,
        guard=Guard.CONTACT if isinstance(kind, Contact) else guard,
        own=True,
    )


def filled(register: Register, codes: Iterable[str]) -> dict[str, int]:
    """How many records say something in each of these columns, removed ones too; one statement."""
    counts = {code: Count("pk", filter=_said(code)) for code in codes}
    return register.model._default_manager.aggregate(**counts) if counts else {}


def _said(code: str) -> Q:
    nothing = Q(**{f"own__{code}": None}) | Q(**{f"own__{code}": ""}) | Q(**{f"own__{code}": []})
    return Q(own__has_key=code) & ~nothing


def choosing(register: Register, code: str, choice: str) -> int:
    """How many records have chosen this in the office's own column, removed ones too."""
    rows = register.model._default_manager
    return rows.filter(Q(**{f"own__{code}": choice}) | Q(**{f"own__{code}__contains": [choice]})).count()


def lists_that_ask(register: Register, code: str) -> list[str]:
    """The titles of the named lists that filter or order by the column."""
    return [
        one.title
        for one in RegisterList.objects.filter(register=register.code)
        if code in {name.partition(".")[0].lstrip("-") for name in (*one.filters, one.order)}
    ]
