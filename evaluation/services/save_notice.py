from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from config.lib.refusals import SomebodyWasFaster
from evaluation.enums import Act, NoticeStatus
from evaluation.models import Notice
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record

PARTS = ("title", "addressees", "basis", "overall", "results", "problems", "demands", "copies", "public")
"""What of a draft may be edited. Tables and figures in them come from the run."""


@transaction.atomic
def save_notice(*, by: Account, notice: Notice, parts: Mapping[str, str | bool], seen: int) -> Notice:
    """Save an edited draft, where it still is the version that was ``seen``; the same text again writes nothing.

    SomebodyWasFaster where it was saved or issued by somebody else meanwhile.
    """
    require(by, Right.EVALUATE)
    held = Notice.objects.select_for_update().get(pk=notice.pk)
    if held.status != NoticeStatus.DRAFT:
        raise SomebodyWasFaster(_("The notice has been issued meanwhile and is not changed any more."))
    if held.version != seen:
        raise SomebodyWasFaster(
            _("Somebody has saved the draft meanwhile. Beside each part that differs stands how it is now.")
        )
    given = {name: parts[name] for name in PARTS if name in parts}
    changed = {name: value for name, value in given.items() if getattr(held, name) != value}
    if changed:
        before = {name: getattr(held, name) for name in changed}
        Notice.objects.filter(pk=held.pk).update(version=F("version") + 1, **changed)
        held.refresh_from_db()
        record(by=by, act=Act.NOTICE_SAVE, on=held, before=before, after=changed)
    return held
