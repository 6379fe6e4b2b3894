"""Figures of many chains at once: for the leaders' pages, the reports and the evaluation. Three or four statements,
whatever the number of chains, indicators and months.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.postgres.aggregates import ArrayAgg, BoolOr
from django.db.models import F, Func, Q
from msgspec import Struct, field

from chains.models import Chain
from config.lib.periods import Month, Quarter, Year
from dispatch.enums import EntrySource, IndicatorForm, Light
from dispatch.models import Entry, Indicator, Target, TargetChange
from dispatch.rules import moves
from dispatch.rules.measure import Measure
from dispatch.rules.progress import Progress, due, progress
from dispatch.rules.year_to_date import YearToDate, base_of, quarter_alone, quarter_to_date, so_far, year_to_date

Pair = tuple[int, int]
"""A chain and an indicator, by their keys."""


class EntryVersion(Struct, frozen=True, gc=False):
    """An entry as it stood: its key and its version, under which the history of rows has what was in it."""

    pk: int
    version: int


class Series(Struct, frozen=True, gc=False):
    """One indicator of one chain: its figures as entered, the entries they stand in, and words where there are any."""

    figures: Mapping[Month, Decimal | None] = field(default_factory=dict)
    entries: Mapping[Month, EntryVersion] = field(default_factory=dict)
    words: Mapping[Month, str] = field(default_factory=dict)
    demonstration: bool = False


NOTHING = Series()


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
    ``cumulative`` stand on, oldest first.
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
    for chain, indicator, measure in _applicable(of, indicators, targets):
        key = (chain.pk, indicator.pk)
        cells[chain.code, indicator.code] = _quarter_figure(
            chain, indicator, measure, quarter, series.get(key, NOTHING), targets.get(key), changes.get(key, ())
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
    for chain, indicator, measure in _applicable(chains, tuple(Indicator.objects.all()), targets):
        key = (chain.pk, indicator.pk)
        own, target = series.get(key, NOTHING), targets.get(key)
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
    figures, last = series.figures, quarter.last_month
    now = quarter_to_date(measure.kind, figures, quarter)
    base = base_of(measure.kind, quarter)
    used = last.year_to_date if measure.sums_months else (base, last) if base else (last,)
    return QuarterFigure(
        chain=chain,
        indicator=indicator,
        value=now.alone,
        cumulative=now.so_far,
        target=target,
        target_to_date=None if target is None or target.value is None else due(measure, target.value, last),
        last_year=so_far(measure.kind, figures, last.a_year_before()),
        previous=quarter_alone(measure.kind, figures, quarter.previous()),
        missing=now.missing,
        entries=tuple(series.entries[month] for month in used if month in series.entries),
        words=series.words.get(last, ""),
        target_changes=changes,
        demonstration=series.demonstration,
    )


def _applicable(
    chains: Collection[Chain], indicators: tuple[Indicator, ...], targets: dict[Pair, YearTarget]
) -> Iterator[tuple[Chain, Indicator, Measure]]:
    """Which indicators each chain reports on, as in :func:`dispatch.queries.columns.applicable`."""
    measured = [(indicator, indicator.measure) for indicator in indicators]
    for chain in chains:
        for indicator, measure in measured:
            if indicator.chain_id == chain.pk or (indicator.chain_id is None and (chain.pk, indicator.pk) in targets):
                yield chain, indicator, measure


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
    """The figures of the years up to a month, by chain and indicator; the database lays the months of each together."""
    known = Q(ledger__month__year__lt=until.year) | Q(ledger__month__month__lte=until.month)
    rows = Entry.objects.filter(known, ledger__chain__in=chains, ledger__month__year__in=years).order_by()
    if counted:
        rows = rows.filter(ledger__status__in=moves.JUDGED)
    month_of = {month.year * 12 + month.month: month for year in years for month in Year(year).months}.__getitem__
    number, in_words = F("ledger__month__year") * 12 + F("ledger__month__month"), ~Q(words="")
    found = {}
    for chain, indicator, numbers, values, keys, versions, demonstration, worded, words in rows.values_list(
        "ledger__chain_id", "indicator_id"
    ).annotate(
        numbers=ArrayAgg(number),
        figures=ArrayAgg(_shortest("value")),
        keys=ArrayAgg("pk"),
        versions=ArrayAgg("version"),
        demonstration=BoolOr(Q(source=EntrySource.DEMONSTRATION)),
        worded=ArrayAgg(number, filter=in_words, default=[]),
        words=ArrayAgg("words", filter=in_words, default=[]),
    ):
        months = [month_of(one) for one in numbers]
        found[chain, indicator] = Series(
            figures=dict(zip(months, values, strict=True)),
            entries=dict(zip(months, map(EntryVersion, keys, versions), strict=True)),
            words=dict(zip(map(month_of, worded), words, strict=True)),
            demonstration=demonstration,
        )
    return found


def _shortest(name: str) -> Func:
    """A figure without the zeros that the column fills it up with: 12.5, not 12.500000."""
    return Func(name, function="trim_scale")
