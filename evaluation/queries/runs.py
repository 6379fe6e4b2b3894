"""Runs as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet
from msgspec import Struct

from chains.models import Chain
from config.lib import clock
from config.lib.periods import Month, Quarter
from dispatch.enums import Decision
from dispatch.models import ReportingMonth
from evaluation.enums import RunStatus
from evaluation.models import Adjustment, Mark, Placing, Run
from evaluation.queries.scheme_in_force import items_of
from evaluation.rules.arithmetic import ZERO, missed_by_rounding
from evaluation.rules.canonical import read_back
from evaluation.rules.result import Heading, Headings, Kept, Line, LinePart, LineState
from evaluation.rules.run_moves import HOLDS_FIRST

SHOWN = (RunStatus.PUBLISHED, RunStatus.SUPERSEDED)
IN_PLACE = tuple(status for status in HOLDS_FIRST if status is not RunStatus.DRAFT)
"""The statuses of a run that took another's place, the nearest to holding first."""


@dataclass(frozen=True)
class Row:
    """A chain's line in the table of scores: its place and its points by the columns' items, to so many places."""

    placing: Placing
    points: tuple[Heading | None, ...]
    places: int

    @property
    def missed_by_rounding(self) -> Decimal:
        """By how much the printed points miss the total for rounding alone, else 0."""
        if self.placing.total is None:
            return ZERO
        printed = (one.shown if one else None for one in self.points)
        return missed_by_rounding(self.placing.total, printed, places=self.places)


@dataclass(frozen=True)
class ScoreColumn:
    """One of the scheme's top lines: ``full`` marks, none where there are none or they differ from chain to chain."""

    item: str
    title: str
    part: LinePart
    is_group: bool
    full: Decimal
    differs: bool

    @classmethod
    def of(cls, lines: Sequence[Heading]) -> ScoreColumn:
        """The column of these lines, one a chain. A chain to whom an item does not apply says nothing of its marks."""
        first = lines[0]
        fulls = {line.full for line in lines if line.state is not LineState.NOT_APPLICABLE} or {ZERO}
        full = ZERO if len(fulls) > 1 else max(fulls)
        return cls(first.item, first.title, first.part, first.is_group, full, differs=len(fulls) > 1)


@dataclass(frozen=True)
class ScoreTable:
    """The table of scores: the columns are the scheme's top lines (groups, single items, bonus, deduction)."""

    columns: tuple[ScoreColumn, ...]
    rows: tuple[Row, ...]

    @property
    def unplaced(self) -> tuple[Placing, ...]:
        """The chains without a place; while there is one, the run cannot be published."""
        return tuple(row.placing for row in self.rows if row.placing.place is None and not row.placing.failed)

    @property
    def missed_by_rounding(self) -> Decimal:
        """By how much at most the points of a row, added up as they are printed, miss its total for rounding alone."""
        return max((row.missed_by_rounding for row in self.rows), default=ZERO)


def runs() -> QuerySet[Run]:
    """All runs, newest quarter first, with how many chains are placed and how many are not."""
    return (
        Run.objects.select_related("scheme", "started_by__person", "published_by__person", "job")
        .defer("inputs", "result", "scheme__text")
        .annotate(
            placed=Count("placings", filter=Q(placings__place__isnull=False)),
            unplaced=Count("placings", filter=Q(placings__place=None)),
        )
        .order_by("-year", "-quarter", "-pk")
    )


def published_run(quarter: Quarter) -> Run | None:
    """The run of the quarter that holds, if one is published."""
    return (
        Run.objects.filter(year=quarter.year, quarter=quarter.quarter, status=RunStatus.PUBLISHED)
        .select_related("scheme")
        .first()
    )


def run_in_place_of(run: Run) -> Run | None:
    """The later run whose result counts now where this one's was taken back or superseded; none where it was not."""
    if run.status not in {RunStatus.REPLACED, RunStatus.SUPERSEDED}:
        return None
    later = Run.objects.filter(year=run.year, quarter=run.quarter, pk__gt=run.pk, status__in=IN_PLACE)
    return min(later.defer("inputs", "result"), key=lambda one: IN_PLACE.index(RunStatus(one.status)), default=None)


