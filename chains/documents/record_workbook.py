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

from chains.registers.columns import Column, Guard, headed
from config.lib.periods import date_label
from config.lib.xlsx.looks import Written
from config.lib.xlsx.writing import Field, Kind, Properties, Table, write_workbook

KEY_HEAD = "记录标识"
"""The head of the hidden column of keys, the same in every language."""
NUMBER_HEAD = "序号"
"""The head of the column of numbers, which is not read."""
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


def field_of(column: Column, head: str = "") -> Field:
    """The column of a workbook in which a register's column stands, under a head other than its own if one is given."""
    return Field(head=(head or column.head,), kind=column.kind.written_as, places=column.kind.places)


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
    until: dt.date | None = None,
    numbered: bool = False,
    notes: Sequence[str] = (),
) -> int:
    """Write all records into the file, one at a time; returns how many. The workbook says how many, who and when.

    ``title`` names the sheet and stands above the table unless ``heading`` does; below it stand ``until``, the day up
    to which the list tells, ``unit_line``, and who takes it. ``numbered``: the rows have their number in front.
    """
    below: list[str] = []
    counted = 0

    def rows() -> Iterator[list[Written]]:
        nonlocal counted
        for record in records:
            counted += 1
            key, *cells = cells_of(record, columns)
            yield [key, counted, *cells] if numbered else [key, *cells]
        # The number is known only now, and the notes are written after the rows.
        below.extend([_note(counted, columns, taken), *notes])

    unit, heads = headed(columns, unit_line)
    table = Table(
        name=title,
        title=heading or title,
        unit_line="　".join(part for part in (_up_to(until), unit, taken.line) if part),
        fields=[
            Field(head=(KEY_HEAD,), hidden=True),
            *([Field(head=(NUMBER_HEAD,), kind=Kind.NUMBER, places=0, width=6)] if numbered else ()),
            *(field_of(column, head) for column, head in zip(columns, heads, strict=True)),
        ],
        rows=rows(),
        notes=below,
        frozen_fields=3 if numbered else 2,
    )
    write_workbook(file, [table], Properties(title=heading or title, description=taken.line, created=taken.at))
    return counted


def _up_to(day: dt.date | None) -> str:
    return _("As of %(day)s") % {"day": date_label(day)} if day else ""


def _note(rows: int, columns: Sequence[Column], taken: Taken) -> str:
    text = _("Note: %(rows)d rows in all, as shown to %(who)s.") % {"rows": rows, "who": taken.by}
    if any(column.guard is Guard.FIGURES for column in columns):
        text += _(" It holds figures of single enterprises, which the law keeps confidential: for work only.")
    return text
