"""Records as a workbook: columns and rows in, a sheet out. The export of a list and that of a named list are made here.

A hidden column carries each record's key, so that a workbook that comes back is known again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.utils import timezone
from django.utils.translation import gettext as _

from chains.registers.columns import Column, Guard
from config.lib.xlsx.looks import Written
from config.lib.xlsx.writing import Field, Properties, Table, write_workbook

KEY_HEAD = "记录标识"
"""The head of the hidden column of keys, the same in every language."""
GUIDE_SHEET = "填写说明"
"""The sheet of a template that explains its columns; it is not read."""


@dataclass(frozen=True)
class Taken:
    """Who takes the rows away, and when."""

    by: str
    at: dt.datetime

    @property
    def line(self) -> str:
        return _("Taken by %(who)s at %(when)s") % {
            "who": self.by,
            "when": f"{timezone.localtime(self.at):%Y-%m-%d %H:%M}",
        }


def field_of(column: Column) -> Field:
    """The column of a workbook in which a register's column stands."""
    return Field(head=(column.head,), kind=column.kind.written_as, places=column.kind.places)


def cells_of(record: Any, columns: Sequence[Column]) -> list[Written]:
    """A row of the workbook: the record's key, then what each column shows to everybody who sees the column."""
    cells: list[Written] = [str(record.pk)]
    for column in columns:
        covered = column.guard is Guard.CONTACT
        cells.append(column.shown(record) if covered else column.kind.written(column.of(record)))
    return cells


def write_records(
    file: BinaryIO,
    *,
    title: str,
    columns: Sequence[Column],
    records: Iterable[Any],
    taken: Taken,
    heading: str = "",
    unit_line: str = "",
    notes: Sequence[str] = (),
) -> int:
    """Write all records into the file, one at a time; returns how many. The workbook says how many, who and when.

    ``title`` names the sheet and stands above the table unless ``heading`` does; ``unit_line`` stands below it.
    """
    below: list[str] = []
    counted = 0

    def rows() -> Iterator[list[Written]]:
        nonlocal counted
        for record in records:
            counted += 1
            yield cells_of(record, columns)
        # The number is known only now, and the notes are written after the rows.
        below.extend([_note(counted, columns, taken), *notes])

    table = Table(
        name=title,
        title=heading or title,
        unit_line="　".join(part for part in (unit_line, taken.line) if part),
        fields=[Field(head=(KEY_HEAD,), hidden=True), *(field_of(column) for column in columns)],
        rows=rows(),
        notes=below,
        frozen_fields=2,
    )
    write_workbook(file, [table], Properties(title=heading or title, description=taken.line, created=taken.at))
    return counted


def _note(rows: int, columns: Sequence[Column], taken: Taken) -> str:
    text = _("Note: %(rows)d rows in all, as shown to %(who)s.") % {"rows": rows, "who": taken.by}
    if any(column.guard is Guard.FIGURES for column in columns):
        text += _(" It holds figures of single enterprises, which the law keeps confidential: for work only.")
    return text
