from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import translation

from chains.permissions import require
from config.lib import clock
from dispatch.enums import Act, Decision, LedgerAct
from dispatch.models import Extension, Ledger
from dispatch.permissions import require_no_part_in
from dispatch.services.moving import move
from offices.enums import Right
from offices.models import Account
from offices.services.trail import record


def accept_ledger(*, by: Account, ledger: Ledger, seen: int | None = None) -> Ledger:
    """Accept the figures of a submitted ledger, so that they count; returns it as it is then. A request for more time
    that nobody decided falls away.

    ``seen`` is the stamp of the sheet that was on the page. Nobody accepts what he entered or submitted.

    Raises Http404 or PermissionDenied without the right or where the figures are one's own, Refused where the status
    does not allow it, SomebodyWasFaster where the ledger is no longer what was seen.
    """
    require(by, Right.REVIEW_LEDGER, ledger.chain)
    with transaction.atomic():
        moved = move(ledger, act=LedgerAct.ACCEPT, seen=seen, decided_at=clock.now(), decided_by=by, return_note="")
        require_no_part_in(moved, by=by)
        record(
            by=by,
            act=Act.LEDGER_ACCEPT,
            on=moved,
            before={"status": ledger.status},
            after={"status": moved.status},
            scope=moved.chain.code,
        )
        _let_requests_lapse(moved, by=by)
    return moved


def _let_requests_lapse(ledger: Ledger, *, by: Account) -> None:
    """Nobody needs more time for what is accepted: what was asked and not decided falls away, with a trace."""
    with translation.override(settings.LANGUAGE_CODE):
        why = translation.gettext("The ledger was accepted without it.")
    for pending in Extension.objects.select_for_update(no_key=True).filter(ledger=ledger, decision=Decision.PENDING):
        pending.decision, pending.decision_note, pending.decided_at = Decision.REFUSED, why, ledger.decided_at
        pending.save(update_fields=["decision", "decision_note", "decided_at"])
        record(
            by=by,
            act=Act.EXTENSION_LAPSE,
            on=pending,
            before={"decision": Decision.PENDING.value, "until": pending.until.isoformat()},
            after={"decision": "lapsed", "until": None},
            reason=why,
            scope=ledger.chain.code,
        )
