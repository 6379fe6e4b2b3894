"""The whole matrix of statuses and acts: a new status or act fails here until it is decided."""

from __future__ import annotations

import itertools

import pytest

from dispatch.enums import LedgerAct, LedgerStatus
from dispatch.rules import moves

EXPECTED = """
            save      submit     return    accept    correct   seal
draft       draft     submitted  -         -         -         -
submitted   -         -          returned  accepted  -         -
returned    returned  submitted  -         -         -         -
accepted    -         -          -         -         accepted  sealed
sealed      -         -          -         -         sealed    -
"""


def table() -> dict[tuple[str, str], str]:
    head, *rows = [line.split() for line in EXPECTED.strip().splitlines()]
    return {(row[0], act): cell for row in rows for act, cell in zip(head, row[1:], strict=True)}


@pytest.mark.parametrize(("status", "act"), list(itertools.product(LedgerStatus, LedgerAct)))
def test_every_status_and_act_is_decided(status: LedgerStatus, act: LedgerAct) -> None:
    expected = table()[status.value, act.value]

    assert moves.after(status, act) == (None if expected == "-" else expected)
    assert (act in moves.acts(status)) == (expected != "-")


@pytest.mark.parametrize(("status", "act"), list(itertools.product(LedgerStatus, LedgerAct)))
def test_what_is_not_allowed_has_a_reason(status: LedgerStatus, act: LedgerAct) -> None:
    if moves.after(status, act) is None:
        assert moves.why_not(status, act).endswith(".")
    else:
        with pytest.raises(KeyError):
            moves.why_not(status, act)


def test_no_act_leads_past_the_review() -> None:
    """Accepted is reached from submitted alone, sealed from accepted alone."""
    into = {
        wanted: {status for (status, _), after in moves.MOVES.items() if after == wanted and status != wanted}
        for wanted in LedgerStatus
    }

    assert into[LedgerStatus.ACCEPTED] == {LedgerStatus.SUBMITTED}
    assert into[LedgerStatus.SEALED] == {LedgerStatus.ACCEPTED}
    assert into[LedgerStatus.DRAFT] == set()


def test_what_counts_cannot_be_edited() -> None:
    assert not any(LedgerAct.SAVE in moves.acts(status) for status in moves.JUDGED)
