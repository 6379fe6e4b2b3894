from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from chains.permissions import require
from config.lib import clock
from config.lib.refusals import SomebodyWasFaster
from dispatch.enums import Act, Decision, EntrySource, LedgerAct
from dispatch.models import Correction, Entry, Ledger
from dispatch.permissions import require_not_asked_by
from dispatch.queries.columns import load_columns
from dispatch.queries.proposals import proposal
from dispatch.services.ask_correction import require_sound
from dispatch.services.deciding import decide
from dispatch.services.moving import hold
from dispatch.services.telling import tell_chain_office
from dispatch.services.trailing import plain_figure
from offices.enums import Right
from offices.models import Account
from offices.services.trail import record


def decide_correction(*, by: Account, correction: Correction, grant: bool, note: str = "") -> Correction:
    """Grant or refuse another figure for an accepted one.

    Granted, the figure takes the entry's place as entered by whoever asked; both figures stay in the correction. A run
    that is published keeps what it was made from. A refusal wants a note that says why.

    Raises Http404 or PermissionDenied without the right or for one's own request, Refused where the note is missing or
    the figure would now be an error, SomebodyWasFaster where it is decided already.
    """
    ledger = correction.entry.ledger
    require(by, Right.REVIEW_LEDGER, ledger.chain)
    require_not_asked_by(correction, by=by)
    with transaction.atomic():
        at = clock.now()
        decided = decide(correction, by=by, at=at, grant=grant, note=note)
        decided.entry = correction.entry
        if grant:
            _put_in_place(decided, ledger, at=at)
        record(
            by=by,
            act=Act.CORRECTION_GRANT if grant else Act.CORRECTION_REFUSE,
            on=decided,
            before={"value": plain_figure(decided.before)},
            after={"value": plain_figure(decided.after if grant else decided.before)},
            reason=note.strip(),
            scope=ledger.chain.code,
        )
        _tell(decided)
    return decided


def _put_in_place(correction: Correction, ledger: Ledger, *, at: dt.datetime) -> None:
    held = hold(ledger, act=LedgerAct.CORRECT)
    code = correction.entry.indicator.code
    require_sound(held, load_columns(held, {code})[code], correction.after)
    changed = Entry.objects.filter(pk=correction.entry_id, value=correction.before)
    if correction.before is None:
        changed = Entry.objects.filter(pk=correction.entry_id, value=None)
    if not changed.update(
        value=correction.after,
        version=F("version") + 1,
        source=EntrySource.CORRECTED,
        returned_because="",
        entered_by=correction.asked_by,
        entered_at=at,
    ):
        raise SomebodyWasFaster(_("The figure is no longer the one that was to be corrected. Nothing was changed."))


def _tell(correction: Correction) -> None:
    """Whose figure it is learns the decision, and that the registers, which stay as they are, count another."""
    entry = correction.entry
    month = entry.ledger.month.period
    granted = correction.decision == Decision.GRANTED
    counted = proposal(entry.ledger.chain, entry.indicator, month) if granted else None

    def words() -> tuple[str, str]:
        names = {
            "chain": entry.ledger.chain.full_name,
            "month": month.label,
            "indicator": entry.indicator.name,
        }
        if granted:
            subject = _("Corrected: “%(indicator)s” in the ledger of %(chain)s for %(month)s") % names
        else:
            subject = _("Not corrected: “%(indicator)s” in the ledger of %(chain)s for %(month)s") % names
        told = [correction.decision_note]
        if counted and correction.after is not None and counted.figure != correction.after:
            shown = {"counted": entry.indicator.measure.shown(counted.figure), **names}
            told.append(
                _("The registers count %(counted)s for it. If they are behind, correct the records too.") % shown
            )
        return subject, "\n".join(part for part in told if part)

    tell_chain_office(
        chain=entry.ledger.chain,
        key=f"correction.decided:{correction.pk}",
        kind="correction.decided",
        link=entry.ledger.get_absolute_url(),
        words=words,
    )
