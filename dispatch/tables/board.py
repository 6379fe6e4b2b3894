"""What of the board is on the page: the month that counts now, the months and states chosen, what is owed first."""

from __future__ import annotations

from dataclasses import dataclass

from dispatch.enums import BoardState
from dispatch.models import ReportingMonth
from dispatch.queries.board import Board, BoardCell, BoardRow

SUMMED = (
    BoardState.LATE,
    BoardState.MISSING,
    BoardState.RETURNED,
    BoardState.SUBMITTED,
    BoardState.ACCEPTED,
    BoardState.SEALED,
)


@dataclass(frozen=True)
class BoardPage:
    """``current`` is the month chosen, or the last that is open; ``sums`` its ledgers by state. ``one_month``: a month
    was chosen, and its ledgers are listed with their details."""

    board: Board
    current: ReportingMonth | None
    days_left: int
    sums: tuple[tuple[BoardState, int], ...]
    months: tuple[ReportingMonth, ...]
    rows: tuple[BoardRow, ...]
    one_month: bool
    state: BoardState | None

    @property
    def is_list(self) -> bool:
        """Whether the ledgers are listed with their details: those of one month, or in one state."""
        return self.one_month or self.state is not None

    @property
    def cells(self) -> list[BoardCell]:
        """The ledgers that are listed."""
        return [cell for row in self.rows for cell in row.cells if cell]


def board_page(board: Board, *, month: str, state: BoardState | None) -> BoardPage:
    """The part of the board that the address asks for; what is not of the board is as if not asked for."""
    chosen = tuple(one for one in board.months if str(one.period) == month)
    opened = [one for one in board.months if one.opens <= board.today]
    current = chosen[0] if chosen else opened[-1] if opened else None
    counts = board.counts(current.period) if current else {}
    months = chosen or board.months
    return BoardPage(
        board=board,
        current=current,
        days_left=(current.due - board.today).days if current else 0,
        sums=tuple((one, counts.get(one, 0)) for one in SUMMED),
        months=months,
        rows=tuple(_rows(board, months, state)),
        one_month=bool(chosen),
        state=state,
    )


def _rows(board: Board, months: tuple[ReportingMonth, ...], state: BoardState | None) -> list[BoardRow]:
    """The rows with the cells of the months; with a state the cells in it, and the rows that have such."""
    found = []
    for row in board.rows:
        cells = tuple(cell for cell, month in zip(row.cells, board.months, strict=True) if month in months)
        if state is not None:
            cells = tuple(cell if cell and cell.state == state else None for cell in cells)
        if state is None or any(cells):
            found.append(BoardRow(chain=row.chain, cells=cells))
    return found
