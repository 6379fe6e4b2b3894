from __future__ import annotations

from django.db import transaction

from chains.permissions import require
from config.lib import clock
from dispatch.enums import Act, LedgerAct
from dispatch.models import Ledger
from dispatch.permissions import require_no_part_in
from dispatch.services.moving import move
from offices.enums import Right
from offices.models import Account
from offices.services.trail import record


def accept_ledger(*, by: Account, ledger: Ledger, seen: int | None = None) -> Ledger:
    """Accept the figures of a submitted ledger, so that they count; returns it as it is then.

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
    return moved
