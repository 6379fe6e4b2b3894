"""The files of a record, each with its earlier versions. Whoever may see the record may open them."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.http import Http404

from chains.enums import Milestone
from chains.models import Attachment
from chains.queries.sight import Sight
from chains.registers.register import Register
from config.lib.files.kinds import FileKind
from offices.models import Account

LOG = logging.getLogger(__name__)
PIECES: Mapping[str, Mapping[str, Any]] = {"milestones": {one.value: one.label for one in Milestone}}
"""To what else than the record itself a file may belong, for each part of a register that has such: by code, its name.

A file of a milestone is the proof that it was reached.
"""


@dataclass(frozen=True)
class RecordFile:
    """A file as it is now, and the versions before it, the latest first."""

    latest: Attachment
    before: tuple[Attachment, ...]
    piece: str
    """The name of what of the record it belongs to; "" for the record itself."""

    @property
    def version(self) -> int:
        return len(self.before) + 1

    @property
    def kind(self) -> FileKind | None:
        return FileKind.of_media_type(self.latest.media_type)

    @property
    def is_previewed(self) -> bool:
        return self.kind is not None and self.kind.is_previewed


def pieces(register: Register) -> dict[str, str]:
    """To what of a record of this register a file may belong besides the record itself."""
    return {code: str(name) for part in register.parts for code, name in PIECES.get(part, {}).items()}


def record_files(sight: Sight, record: Any) -> list[RecordFile]:
    """The files of the record that were not removed, the latest first; one statement."""
    rows = list(Attachment.objects.filter(record=record.pk, removed_at=None).select_related("added_by__person"))
    return _grouped(rows, pieces(sight.register))


def files_by_piece(record: Any) -> dict[str, list[Attachment]]:
    """The files as they are now that belong to something of the record, by what that is."""
    found: dict[str, list[Attachment]] = defaultdict(list)
    rows = Attachment.objects.filter(record=record.pk, removed_at=None, replaced_by=None).exclude(part="")
    for row in rows:
        found[row.part].append(row)
    return found


def file_of(sight: Sight, record: Any, pk: UUID) -> Attachment:
    """A file of the record, an earlier version too. Raises Http404 for one of another record, or removed."""
    found = Attachment.objects.filter(record=record.pk, removed_at=None, pk=pk).first()
    if found is None:
        raise Http404
    return found


def content_of(file: Attachment) -> bytes | None:
    """The bytes of a file as they were added; None where the store has lost them, which the log tells."""
    try:
        with file.stored.open("rb") as stored:
            content: bytes = stored.read()
    except OSError:
        LOG.exception("a file of a record is not in the store", extra={"file": str(file.pk)})
        return None
    return content


def bytes_of_record(record: UUID) -> int:
    """What all versions of a record's files take together."""
    return Attachment.objects.filter(record=record, removed_at=None).aggregate(sum=Sum("size"))["sum"] or 0


def bytes_since(account: Account, moment: Any) -> int:
    """What an account has added to any records since that moment, removed files too."""
    return Attachment.objects.filter(added_by=account, added_at__gte=moment).aggregate(sum=Sum("size"))["sum"] or 0


def _grouped(rows: Iterable[Attachment], names: Mapping[str, str]) -> list[RecordFile]:
    by_key = {row.pk: row for row in rows}
    replaced = {row.replaces_id for row in by_key.values()}
    found = []
    for row in by_key.values():
        if row.pk in replaced:
            continue
        before, earlier = [], by_key.get(row.replaces_id) if row.replaces_id else None
        while earlier is not None:
            before.append(earlier)
            earlier = by_key.get(earlier.replaces_id) if earlier.replaces_id else None
        found.append(RecordFile(row, tuple(before), names.get(row.part, "")))
    return sorted(found, key=lambda one: (one.latest.added_at, one.latest.pk), reverse=True)
