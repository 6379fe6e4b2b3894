from __future__ import annotations

import datetime as dt
import hashlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.files.kinds import fitting_name, kind_of
from config.lib.refusals import Refused
from config.lib.xlsx.limits import MEGABYTE
from evaluation.models import Adjustment, Objection, Proof
from evaluation.queries.proofs import bytes_since
from offices.models import Account

A_DAY = dt.timedelta(days=1)


def keep_proof(*, by: Account, of: Adjustment | Objection, content: bytes, name: str) -> Proof:
    """Keep a file that proves a matter or an objection, its kind told from its content, under a random name.

    It is a step of whatever notes or raises it, which leaves the entry in the trail and holds the transaction. Refused
    for a kind that is not taken, and where the account has added too much within a day.
    """
    kind = kind_of(content)
    if bytes_since(by, clock.now() - A_DAY) + len(content) > settings.DAY_MEGABYTES * MEGABYTE:
        raise Refused(
            _("Within a day you have added more than %(limit)d MB of files. Go on tomorrow.")
            % {"limit": settings.DAY_MEGABYTES}
        )
    proof = Proof(
        adjustment=of if isinstance(of, Adjustment) else None,
        objection=of if isinstance(of, Objection) else None,
        name=fitting_name(name, kind),
        media_type=kind.value.media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        added_by=by,
        added_at=clock.now(),
    )
    try:
        proof.stored.save(f"{proof.pk.hex}.bin", ContentFile(content), save=False)
    except OSError as error:
        raise Refused(
            _("The file could not be stored, nothing was changed. Try again later, or tell the system administrator.")
        ) from error
    try:
        proof.save()
    except BaseException:
        proof.stored.delete(save=False)
        raise
    return proof
