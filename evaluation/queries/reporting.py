"""How far the reporting of one month is, chain by chain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from chains.models import Chain
from config.lib import clock
from dispatch.enums import BoardState
from dispatch.models import Ledger, ReportingMonth
from dispatch.rules import deadlines
from dispatch.rules.board import board_state, is_behind

ORDER = (
    BoardState.LATE,
    BoardState.MISSING,
    BoardState.RETURNED,
    BoardState.SUBMITTED,
    BoardState.ACCEPTED,
    BoardState.SEALED,
    BoardState.NOT_OPEN,
)


@dataclass(frozen=True)
class Reported:
    """One chain's ledger of the month. ``behind``: the chain office owes it and its due day is over."""

    chain: Chain
    ledger: Ledger
    state: BoardState
    behind: bool

    @property
    def is_accepted(self) -> bool:
        return self.state in {BoardState.ACCEPTED, BoardState.SEALED}


@dataclass(frozen=True)
class Reporting:
    """The ledgers of a month in the order of the chains."""

    month: ReportingMonth
    ledgers: tuple[Reported, ...]

    @property
    def accepted(self) -> int:
        return sum(one.is_accepted for one in self.ledgers)

    @property
    def late(self) -> int:
        return sum(one.behind for one in self.ledgers)

    @property
    def counts(self) -> list[tuple[BoardState, int]]:
        """How many ledgers are in which state, those that are owed first; states that no ledger is in are left out."""
        found = Counter(one.state for one in self.ledgers)
        return [(state, found[state]) for state in ORDER if found[state]]

    @property
    def open(self) -> list[Reported]:
        """The ledgers that are not accepted yet, those that are owed first."""
        return sorted((one for one in self.ledgers if not one.is_accepted), key=lambda one: ORDER.index(one.state))


def reporting(*, month: ReportingMonth, chains: Collection[Chain]) -> Reporting:
    """The state of the month's ledgers of the chains given; two statements."""
    at = clock.now()
    by_chain = {ledger.chain_id: ledger for ledger in Ledger.objects.filter(month=month, chain__in=chains).order_by()}
    found = []
    for chain in chains:
        ledger = by_chain.get(chain.pk)
        if ledger is None:
            continue
        ledger.chain, ledger.month = chain, month
        phase = deadlines.phase(ledger.dates, at)
        state = board_state(ledger.state, phase)
        found.append(Reported(chain=chain, ledger=ledger, state=state, behind=is_behind(ledger.state, phase)))
    return Reporting(month=month, ledgers=tuple(found))