def latest_published() -> Run | None:
    """The run that holds for the latest quarter that has one."""
    published = Run.objects.filter(status=RunStatus.PUBLISHED).select_related("scheme")
    return published.defer("inputs", "scheme__text").first()


def placings_of(run: Run) -> list[Placing]:
    """All places of a run with their chains, group by group as its scheme names the groups."""
    order = {group: at for at, group in enumerate(kept_of(run).groups if run.result else ())}
    return sorted(run.placings.select_related("chain"), key=lambda one: order.get(one.group, 0))


def score_table(run: Run) -> ScoreTable:
    """All places of a run, group by group, with the points of its top lines; in two queries."""
    placings = placings_of(run)
    by_chain = {chain: {line.item: line for line in lines if not line.groups} for chain, lines in _headings(run)}
    items = dict.fromkeys(item for lines in by_chain.values() for item in lines)
    places = run.places
    return ScoreTable(
        columns=tuple(ScoreColumn.of([lines[item] for lines in by_chain.values() if item in lines]) for item in items),
        rows=tuple(
            Row(placing, tuple(by_chain.get(placing.chain_id, {}).get(item) for item in items), places)
            for placing in placings
        ),
    )


def kept_of(run: Run) -> Kept:
    """How a run's result was rounded, and whether it is a demonstration."""
    return read_back(run.result, Kept)


class _PlacesBefore(Struct):
    """What the kept figures say of the places before."""

    places_by: str = ""


def places_before_by(run: Run) -> str:
    """By which other scheme the places before were given, as a paper names it; nothing where it was the same, or there
    were none.
    """
    before = read_back(run.inputs, _PlacesBefore).places_by if run.inputs else ""
    return "" if before == run.scheme.on_paper else before


def missing_lines(run: Run) -> list[tuple[Chain, Heading]]:
    """The lines that could not be scored for want of an input; where the scheme says so they count as zero."""
    lines = dict(_headings(run))
    return [
        (chain, line)
        for chain in Chain.objects.filter(pk__in=lines).order_by("number")
        for line in lines[chain.pk]
        if line.state is LineState.MISSING and not line.is_group
    ]


def undecided_matters(run: Run) -> int:
    """How many matters of the run's quarter nobody has decided on: they do not count."""
    of_quarter = Adjustment.objects.filter(year=run.year, quarter=run.quarter, withdrawn_because="")
    return of_quarter.filter(decision=Decision.PENDING).count()


def left_aside(run: Run) -> tuple[int, int]:
    """How many marks and how many agreed matters of the quarter stand at items that the run's scheme does not have."""
    of_quarter = {"year": run.year, "quarter": run.quarter}
    items = items_of(run.scheme)
    matters = Adjustment.objects.filter(**of_quarter, decision=Decision.GRANTED, withdrawn_because="")
    marks = Mark.objects.filter(**of_quarter)
    return marks.exclude(item__in=items).count(), matters.exclude(item__in=items).count()


def lines_of(run: Run, chain: Chain) -> tuple[Line, ...]:
    """All lines of one chain in the scheme's order; none where it was not judged."""
    sheet = run.sheets.filter(chain=chain).first()
    return sheet.lines if sheet else ()


def headings_of(text: str) -> tuple[Heading, ...]:
    """The lines of a score sheet without their explanations."""
    return read_back(text, Headings).lines


def _headings(run: Run) -> Iterator[tuple[int, tuple[Heading, ...]]]:
    for chain, text in run.sheets.values_list("chain_id", "text"):
        yield chain, headings_of(text)


def quarters_to_judge() -> list[Quarter]:
    """The quarters whose months are set up, the latest first."""
    months: Iterable[tuple[int, int]] = ReportingMonth.objects.values_list("year", "month")
    return sorted({Month(year, month).quarter for year, month in months}, reverse=True)


def quarter_in_hand(text: str) -> Quarter | None:
    """The quarter an address names; without one the latest that is over, else the first that is set up."""
    quarters = quarters_to_judge()
    try:
        wanted = Quarter.parse(text)
    except ValueError:
        over = [quarter for quarter in quarters if quarter.last_day < clock.today()]
        return over[0] if over else (quarters[-1] if quarters else None)
    return wanted if wanted in quarters else None
