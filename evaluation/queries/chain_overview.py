"""One chain: who answers for it, its places, its figures against their targets, its ledgers, what was decided of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from chains.models import Assignment, Chain
from config.lib import clock
from config.lib.numbers import share
from config.lib.periods import Month, Year
from dispatch.models import Correction, Entry, ReportingMonth, TargetChange
from dispatch.queries.board import BoardCell, board
from dispatch.queries.figures import ChainFigure
from dispatch.rules.progress import is_phased, time_progress
from dispatch.rules.year_to_date import year_to_date
from evaluation.enums import RunStatus
from evaluation.models import Placing, ScoreSheet
from evaluation.queries.lights import LightRow, lights
from evaluation.queries.months import counted_months, month_in_hand
from evaluation.queries.runs import headings_of
from evaluation.rules.result import Heading

RECENT = 5


@dataclass(frozen=True)
class MonthPoint:
    """The share of the year's target reached by the end of a month, and the share that was due; fractions."""

    month: Month
    share: Decimal | None
    due: Decimal


@dataclass(frozen=True)
class ChainOverview:
    """``placings`` are those of published runs, the latest first; ``scores`` the top lines of the latest of them.

    ``lights`` are of ``month``, by accepted figures; ``ledgers`` of its year, or of this year while there is none.
    """

    chain: Chain
    assignments: tuple[Assignment, ...]
    placings: tuple[Placing, ...]
    scores: tuple[Heading, ...]
    month: ReportingMonth | None
    months: tuple[ReportingMonth, ...]
    lights: LightRow | None
    ledgers: tuple[BoardCell, ...]
    target_changes: tuple[TargetChange, ...]
    corrections: tuple[Correction, ...]
    returned: tuple[Entry, ...]

    @property
    def placing(self) -> Placing | None:
        return self.placings[0] if self.placings else None

    @property
    def figures(self) -> tuple[ChainFigure, ...]:
        return self.lights.figures if self.lights else ()

    @property
    def demonstration(self) -> bool:
        return any(figure.series.demonstration for figure in self.figures)


def chain_overview(chain: Chain, *, month: str = "") -> ChainOverview:
    """Everything on a chain's page; the month named chooses the lights. Seventeen statements."""
    months = counted_months([chain])
    chosen = month_in_hand(months, month)
    placings = tuple(
        Placing.objects.filter(chain=chain, run__status=RunStatus.PUBLISHED)
        .select_related("run__scheme")
        .defer("run__inputs", "run__scheme__text")
        .order_by("-run__year", "-run__quarter")
    )
    year = chosen.year if chosen else clock.today().year
    return ChainOverview(
        chain=chain,
        assignments=tuple(
            Assignment.objects.on(clock.today())
            .filter(chain=chain)
            .select_related("organisation", "post__organisation")
        ),
        placings=placings,
        scores=_scores(placings),
        month=chosen,
        months=tuple(months),
        lights=lights(month=chosen.period, chains=[chain]).rows[0] if chosen else None,
        ledgers=tuple(cell for cell in board(year=year, chains=[chain]).rows[0].cells if cell),
        target_changes=target_changes(chain)[:RECENT],
        corrections=corrections(chain)[:RECENT],
        returned=tuple(
            Entry.objects.filter(ledger__chain=chain)
            .exclude(returned_because="")
            .select_related("indicator", "ledger__chain", "ledger__month")
            .order_by("ledger__month", "indicator__number")
        ),
    )


def target_changes(chain: Chain) -> tuple[TargetChange, ...]:
    """The decisions that changed a target of the chain after it had been set, the latest first."""
    return tuple(
        TargetChange.objects.filter(target__chain=chain, before__isnull=False)
        .select_related("target__indicator", "decided_by__person")
        .order_by("-decided_on", "-pk")
    )


def corrections(chain: Chain) -> tuple[Correction, ...]:
    """The corrections asked for on the chain's ledgers, the latest first."""
    return tuple(
        Correction.objects.filter(entry__ledger__chain=chain)
        .select_related("entry__indicator", "entry__ledger__month", "asked_by__person", "decided_by__person")
        .order_by("-asked_at", "-pk")
    )


def course(figure: ChainFigure) -> list[MonthPoint]:
    """How the share of the target grew from month to month beside what was due; up to the figure's own month."""
    measure, target = figure.indicator.measure, figure.target.value if figure.target else None
    points = []
    for month in Year(figure.month.year):
        reached = year_to_date(measure.kind, figure.series.figures, month).so_far if month <= figure.month else None
        points.append(MonthPoint(month=month, share=share(reached, target), due=time_progress(measure, month)))
    return points


def followed(figures: Sequence[ChainFigure], code: str) -> ChainFigure | None:
    """The figure whose course is drawn: the one named, else the one furthest behind its time."""
    phased = [figure for figure in figures if is_phased(figure.indicator.measure) and figure.target]
    named = [figure for figure in phased if figure.indicator.code == code]
    behind = sorted(phased, key=lambda figure: (figure.progress.lead is None, figure.progress.lead or 0))
    return next(iter([*named, *behind]), None)


def _scores(placings: Sequence[Placing]) -> tuple[Heading, ...]:
    """The top lines of the run that was published last."""
    if not placings:
        return ()
    latest = placings[0]
    sheet = ScoreSheet.objects.filter(run=latest.run_id, chain=latest.chain_id).first()
    return tuple(line for line in headings_of(sheet.text) if not line.groups) if sheet else ()
