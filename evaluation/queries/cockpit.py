"""What the leaders see at a glance: who stands where, which lights are on, how the city is doing, who has reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from chains.models import Chain
from chains.permissions import visible_chains
from dispatch.models import ReportingMonth
from evaluation.models import Placing, Run
from evaluation.queries.city_progress import CityFigure, city_progress
from evaluation.queries.lights import LightRow, Lights, lights
from evaluation.queries.months import counted_months, month_in_hand
from evaluation.queries.reporting import Reported, Reporting, reporting
from evaluation.queries.runs import kept_of, latest_published, places_before_by
from offices.models import Account


@dataclass(frozen=True)
class CockpitRow:
    """A chain: its place in the run that was published last, its lights and its ledger of the month."""

    chain: Chain
    placing: Placing | None
    lights: LightRow
    reported: Reported | None

    @property
    def is_open(self) -> bool:
        """Whether the ledger of the month is not accepted yet, so that there is no light to show."""
        return self.reported is not None and not self.reported.is_accepted


@dataclass(frozen=True)
class Cockpit:
    """``run`` is the run published last, ``month`` the one the lights are of; either may not be there yet.
    ``places_by``: the other scheme by which the places before were given, if it was another.

    The rows stand in the order of the ranking, group by group where chains are ranked in groups, chains without a place
    behind, in the order of the catalogue.
    """

    run: Run | None
    month: ReportingMonth | None
    months: tuple[ReportingMonth, ...]
    matrix: Lights | None
    rows: tuple[CockpitRow, ...]
    city: tuple[CityFigure, ...]
    reporting: Reporting | None
    places_by: str

    @property
    def time(self) -> Decimal | None:
        """The share of the year that is over at the end of the month."""
        return self.month.period.time_progress if self.month else None

    @property
    def first(self) -> list[CockpitRow]:
        """Who is first, several where they share the place or are ranked in groups."""
        return [row for row in self.rows if row.placing and row.placing.place == 1]

    @property
    def has_moved(self) -> bool:
        """Whether there is a quarter before to compare with."""
        return any(row.placing and row.placing.movement is not None for row in self.rows)

    @property
    def red(self) -> list[CockpitRow]:
        """The chains with a red light."""
        return [row for row in self.rows if row.lights.red]

    @property
    def demonstration(self) -> bool:
        judged = self.run is not None and self.run.scheme.demonstration
        return judged or (self.matrix is not None and self.matrix.demonstration)


def cockpit(account: Account, *, month: str = "") -> Cockpit:
    """The cockpit of the chains that the account may see, of the month named; ten statements whatever their number."""
    chains = list(visible_chains(account).filter(closed_on=None))
    months = counted_months(chains)
    chosen = month_in_hand(months, month)
    run = latest_published()
    placings = {placing.chain_id: placing for placing in run.placings.all()} if run else {}
    matrix = lights(month=chosen.period, chains=chains) if chosen else None
    state = reporting(month=chosen, chains=chains) if chosen else None
    reported = {one.chain.pk: one for one in state.ledgers} if state else {}
    rows = [
        CockpitRow(
            chain=row.chain,
            placing=placings.get(row.chain.pk),
            lights=row,
            reported=reported.get(row.chain.pk),
        )
        for row in (matrix.rows if matrix else [LightRow(chain=chain, cells=(), own=None) for chain in chains])
    ]
    return Cockpit(
        run=run,
        month=chosen,
        months=tuple(months),
        matrix=matrix,
        rows=tuple(sorted(rows, key=partial(_order, kept_of(run).groups if run else ()))),
        city=city_progress(matrix) if matrix else (),
        reporting=state,
        places_by=places_before_by(run) if run else "",
    )


def _order(groups: Sequence[str], row: CockpitRow) -> tuple[int, bool, int, int]:
    """Group by group, in each by place and without one last; last of all what the run did not judge."""
    placing = row.placing
    if placing is None:
        return len(groups) + 1, True, 0, row.chain.number
    group = groups.index(placing.group) if placing.group in groups else 0
    return group, placing.place is None, placing.place or 0, row.chain.number
