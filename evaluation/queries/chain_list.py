"""The chains somebody may see, with who answers for them, their places and their lights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from chains.enums import AssignmentRole
from chains.models import Assignment, Chain
from chains.permissions import visible_chains
from config.lib import clock
from dispatch.models import ReportingMonth
from evaluation.models import Placing, Run
from evaluation.queries.lights import LightRow, lights
from evaluation.queries.months import counted_months, month_in_hand
from evaluation.queries.runs import latest_published
from offices.models import Account, Organisation, Post

Holders = dict[str, list[Organisation | Post]]


@dataclass(frozen=True)
class ChainLine:
    """A chain with whoever answers for it today, by role, its place and its lights."""

    chain: Chain
    holders: Holders
    placing: Placing | None
    lights: LightRow | None

    @property
    def responsible(self) -> list[Organisation | Post]:
        return self.holders.get(AssignmentRole.RESPONSIBLE, [])

    @property
    def chain_office(self) -> list[Organisation | Post]:
        return self.holders.get(AssignmentRole.CHAIN_OFFICE, [])

    @property
    def chief(self) -> list[Organisation | Post]:
        return self.holders.get(AssignmentRole.CHIEF, [])


@dataclass(frozen=True)
class ChainTable:
    """The places are those of ``run``, the lights those of ``month``; either may not be there yet."""

    lines: tuple[ChainLine, ...]
    run: Run | None
    month: ReportingMonth | None

    @property
    def demonstration(self) -> bool:
        return any(figure.series.demonstration for line in self.lines if line.lights for figure in line.lights.figures)


def chain_table(account: Account) -> ChainTable:
    """All chains of the catalogue that the account may know; eight statements whatever their number."""
    chains = list(visible_chains(account).filter(closed_on=None))
    month = month_in_hand(counted_months(chains), "")
    matrix = lights(month=month.period, chains=chains) if month else None
    rows = {row.chain.pk: row for row in matrix.rows} if matrix else {}
    run = latest_published()
    placings = {placing.chain_id: placing for placing in run.placings.filter(chain__in=chains)} if run else {}
    answering = _holders(chains)
    return ChainTable(
        lines=tuple(
            ChainLine(
                chain=chain,
                holders=answering[chain.pk],
                placing=placings.get(chain.pk),
                lights=rows.get(chain.pk),
            )
            for chain in chains
        ),
        run=run,
        month=month,
    )


def _holders(chains: Collection[Chain]) -> dict[int, Holders]:
    found: dict[int, Holders] = defaultdict(lambda: defaultdict(list))
    running = Assignment.objects.on(clock.today()).filter(chain__in=chains)
    for assignment in running.select_related("organisation", "post__organisation"):
        found[assignment.chain_id][assignment.role].append(assignment.holder)
    return found
