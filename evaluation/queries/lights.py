"""The lights matrix: how every chain stands on every indicator at the end of a month, by accepted figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from chains.models import Chain
from config.lib.periods import Month
from dispatch.enums import Light
from dispatch.models import Indicator
from dispatch.queries.figures import ChainFigure, city_figures

WORST_FIRST = (Light.RED, Light.YELLOW, Light.GREEN, Light.GREY)


@dataclass(frozen=True)
class Cell:
    """One field of the matrix: the figure of a common indicator, or those of all the indicators of the chain's own."""

    figures: tuple[ChainFigure, ...]

    @property
    def light(self) -> Light:
        """The worst of its lights."""
        return min((figure.light for figure in self.figures), key=WORST_FIRST.index)

    @property
    def only(self) -> ChainFigure | None:
        """The figure, where there is but one."""
        return self.figures[0] if len(self.figures) == 1 else None


@dataclass(frozen=True)
class LightRow:
    """A chain's row. ``cells`` stand in the order of the matrix' columns, None where one does not apply."""

    chain: Chain
    cells: tuple[Cell | None, ...]
    own: Cell | None

    @property
    def figures(self) -> tuple[ChainFigure, ...]:
        """All figures of the row, the own ones last."""
        given = [cell for cell in (*self.cells, self.own) if cell]
        return tuple(figure for cell in given for figure in cell.figures)

    @property
    def counts(self) -> list[tuple[Light, int]]:
        """How many indicators have which light, the worst first."""
        return counted(self.figures)

    @property
    def red(self) -> list[ChainFigure]:
        """The figures that are behind, those furthest behind first."""
        behind = [figure for figure in self.figures if figure.light == Light.RED]
        return sorted(behind, key=lambda figure: (figure.progress.lead is None, figure.progress.lead or 0))


@dataclass(frozen=True)
class Lights:
    """The matrix of a month: its columns are the common indicators, and each chain's own are summed up in the last."""

    month: Month
    columns: tuple[Indicator, ...]
    rows: tuple[LightRow, ...]

    @property
    def has_own(self) -> bool:
        return any(row.own for row in self.rows)

    @property
    def counts(self) -> list[tuple[Light, int]]:
        return counted(figure for row in self.rows for figure in row.figures)

    @property
    def demonstration(self) -> bool:
        """Whether any figure shown is a demonstration figure."""
        return any(figure.series.demonstration for row in self.rows for figure in row.figures)


def lights(*, month: Month, chains: Collection[Chain]) -> Lights:
    """The matrix of the chains given; three statements whatever their number."""
    figures = city_figures(month=month, chains=chains)
    common = {figure.indicator.pk: figure.indicator for figure in figures.values() if figure.indicator.chain_id is None}
    columns = tuple(sorted(common.values(), key=lambda indicator: indicator.number))
    return Lights(month=month, columns=columns, rows=tuple(_row(chain, columns, figures) for chain in chains))


def counted(figures: Iterable[ChainFigure]) -> list[tuple[Light, int]]:
    """How many figures have which light, the worst first, with those that nobody has."""
    found = Counter(figure.light for figure in figures)
    return [(light, found[light]) for light in WORST_FIRST]


def _row(chain: Chain, columns: tuple[Indicator, ...], figures: dict[tuple[str, str], ChainFigure]) -> LightRow:
    cells = [figures.get((chain.code, indicator.code)) for indicator in columns]
    own = [
        figure for (code, _), figure in figures.items() if code == chain.code and figure.indicator.chain_id == chain.pk
    ]
    own.sort(key=lambda figure: figure.indicator.number)
    return LightRow(
        chain=chain,
        cells=tuple(Cell((figure,)) if figure else None for figure in cells),
        own=Cell(tuple(own)) if own else None,
    )
