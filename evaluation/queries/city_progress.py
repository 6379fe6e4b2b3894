"""How the city stands on the common indicators: the chains' figures added up, where they can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from config.lib.periods import Month
from dispatch.enums import Light
from dispatch.models import Indicator
from dispatch.queries.figures import ChainFigure
from dispatch.rules.progress import Progress, progress
from dispatch.rules.sums import total
from evaluation.queries.lights import Lights, counted


@dataclass(frozen=True)
class CityFigure:
    """One common indicator. Only chains with a figure and a target count, in both: ``of`` have a target, ``counted``
    have a figure as well, so that a month that is coming in can be watched; the pages say how many are counted.
    What does not add up (rates, levels, milestones) has no ``so_far``, only the chains' lights."""

    indicator: Indicator
    so_far: Decimal | None
    target: Decimal | None
    progress: Progress
    counted: int
    of: int
    lights: tuple[tuple[Light, int], ...]

    @property
    def is_summed(self) -> bool:
        return self.so_far is not None


def city_progress(matrix: Lights) -> tuple[CityFigure, ...]:
    """The city's figure of each column of the matrix; no statements."""
    return tuple(_column(matrix, number) for number in range(len(matrix.columns)))


def _column(matrix: Lights, number: int) -> CityFigure:
    indicator = matrix.columns[number]
    figures = list(_figures(matrix, number))
    known = [
        (figure.year.so_far, figure.target.value)
        for figure in figures
        if figure.target and figure.target.value is not None and figure.year.so_far is not None
    ]
    summed = indicator.measure.adds_up
    so_far = total(value for value, _ in known) if summed else None
    target = total(target for _, target in known) if summed else None
    return CityFigure(
        indicator=indicator,
        so_far=so_far,
        target=target,
        progress=_progress(indicator, so_far, target, matrix.month),
        counted=len(known),
        of=len(figures),
        lights=tuple(counted(figures)),
    )


def _figures(matrix: Lights, number: int) -> Iterator[ChainFigure]:
    for row in matrix.rows:
        cell = row.cells[number]
        if cell:
            yield from cell.figures


def _progress(indicator: Indicator, so_far: Decimal | None, target: Decimal | None, month: Month) -> Progress:
    return progress(indicator.measure, so_far=so_far, target=target, month=month)
