"""Figures of many chains at once: for the leaders' pages, the reports and the evaluation. Three or four statements,
whatever the number of chains, indicators and months.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Func, Q
from msgspec import Struct, field

from chains.models import Chain
from config.lib.periods import Month, Quarter
from dispatch.enums import EntrySource, IndicatorForm, Light
from dispatch.models import Entry, Indicator, Target, TargetChange
from dispatch.rules import moves
from dispatch.rules.measure import Measure
from dispatch.rules.progress import Progress, due, progress
from dispatch.rules.year_to_date import (
    YearToDate,
    months_alone,
    months_so_far,
    quarter_alone,
    quarter_to_date,
    so_far,
    year_to_date,
)

Pair = tuple[int, int]
"""A chain and an indicator, by their keys."""


class EntryVersion(Struct, frozen=True, gc=False):
    """An entry as it stood: its key and its version, under which the history of rows has what was in it."""

    pk: int
    version: int


class Series(Struct, gc=False):
    """One indicator of one chain: its figures as entered, the entries they stand in, words where there are any, and
    whether it has a demonstration figure."""

    figures: dict[Month, Decimal | None] = field(default_factory=dict)
    entries: dict[Month, EntryVersion] = field(default_factory=dict)
    words: dict[Month, str] = field(default_factory=dict)
    demonstration: bool = False

    def within(self, months: Iterable[Month]) -> tuple[EntryVersion, ...]:
        """The entries of those of the months that have one."""
        entries = self.entries
        return tuple([entries[month] for month in months if month in entries])


class YearTarget(Struct, frozen=True, gc=False):
    """What one chain is to reach on one indicator in a year: the row it stands in, the figure, and words if any."""

    pk: int
    value: Decimal | None
    words: str


@dataclass(frozen=True)
class ChainFigure:
    """How one chain stands on one indicator at the end of a month."""

    chain: Chain
    indicator: Indicator
    month: Month
    series: Series
    target: YearTarget | None
    year: YearToDate
    progress: Progress

    @property
    def value(self) -> Decimal | None:
        """The month's figure as entered."""
        return self.series.figures.get(self.month)

    @property
    def words(self) -> str:
        """What is reported in words, where it is."""
        return self.series.words.get(self.month, "")

    @property
    def entry_id(self) -> int | None:
        entry = self.series.entries.get(self.month)
        return entry.pk if entry else None

    @property
    def light(self) -> Light:
        return self.progress.light

    @property
    def months(self) -> tuple[Decimal | None, ...]:
        """The twelve months of the year as entered."""
        return tuple(self.series.figures.get(Month(self.month.year, number)) for number in range(1, 13))


class QuarterFigure(Struct, frozen=True, gc=False):
    """What an evaluation reads of one indicator of one chain. Only accepted figures count; None is not reported.

    ``value`` is the quarter's own figure (a growth rate's and a stock's: as it stood at the end), ``cumulative`` the
    year's up to its end, ``previous`` the quarter's before, ``last_year`` the figure of the year up to the same quarter
    a year ago. ``missing`` names the months for want of which there is none; ``entries`` are those that ``value`` and
    ``cumulative`` stand on, oldest first, ``last_year_entries`` and ``previous_entries`` those of the other two.
    """

    chain: Chain
    indicator: Indicator
    value: Decimal | None
    cumulative: Decimal | None
    target: YearTarget | None
    target_to_date: Decimal | None
    last_year: Decimal | None
    previous: Decimal | None
    missing: tuple[Month, ...]
    entries: tuple[EntryVersion, ...]
    last_year_entries: tuple[EntryVersion, ...]
    previous_entries: tuple[EntryVersion, ...]
    words: str
    target_changes: tuple[TargetChange, ...]
    demonstration: bool

    @property
    def reported(self) -> bool:
        if self.indicator.form == IndicatorForm.WORDS:
            return bool(self.words)
        return self.cumulative is not None


@dataclass(frozen=True)
class QuarterFigures:
    """All that an evaluation of a quarter reads from the ledgers; ``cells`` by the codes of chain and indicator."""

    quarter: Quarter
    chains: tuple[Chain, ...]
    indicators: tuple[Indicator, ...]
    cells: dict[tuple[str, str], QuarterFigure]

    @property
    def demonstration(self) -> bool:
        """Whether any figure is a demonstration figure."""
        return any(cell.demonstration for cell in self.cells.values())


def quarter_figures(quarter: Quarter, chains: Collection[Chain] | None = None) -> QuarterFigures:
    """Everything an evaluation needs of a quarter, of the chains given or of all in the catalogue; four statements."""
    of = tuple(Chain.objects.filter(closed_on=None) if chains is None else chains)
    indicators = tuple(Indicator.objects.all())
    targets = _targets(of, quarter.year)
    changes = _changes(of, quarter.year)
    series = _series(of, (quarter.year - 1, quarter.year), until=quarter.last_month, counted=True)
    cells = {}
    for key, chain, indicator, measure in _applicable(of, indicators, targets):
        cells[chain.code, indicator.code] = _quarter_figure(
            chain, indicator, measure, quarter, series.get(key) or Series(), targets.get(key), changes.get(key, ())
        )
    return QuarterFigures(quarter=quarter, chains=of, indicators=indicators, cells=cells)


