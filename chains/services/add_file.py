from __future__ import annotations

from uuid import UUID

from django.db import transaction

from chains.enums import Act, RecordActKind
from chains.models import Attachment
from chains.queries.sight import Sight
from chains.services import writing
from chains.services.change_record import hold
from chains.services.keep_file import kept_file
from offices.services.trail import record as note


@transaction.atomic
def add_file(*, sight: Sight, pk: UUID, content: bytes, name: str, part: str = "") -> Attachment:
    """Add a file to a record, or to one of its milestones (``part``).

    Raises Http404 where the record is not the account's to know, PermissionDenied without the right on one of its
    chains, Refused where the file is of no kind that is taken or too large.
    """
    held = hold(sight, pk)
    with kept_file(sight=sight, record=held, content=content, name=name, part=part) as made:
        act = writing.act_of(kind=RecordActKind.FILE, register=sight.register, by=sight.account)
        writing.count(act, 1)
        note(by=sight.account, act=Act.FILE_ADD, on=held, after={"file": str(made.pk), "sha256": made.sha256})
    return made
