"""From what was typed to the values of a record: every column read, all that is wrong said at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.utils.translation import gettext as _

from chains.queries.import_links import named_rows, unknown_names
from chains.registers.columns import Column
from chains.registers.kinds import Link
from config.lib.refusals import Refused
from config.lib.xlsx.cells import Cell
from config.lib.xlsx.values import BadValue
from offices.models import Account

NOTHING: tuple[Any, ...] = (None, "", (), [])


class ValuesRefused(Refused):
    """Values that cannot be taken; ``wrong`` has a sentence for each, by the column's code."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__(" ".join(wrong.values()))
        self.wrong = dict(wrong)


def read_typed(
    columns: Sequence[Column], texts: Mapping[str, Any], *, account: Account | None, held: Any = None
) -> dict[str, Any]:
    """The values of typed texts, by column; a column that is not among the texts is left out. Raises ValuesRefused.

    ``account``: whose names of other rows they are, for it may link only to what it may know of (S4); None for an
    operator's command. ``held``: the record that the texts are to change; a link that it has already may stay,
    whoever sees the row it leads to.
    """
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for column in columns:
        if column.code not in texts or not column.is_typed:
            continue
        try:
            values[column.code] = _read(column, texts[column.code])
        except BadValue as error:
            wrong[column.code] = str(error)
    links = [one for one in columns if isinstance(one.kind, Link) and one.code in values]
    wrong |= _link(links, values, account, held)
    for column in columns:
        if column.required and column.code in values and values[column.code] in NOTHING:
            wrong.setdefault(column.code, _("“%(name)s” must be given.") % {"name": column.label})
    if wrong:
        raise ValuesRefused(wrong)
    return values


def _link(links: Sequence[Column], values: dict[str, Any], account: Account | None, held: Any) -> dict[str, str]:
    """Put the rows in the place of their names; a sentence for each name that nothing bears."""
    wrong = {}
    for column in links:
        name = values[column.code]
        now = column.of(held) if held is not None else None
        if not name:
            values[column.code] = None
        elif now is not None and name == column.kind.typed(now):
            values[column.code] = now
        else:
            kind = cast("Link", column.kind)
            values[column.code] = named_rows(kind, [name], account).get(name)
            if values[column.code] is None:
                wrong[column.code] = unknown_names(column, kind, [name], account)[name]
    return wrong


def _read(column: Column, text: Any) -> Any:
    """The value of a typed text, or of a list of chosen ones."""
    return column.kind.parse("、".join(text)) if isinstance(text, list) else column.kind.read(_cell(text))


def _cell(text: Any) -> Cell:
    if isinstance(text, dt.date):
        return Cell(0, 0, text, text.isoformat())
    return Cell(0, 0, text or None, str(text or ""))
