"""How a ledger stands on the board of all chains and months."""

from __future__ import annotations

from dispatch.enums import BoardState, LedgerStatus, Phase

_AS_IT_IS = {
    LedgerStatus.SUBMITTED: BoardState.SUBMITTED,
    LedgerStatus.RETURNED: BoardState.RETURNED,
    LedgerStatus.ACCEPTED: BoardState.ACCEPTED,
    LedgerStatus.SEALED: BoardState.SEALED,
}


def board_state(status: LedgerStatus, phase: Phase) -> BoardState:
    """A draft is what its dates make of it; any other status speaks for itself."""
    if status != LedgerStatus.DRAFT:
        return _AS_IT_IS[status]
    if phase == Phase.NOT_OPEN:
        return BoardState.NOT_OPEN
    return BoardState.MISSING if phase == Phase.OPEN else BoardState.LATE


def is_behind(status: LedgerStatus, phase: Phase) -> bool:
    """Whether the chain office owes the ledger and its due day is over."""
    return status in {LedgerStatus.DRAFT, LedgerStatus.RETURNED} and phase in {Phase.OVERDUE, Phase.LOCKED}
