from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import BinaryIO

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.refusals import Refused
from offices.documents.trail_workbook import write_trail
from offices.enums import Act, Right
from offices.models import Account, AuditEntry
from offices.permissions import require, standing_of
from offices.services.trail import record

MOST = 50_000
"""More rows than this in one workbook would keep a process busy for too long."""
CHUNK = 2_000


@dataclass(frozen=True)
class TrailExport:
    """A workbook of the trail, at its beginning."""

    file: BinaryIO
    rows: int
    name: str


@transaction.atomic
def export_trail(
    *,
    by: Account,
    entries: QuerySet[AuditEntry],
    in_words: Callable[[AuditEntry], Sequence[str]],
    asked: Mapping[str, str],
) -> TrailExport:
    """Let somebody take entries of the trail away, all of them, in the words in which the page shows them.

    ``asked`` is what was searched for, kept in the trail. Raises PermissionDenied without the right, Refused where
    there are too many for one workbook.
    """
    require(by, Right.VIEW_TRAIL)
    found = entries.count()
    if found > MOST:
        raise Refused(
            _("%(found)d entries are too many for one workbook, which holds %(most)d. Narrow the days.")
            % {"found": found, "most": MOST}
        )
    at = clock.now()
    file = TemporaryFile()  # noqa: SIM115 - handed to whoever sends it
    lines = (in_words(entry) for entry in entries.iterator(CHUNK))
    rows = write_trail(file, lines=lines, by=f"{by.person.name}（{standing_of(by).title}）", at=at)
    file.seek(0)
    record(by=by, act=Act.TRAIL_EXPORT, on=by, label=_("Audit trail"), after={"rows": rows, "asked": dict(asked)})
    return TrailExport(file=file, rows=rows, name=f"{_('Audit trail')}{timezone.localtime(at):%Y%m%d}.xlsx")
