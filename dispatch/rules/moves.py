"""What can be done to a ledger in which status, and what it becomes. What is not in the table is not allowed."""

from __future__ import annotations

from config.lib.numbers import gettext_noop
from dispatch.enums import LedgerAct, LedgerStatus

_DRAFT, _SUBMITTED, _RETURNED, _ACCEPTED, _SEALED = LedgerStatus

MOVES: dict[tuple[LedgerStatus, LedgerAct], LedgerStatus] = {
    (_DRAFT, LedgerAct.SAVE): _DRAFT,
    (_RETURNED, LedgerAct.SAVE): _RETURNED,
    (_DRAFT, LedgerAct.SUBMIT): _SUBMITTED,
    (_RETURNED, LedgerAct.SUBMIT): _SUBMITTED,
    (_SUBMITTED, LedgerAct.RETURN): _RETURNED,
    (_SUBMITTED, LedgerAct.ACCEPT): _ACCEPTED,
    (_ACCEPTED, LedgerAct.CORRECT): _ACCEPTED,
    (_SEALED, LedgerAct.CORRECT): _SEALED,
    (_ACCEPTED, LedgerAct.SEAL): _SEALED,
}

JUDGED = frozenset({_ACCEPTED, _SEALED})
"""The statuses in which the figures count."""

_FILLING = gettext_noop("It is still being filled by the chain office and has not been submitted.")
_AGAIN = gettext_noop("It was returned to the chain office and has not been submitted again.")
_AT_REVIEW = gettext_noop("It has been submitted. To change it, ask the leading-group office to return it.")
_ACCEPTED_ALREADY = gettext_noop("It has been accepted. To change a figure, ask for a correction of that figure.")
_SEALED_ALREADY = gettext_noop(
    "It has been accepted and sealed with its quarter. To change a figure, ask for a correction of that figure."
)
_SIMPLY_CHANGE = gettext_noop("It has not been accepted yet. Change the figure in the ledger itself.")
_ASK_RETURN = gettext_noop(
    "It has been submitted and not been accepted yet. To change a figure, ask the leading-group office to return it."
)
_NOT_ACCEPTED = gettext_noop("It has been submitted and not been accepted yet. Accept or return it first.")


def after(status: LedgerStatus, act: LedgerAct) -> LedgerStatus | None:
    """The status after an act, or None where the act is not allowed."""
    return MOVES.get((status, act))


def acts(status: LedgerStatus) -> frozenset[LedgerAct]:
    """What can be done in a status."""
    return frozenset(act for (held, act) in MOVES if held == status)


def why_not(status: LedgerStatus, act: LedgerAct) -> str:
    """Why an act is not allowed in a status and what to do instead: a message for the catalogue.

    Raises KeyError where the act is allowed.
    """
    if (status, act) in MOVES:
        raise KeyError((status, act))
    if act == LedgerAct.CORRECT:
        return _ASK_RETURN if status == _SUBMITTED else _SIMPLY_CHANGE
    if act == LedgerAct.SEAL and status == _SUBMITTED:
        return _NOT_ACCEPTED
    return {
        _DRAFT: _FILLING,
        _RETURNED: _AGAIN,
        _SUBMITTED: _AT_REVIEW,
        _ACCEPTED: _ACCEPTED_ALREADY,
        _SEALED: _SEALED_ALREADY,
    }[status]
