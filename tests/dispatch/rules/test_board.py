from __future__ import annotations

import itertools

import pytest

from dispatch.enums import BoardState, LedgerStatus, Phase
from dispatch.rules.board import board_state, is_behind

BEYOND_DRAFT = [status for status in LedgerStatus if status != LedgerStatus.DRAFT]


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        (Phase.NOT_OPEN, BoardState.NOT_OPEN),
        (Phase.OPEN, BoardState.MISSING),
        (Phase.OVERDUE, BoardState.LATE),
        (Phase.LOCKED, BoardState.LATE),
    ],
)
def test_a_draft_is_what_its_dates_make_of_it(phase: Phase, expected: BoardState) -> None:
    assert board_state(LedgerStatus.DRAFT, phase) == expected


@pytest.mark.parametrize(("status", "phase"), list(itertools.product(BEYOND_DRAFT, Phase)))
def test_any_other_status_speaks_for_itself(status: LedgerStatus, phase: Phase) -> None:
    assert board_state(status, phase) == status.value


@pytest.mark.parametrize(("status", "phase"), list(itertools.product(LedgerStatus, Phase)))
def test_behind_is_what_the_chain_office_owes_after_the_due_day(status: LedgerStatus, phase: Phase) -> None:
    owes = status in {LedgerStatus.DRAFT, LedgerStatus.RETURNED}

    assert is_behind(status, phase) == (owes and phase in {Phase.OVERDUE, Phase.LOCKED})
