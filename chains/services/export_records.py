from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from chains.documents.record_workbook import Taken, write_records
from chains.enums import Act
from chains.queries.record_rows import with_chains
from chains.queries.sight import Sight
from chains.registers.columns import Column
from config.lib import clock
from offices.permissions import standing_of
from offices.services.trail import record as note

CHUNK = 1000


@dataclass(frozen=True)
class Export:
    """A workbook of ``rows`` records, at its beginning."""

    file: BinaryIO
    rows: int
    name: str


@transaction.atomic
def export_records(
    *,
    sight: Sight,
    rows: QuerySet[Any],
    columns: Sequence[Column],
    title: str = "",
    unit_line: str = "",
    numbered: bool = False,
    asked: Mapping[str, Sequence[str]] | None = None,
) -> Export:
    """Let the account take these rows of its sight away, all of them. Leaves one entry in the trail.

    ``rows`` and ``columns`` are those that :func:`chains.queries.record_rows.rows_asked` shows on the page, ``sight``
    is reckoned as of their day, which the workbook says. ``asked`` is what the address asked for, kept in the trail.
    ``numbered``: with a number before each row, as on paper.
    """
    at = clock.now()
    taken = Taken(by=f"{sight.account.person.name}（{standing_of(sight.account).title}）", at=at)
    heading = title or str(sight.register.title)
    file = TemporaryFile()  # noqa: SIM115 - handed to whoever sends it
    count = write_records(
        file,
        title=heading,
        columns=columns,
        records=_records(rows, sight),
        taken=taken,
        unit_line=unit_line,
        until=sight.holds_on,
        numbered=numbered,
    )
    file.seek(0)
    note(
        by=sight.account,
        act=Act.RECORDS_EXPORT,
        on=ContentType.objects.get_for_model(sight.register.model),
        label=str(sight.register.title),
        after={
            "register": sight.register.code,
            "rows": count,
            "columns": [one.code for one in columns],
            "asked": {name: list(texts) for name, texts in (asked or {}).items()},
        },
    )
    return Export(file=file, rows=count, name=f"{heading}{timezone.localtime(at):%Y%m%d}.xlsx")


def _records(rows: QuerySet[Any], sight: Sight) -> Iterator[Any]:
    """All rows with their chains, some at a time."""
    read = rows.iterator(chunk_size=CHUNK)
    while chunk := list(islice(read, CHUNK)):
        yield from with_chains(chunk, sight)
