"""The audit trail as a workbook: lines in words in, a sheet out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from django.utils import timezone
from django.utils.translation import gettext as _

from config.lib.xlsx.writing import Field, Properties, Table, write_workbook

WIDTHS = (20, 16, 28, 24, 8, 28, 28, 12, 60, 14, 16)


def heads() -> list[str]:
    """What the columns are called, in the order of the cells of a line."""
    return [
        _("When"),
        _("Who"),
        _("Posts"),
        _("Act"),
        _("Result"),
        _("Reason"),
        _("Object"),
        _("Chain"),
        _("Before and after"),
        _("Through"),
        _("Address"),
    ]


def write_trail(file: BinaryIO, *, lines: Iterable[Sequence[str]], by: str, at: dt.datetime) -> int:
    """Write the lines into the file, one at a time; returns how many. The workbook says how many, who and when."""
    below: list[str] = []
    count = 0

    def rows() -> Iterator[Sequence[str]]:
        nonlocal count
        for line in lines:
            count += 1
            yield line
        # The number is known only now, and the notes are written after the rows.
        below.append(_("Note: %(rows)d entries, all that were searched for.") % {"rows": count})

    taken = _("Taken by %(who)s at %(when)s") % {"who": by, "when": f"{timezone.localtime(at):%Y-%m-%d %H:%M}"}
    title = _("Audit trail")
    table = Table(
        name=title,
        title=title,
        unit_line=taken,
        fields=[Field(head=(head,), width=width) for head, width in zip(heads(), WIDTHS, strict=True)],
        rows=rows(),
        notes=below,
        frozen_fields=1,
    )
    write_workbook(file, [table], Properties(title=title, description=taken, created=at))
    return count
