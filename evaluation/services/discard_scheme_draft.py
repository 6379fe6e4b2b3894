from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import SomebodyWasFaster
from evaluation.enums import Act
from evaluation.models import SchemeDraft
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def discard_scheme_draft(*, by: Account, draft: SchemeDraft, seen: int) -> None:
    """Throw a draft away, where it still is the version that was ``seen``. Its history keeps what it said."""
    require(by, Right.SET_UP_YEAR)
    held = SchemeDraft.objects.select_for_update().filter(pk=draft.pk, version=seen).first()
    if held is None:
        raise SomebodyWasFaster(_("Somebody has changed, adopted or discarded the draft meanwhile. Look at it again."))
    record(by=by, act=Act.SCHEME_DISCARD, on=held, before={"title": held.title, "text": held.text})
    held.delete()