def city_figures(
    *, month: Month, chains: Collection[Chain], counted: bool = True
) -> dict[tuple[str, str], ChainFigure]:
    """How chains stand at the end of a month, by the codes of chain and indicator; three statements.

    ``counted``: only what is accepted; else whatever is entered.
    """
    targets = _targets(chains, month.year)
    series = _series(chains, (month.year,), until=month, counted=counted)
    found = {}
    for key, chain, indicator, measure in _applicable(chains, tuple(Indicator.objects.all()), targets):
        own, target = series.get(key) or Series(), targets.get(key)
        year = year_to_date(measure.kind, own.figures, month)
        found[chain.code, indicator.code] = ChainFigure(
            chain=chain,
            indicator=indicator,
            month=month,
            series=own,
            target=target,
            year=year,
            progress=progress(measure, so_far=year.so_far, target=target.value if target else None, month=month),
        )
    return found


def _quarter_figure(
    chain: Chain,
    indicator: Indicator,
    measure: Measure,
    quarter: Quarter,
    series: Series,
    target: YearTarget | None,
    changes: tuple[TargetChange, ...],
) -> QuarterFigure:
    kind, figures, last = measure.kind, series.figures, quarter.last_month
    now = quarter_to_date(kind, figures, quarter)
    a_year_ago, before = last.a_year_before(), quarter.previous()
    return QuarterFigure(
        chain=chain,
        indicator=indicator,
        value=now.alone,
        cumulative=now.so_far,
        target=target,
        target_to_date=None if target is None or target.value is None else due(measure, target.value, last),
        last_year=so_far(kind, figures, a_year_ago),
        previous=quarter_alone(kind, figures, before),
        missing=now.missing,
        entries=series.within(months_so_far(kind, last) if measure.sums_months else months_alone(kind, quarter)),
        last_year_entries=series.within(months_so_far(kind, a_year_ago)),
        previous_entries=series.within(months_alone(kind, before)),
        words=series.words.get(last, ""),
        target_changes=changes,
        demonstration=series.demonstration,
    )


def _applicable(
    chains: Collection[Chain], indicators: tuple[Indicator, ...], targets: dict[Pair, YearTarget]
) -> Iterator[tuple[Pair, Chain, Indicator, Measure]]:
    """Which indicators each chain reports on, as in :func:`dispatch.queries.columns.applicable`."""
    measured = [(indicator.pk, indicator.chain_id, indicator, indicator.measure) for indicator in indicators]
    for chain in chains:
        one = chain.pk
        for number, only_for, indicator, measure in measured:
            key = (one, number)
            if only_for == one or (only_for is None and key in targets):
                yield key, chain, indicator, measure


def _targets(chains: Collection[Chain], year: int) -> dict[Pair, YearTarget]:
    rows = Target.objects.filter(chain__in=chains, year=year).order_by()
    found = rows.values_list("chain_id", "indicator_id", "pk", _shortest("value"), "words")
    return {(chain, indicator): YearTarget(*target) for chain, indicator, *target in found}


def _changes(chains: Collection[Chain], year: int) -> dict[Pair, tuple[TargetChange, ...]]:
    """The decisions that changed a target that had been set before, oldest first."""
    found: dict[Pair, tuple[TargetChange, ...]] = defaultdict(tuple)
    of_year = TargetChange.objects.filter(target__chain__in=chains, target__year=year, before__isnull=False)
    for change in of_year.select_related("target"):
        found[change.target.chain_id, change.target.indicator_id] += (change,)
    return found


def _series(chains: Collection[Chain], years: Collection[int], *, until: Month, counted: bool) -> dict[Pair, Series]:
    """The figures of the years up to a month, by chain and indicator; the database lays those of a ledger together."""
    known = Q(ledger__month__year__lt=until.year) | Q(ledger__month__month__lte=until.month)
    rows = Entry.objects.filter(known, ledger__chain__in=chains, ledger__month__year__in=years).order_by()
    if counted:
        rows = rows.filter(ledger__status__in=moves.JUDGED)
    shown, in_words = Q(source=EntrySource.DEMONSTRATION), ~Q(words="")
    found: dict[Pair, Series] = defaultdict(Series)
    for chain, year, month, indicators, figures, keys, versions, demonstrated, worded, words in rows.values_list(
        "ledger__chain_id", "ledger__month__year", "ledger__month__month"
    ).annotate(
        indicators=ArrayAgg("indicator_id"),
        figures=ArrayAgg(_shortest("value")),
        keys=ArrayAgg("pk"),
        versions=ArrayAgg("version"),
        demonstrated=ArrayAgg("indicator_id", filter=shown, default=[]),
        worded=ArrayAgg("indicator_id", filter=in_words, default=[]),
        words=ArrayAgg("words", filter=in_words, default=[]),
    ):
        at = Month(year, month)
        for indicator, figure, entry in zip(indicators, figures, map(EntryVersion, keys, versions), strict=True):
            own = found[chain, indicator]
            own.figures[at] = figure
            own.entries[at] = entry
        for indicator, said in zip(worded, words, strict=True):
            found[chain, indicator].words[at] = said
        for indicator in demonstrated:
            found[chain, indicator].demonstration = True
    return found


def _shortest(name: str) -> Func:
    """A figure without the zeros that the column fills it up with: 12.5, not 12.500000."""
    return Func(name, function="trim_scale")
