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
from chains.services.keep_file import kept_file
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.services.trail import record as note


@transaction.atomic
def replace_file(*, sight: Sight, pk: UUID, file: UUID, content: bytes, name: str, part: str = "") -> Attachment:
    """Put a new version in the place of a file of a record; the older one stays and is listed below it.

    Raises as ``add_file``, Http404 for a file that is not the record's, SomebodyWasFaster where it has a newer version,
    Refused where the new file is the same as the old one.
    """
    held = hold(sight, pk)
    old = file_of(sight, held, file)
    if Attachment.objects.filter(replaces=old).exists():
        raise SomebodyWasFaster(_("Somebody added a newer version in the meantime. Look at that one first."))
    with kept_file(sight=sight, record=held, content=content, name=name, part=part, replaces=old) as made:
        if (made.sha256, made.part) == (old.sha256, old.part):
            raise Refused(_("This is the same file as the one that is there. Choose the new version."))
        act = writing.act_of(kind=RecordActKind.FILE, register=sight.register, by=sight.account)
        writing.count(act, 1)
        note(
            by=sight.account,
            act=Act.FILE_REPLACE,
            on=held,
            before={"file": str(old.pk), "sha256": old.sha256},
            after={"file": str(made.pk), "sha256": made.sha256},
        )
    return made
