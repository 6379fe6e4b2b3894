"""Whether a ledger can be filled at a moment, and if not, why: one answer for the page and for the act."""

from __future__ import annotations

import datetime as dt

from dispatch.enums import Closed, LedgerAct, LedgerStatus, Phase
from dispatch.rules import moves
from dispatch.rules.deadlines import Dates, phase

_BY_STATUS = {
    LedgerStatus.SUBMITTED: Closed.SUBMITTED,
    LedgerStatus.ACCEPTED: Closed.ACCEPTED,
    LedgerStatus.SEALED: Closed.SEALED,
}


def closed(status: LedgerStatus, dates: Dates, at: dt.datetime) -> Closed | None:
    """Why figures can be neither saved nor submitted at this moment; None where they can."""
    if moves.after(status, LedgerAct.SAVE) is None:
        return _BY_STATUS[status]
    found = phase(dates, at)
    if found == Phase.NOT_OPEN:
        return Closed.NOT_OPEN
    return Closed.LOCKED if found == Phase.LOCKED else None
