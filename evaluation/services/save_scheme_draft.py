from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.refusals import SomebodyWasFaster
from evaluation.models import SchemeDraft
from evaluation.services.draft_scheme import refuse_too_long, title_of
from offices.enums import Right
from offices.models import Account
from offices.permissions import require


@transaction.atomic
def save_scheme_draft(*, by: Account, draft: SchemeDraft, text: str, seen: int) -> SchemeDraft:
    """Save a draft as it was typed, where it still is the version ``seen``; the same text again writes nothing.

    It is saved as one types, so that each saving stands in the history of the draft and not in the trail.

    SomebodyWasFaster where it was saved, adopted or discarded by somebody else meanwhile.
    """
    require(by, Right.SET_UP_YEAR)
    refuse_too_long(text)
    held = SchemeDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if held is None:
        raise SomebodyWasFaster(_("The draft has been adopted or discarded meanwhile."))
    if held.version != seen:
        raise SomebodyWasFaster(
            _("%(name)s has saved the draft meanwhile. Copy what you typed, open the draft anew and put it in.")
            % {"name": held.saved_by.person.name if held.saved_by else ""}
        )
    if held.text != text:
        held.text, held.title, held.saved_by = text, title_of(text), by
        held.version, held.saved_at = seen + 1, clock.now()
        held.save(update_fields=["text", "title", "saved_by", "version", "saved_at"])
    return held
