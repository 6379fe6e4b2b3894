"""How a file of a record comes to lie in the store: its kind by its content, under a random name, within bounds."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from chains.models import Attachment
from chains.queries.record_files import bytes_of_record, bytes_since, pieces
from chains.queries.sight import Sight
from config.lib import clock
from config.lib.files.kinds import fitting_name, kind_of
from config.lib.refusals import Refused
from config.lib.xlsx.limits import MEGABYTE

A_DAY = dt.timedelta(days=1)


@contextmanager
def kept_file(
    *, sight: Sight, record: Any, content: bytes, name: str, part: str, replaces: Attachment | None = None
) -> Iterator[Attachment]:
    """A new file of the record, stored; it is taken out of the store again if what is done with it fails.

    Raises Refused for a kind that is not taken, and where the record or the account has reached its bound.
    """
    kind = kind_of(content)
    if part and part not in pieces(sight.register):
        raise Refused(_("There is no such milestone. Choose one of the list."))
    _refuse_too_much(sight, record, len(content))
    made = Attachment(
        record=record.pk,
        register=sight.register.code,
        part=part,
        name=fitting_name(name, kind),
        media_type=kind.value.media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        replaces=replaces,
        added_by=sight.account,
        added_at=clock.now(),
    )
    try:
        made.stored.save(f"{made.pk.hex}.bin", ContentFile(content), save=False)
    except OSError as error:
        raise Refused(
            _("The file could not be stored, nothing was changed. Try again later, or tell the system administrator.")
        ) from error
    try:
        made.save()
        yield made
    except BaseException:
        made.stored.delete(save=False)
        raise


def _refuse_too_much(sight: Sight, record: Any, size: int) -> None:
    if bytes_of_record(record.pk) + size > settings.RECORD_MEGABYTES * MEGABYTE:
        raise Refused(
            _("The files of this record would come to more than %(limit)d MB. Remove some first, or make it smaller.")
            % {"limit": settings.RECORD_MEGABYTES}
        )
    if bytes_since(sight.account, clock.now() - A_DAY) + size > settings.DAY_MEGABYTES * MEGABYTE:
        raise Refused(
            _("Within a day you have added more than %(limit)d MB of files. Go on tomorrow.")
            % {"limit": settings.DAY_MEGABYTES}
        )
