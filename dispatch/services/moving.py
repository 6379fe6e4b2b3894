"""Moving a ledger from status to status, where it is still what was seen; and holding it still while it is filled."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F

from dispatch.enums import Closed, LedgerAct
from dispatch.models import Ledger
from dispatch.queries.ledger_sheet import stamp
from dispatch.rules import moves
from dispatch.rules.openness import closed
from dispatch.services import refusals


def hold_open(ledger: Ledger, *, at: dt.datetime) -> Ledger:
    """The ledger, kept as it is until the transaction ends, so that cells can be saved.

    Raises Refused where its status or dates do not allow it, SomebodyWasFaster where they did when it was loaded.
    """
    held = hold(ledger, act=LedgerAct.SAVE)
    require_open(held, at=at)
    return held


def hold(ledger: Ledger, *, act: LedgerAct) -> Ledger:
    """The ledger as it is now, kept as it is until the transaction ends, in a status that allows ``act``.

    Raises SomebodyWasFaster where the status is another one than that seen and does not allow the act, Refused where it
    is the one seen and does not.
    """
    held = Ledger.objects.select_for_update(no_key=True).get(pk=ledger.pk)
    held.chain, held.month = ledger.chain, ledger.month
    if moves.after(held.state, act) is None:
        raise refusals.not_allowed(held, act) if held.status == ledger.status else refusals.faster(held)
    return held


def move(ledger: Ledger, *, act: LedgerAct, seen: int | None = None, **changes: Any) -> Ledger:
    """Move the ledger on by an act and return it as it is then.

    The change happens only where the status is still the one that ``ledger`` was loaded with, and, with ``seen``, where
    the ledger's stamp is still that of the page; else SomebodyWasFaster. Refused where the status does not allow it.
    """
    status = moves.after(ledger.state, act)
    if status is None:
        raise refusals.not_allowed(ledger, act)
    if seen is not None and stamp(ledger) != seen:
        raise refusals.not_as_seen(ledger)
    moved = Ledger.objects.filter(pk=ledger.pk, status=ledger.status, version=ledger.version).update(
        status=status, version=F("version") + 1, **changes
    )
    now = Ledger.objects.select_related("chain", "month", "submitted_by__person", "decided_by__person").get(
        pk=ledger.pk
    )
    if not moved:
        raise refusals.faster(now)
    if seen is not None and stamp(now) != seen + 1:
        raise refusals.not_as_seen(now)
    return now


def require_open(ledger: Ledger, *, at: dt.datetime) -> None:
    """Raise Refused where the ledger's dates do not let it be filled at this moment."""
    reason = closed(ledger.state, ledger.dates, at)
    if reason in {Closed.NOT_OPEN, Closed.LOCKED}:
        raise refusals.not_open(ledger, reason)
