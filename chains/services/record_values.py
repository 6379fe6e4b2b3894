"""From what was typed or imported to the values of a record: every column read, all that is wrong said at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext as _

from chains.registers.columns import Column
from chains.registers.kinds import Link
from config.lib.refusals import Refused
from config.lib.xlsx.cells import Cell
from config.lib.xlsx.values import BadValue


class ValuesRefused(Refused):
    """Values that cannot be taken; ``wrong`` has a sentence for each, by the column's code."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__(" ".join(wrong.values()))
        self.wrong = dict(wrong)


def read_typed(columns: Sequence[Column], texts: Mapping[str, Any]) -> dict[str, Any]:
    """The values of typed texts, by column; a column that is not among the texts is left out. Raises ValuesRefused."""
    return read_cells(columns, {code: text if isinstance(text, list) else _cell(text) for code, text in texts.items()})


def read_cells(columns: Sequence[Column], cells: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a workbook's cells (or of lists of choices), by column. Raises ValuesRefused."""
    values, wrong = {}, {}
    for column in columns:
        if column.code not in cells or not column.is_typed:
            continue
        cell = cells[column.code]
        try:
            value = column.kind.parse("、".join(cell)) if isinstance(cell, list) else column.kind.read(cell)
        except BadValue as error:
            wrong[column.code] = str(error)
            continue
        if column.required and value in (None, "", (), []):
            wrong[column.code] = _("“%(name)s” must be given.") % {"name": column.label}
        values[column.code] = value
    if wrong:
        raise ValuesRefused(wrong)
    return linked(columns, values)


def linked(columns: Sequence[Column], values: dict[str, Any]) -> dict[str, Any]:
    """The values with the rows that their names stand for. Raises ValuesRefused for a name that nothing bears."""
    wrong = {}
    for column in columns:
        name = values.get(column.code)
        if not isinstance(column.kind, Link) or column.code not in values or not isinstance(name, str):
            continue
        found = rows_named(column.kind, [name]).get(name) if name else None
        if name and found is None:
            wrong[column.code] = unknown_name(column, name)
        values[column.code] = found
    if wrong:
        raise ValuesRefused(wrong)
    return values


def unknown_name(column: Column, name: str) -> str:
    """That nothing bears the name, and what to do."""
    return _("“%(name)s” is not known as %(column)s. Choose one that exists, or enter it in its register first.") % {
        "name": name[:40],
        "column": column.label,
    }


def rows_named(kind: Link, names: Sequence[str]) -> dict[str, Any]:
    """The rows that bear these names, by name; one statement whatever the number."""
    model = apps.get_model(kind.to)
    rows = model._default_manager.filter(**dict(kind.only))
    if hasattr(model, "removed_at"):
        rows = rows.filter(removed_at=None)
    met = Q()
    for field in kind.names:
        met |= Q(**{f"{field}__in": list(names)})
    found: dict[str, Any] = {}
    for row in rows.filter(met):
        for field in kind.names:
            if getattr(row, field) in names:
                found.setdefault(getattr(row, field), row)
    return found


def _cell(text: Any) -> Cell:
    if isinstance(text, dt.date):
        return Cell(0, 0, text, text.isoformat())
    return Cell(0, 0, text or None, str(text or ""))
