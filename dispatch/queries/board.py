"""All chains and months at a glance: who is missing, what waits, what is accepted."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from chains.models import Chain
from config.lib import clock
from config.lib.periods import Month
from dispatch.enums import BoardState, Decision
from dispatch.models import Correction, Extension, Indicator, Ledger, ReportingMonth, Target
from dispatch.rules import deadlines
from dispatch.rules.board import board_state, is_behind


@dataclass(frozen=True)
class BoardCell:
    """One ledger on the board: ``reported`` of ``of`` figures are there."""

    chain: Chain
    month: ReportingMonth
    ledger: Ledger
    state: BoardState
    behind: bool
    days_left: int
    reported: int
    of: int
    asks_extension: bool
    asks_correction: bool

    @property
    def period(self) -> Month:
        return self.month.period


@dataclass(frozen=True)
class BoardRow:
    chain: Chain
    cells: tuple[BoardCell | None, ...]


@dataclass(frozen=True)
class Board:
    """The months of a year that have dates, and a row for each chain; a cell is None where there is no ledger."""

    year: int
    months: tuple[ReportingMonth, ...]
    rows: tuple[BoardRow, ...]
    today: dt.date

    def counts(self, period: Month | None = None) -> Counter[BoardState]:
        """How many ledgers are in each state, of the year or of one month."""
        return Counter(
            cell.state for row in self.rows for cell in row.cells if cell and (period is None or cell.period == period)
        )


def board(*, year: int, chains: Collection[Chain]) -> Board:
    """The board of a year for the chains given; six statements whatever their number."""
    at = clock.now()
    months = tuple(ReportingMonth.objects.filter(year=year))
    of = expected(year, chains)
    ledgers = {(ledger.chain_id, ledger.month_id): ledger for ledger in _ledgers(year, chains)}
    rows = []
    for chain in chains:
        cells: list[BoardCell | None] = []
        for month in months:
            ledger = ledgers.get((chain.pk, month.pk))
            if ledger:
                ledger.chain, ledger.month = chain, month
            cells.append(_cell(ledger, of=of[chain.pk], at=at) if ledger else None)
        rows.append(BoardRow(chain=chain, cells=tuple(cells)))
    return Board(year=year, months=months, rows=tuple(rows), today=deadlines.day_of(at))


def _cell(ledger: Ledger, *, of: int, at: dt.datetime) -> BoardCell:
    phase = deadlines.phase(ledger.dates, at)
    return BoardCell(
        chain=ledger.chain,
        month=ledger.month,
        ledger=ledger,
        state=board_state(ledger.state, phase),
        behind=is_behind(ledger.state, phase),
        days_left=deadlines.days_left(ledger.dates, deadlines.day_of(at)),
        reported=ledger.reported,  # type: ignore[attr-defined]
        of=of,
        asks_extension=ledger.asks_extension,  # type: ignore[attr-defined]
        asks_correction=ledger.asks_correction,  # type: ignore[attr-defined]
    )


def _ledgers(year: int, chains: Collection[Chain]) -> list[Ledger]:
    pending = Q(decision=Decision.PENDING)
    return list(
        Ledger.objects.filter(month__year=year, chain__in=chains)
        .order_by()
        .select_related("submitted_by__person", "decided_by__person")
        .annotate(
            reported=Count("entries", filter=Q(entries__value__isnull=False) | ~Q(entries__words="")),
            asks_extension=Exists(Extension.objects.filter(pending, ledger=OuterRef("pk"))),
            asks_correction=Exists(Correction.objects.filter(pending, entry__ledger=OuterRef("pk"))),
        )
    )


def expected(year: int, chains: Collection[Chain]) -> Counter[int]:
    """How many figures each chain reports in a month of the year, by the chain's key."""
    common = Target.objects.filter(year=year, chain__in=chains, indicator__chain=None)
    own = Indicator.objects.filter(chain__in=chains)
    found: Counter[int] = Counter()
    for rows in (common, own):
        found.update(dict(rows.order_by().values_list("chain").annotate(Count("pk"))))
    return found
