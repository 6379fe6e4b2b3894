"""The totals of a register's list as the page shows them: the whole first, then the chains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chains.queries.record_totals import Total, Totals
from chains.registers.columns import Column
from chains.tables.record_table import Cell
from config.lib.numbers import half_up


@dataclass(frozen=True)
class TotalLine:
    name: str
    records: int
    cells: tuple[Cell, ...]
    is_whole: bool


@dataclass(frozen=True)
class TotalsShown:
    columns: tuple[Column, ...]
    lines: tuple[TotalLine, ...]


def shown(totals: Totals) -> TotalsShown:
    """The totals in words, each figure with the places of its column."""
    lines = [_line(totals.whole, totals.columns, is_whole=True)]
    lines += [_line(one, totals.columns, is_whole=False) for one in totals.chains]
    return TotalsShown(totals.columns, tuple(lines))


def _line(total: Total, columns: Sequence[Column], *, is_whole: bool) -> TotalLine:
    cells = [
        Cell("" if figure is None else column.kind.show(half_up(figure, 2)), column.head, is_figure=True)
        for figure, column in zip(total.figures, columns, strict=True)
    ]
    return TotalLine(total.name, total.records, tuple(cells), is_whole)
