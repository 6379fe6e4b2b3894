from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act, RecordActKind
from chains.models import Attachment
from chains.queries.record_files import file_of
from chains.queries.sight import Sight
from chains.services import writing
from chains.services.change_record import hold
from config.lib import clock
from config.lib.refusals import SomebodyWasFaster
from offices.services.trail import record as note


@transaction.atomic
def remove_file(*, sight: Sight, pk: UUID, file: UUID, reason: str = "") -> None:
    """Remove a file of a record with all its versions from view; it stays in the store and in the history.

    Raises Http404 and PermissionDenied as ``add_file``, SomebodyWasFaster where it has a newer version meanwhile.
    """
    held = hold(sight, pk)
    last = file_of(sight, held, file)
    if Attachment.objects.filter(replaces=last).exists():
        raise SomebodyWasFaster(_("Somebody added a newer version in the meantime. Look at that one first."))
    act = writing.act_of(kind=RecordActKind.FILE, register=sight.register, by=sight.account, reason=reason)
    at = clock.now()
    one: Attachment | None = last
    while one is not None:
        one.removed_at = at
        one.save(update_fields=["removed_at"])
        one = one.replaces
    writing.count(act, 1)
    note(
        by=sight.account,
        act=Act.FILE_REMOVE,
        on=held,
        before={"file": str(last.pk), "sha256": last.sha256},
        reason=reason,
    )
