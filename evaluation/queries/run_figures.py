"""All that a run and its notice read, gathered once in a handful of statements: accepted figures, targets, marks,
matters, places, what came late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from config.lib.numbers import show
from config.lib.periods import Quarter, date_label
from dispatch.enums import Decision
from dispatch.models import Ledger
from dispatch.queries.figures import EntryVersion, QuarterFigure, quarter_figures
from evaluation.models import Adjustment, Run
from evaluation.queries.marks import marks_to_judge
from evaluation.queries.references import reference
from evaluation.queries.runs import published_run
from evaluation.queries.scheme_in_force import items_of, read
from evaluation.rules import figures as rules
from evaluation.rules.rater import Mark as GivenMark


def run_figures(run: Run) -> rules.Figures:
    """The figures of the run's quarter as the rules read them, each with references to the rows it came from.

    Marks and matters of items that the run's scheme does not have are another scheme's, and left aside; so are places
    of the quarter before that were in another group.
    """
    figures = all_figures(run.period, demonstration=run.scheme.demonstration)
    return figures.of_items(items_of(run.scheme)).among(read(run.scheme).groups_of(figures.units))


def all_figures(quarter: Quarter, *, demonstration: bool) -> rules.Figures:
    """Whatever was reported, marked and agreed for a quarter, by whichever scheme it is to be judged."""
    gathered = quarter_figures(quarter)
    by_chain: dict[str, dict[str, rules.Figure]] = defaultdict(dict)
    for (chain, indicator), cell in gathered.cells.items():
        by_chain[chain][indicator] = _figure(cell)
    marks, matters, before = _marks(quarter), _matters(quarter), published_run(quarter.previous())
    places = _places(before) if before else {}
    late = _late(quarter)
    return rules.Figures(
        period=str(quarter),
        units={
            chain.code: rules.Unit(
                name=chain.name,
                figures=by_chain[chain.code],
                marks={item: tuple(given) for item, given in marks.get(chain.code, {}).items()},
                adjustments=tuple(matters.get(chain.code, ())),
                previous_place=places[chain.code][0] if chain.code in places else None,
                previous_group=places[chain.code][1] if chain.code in places else None,
                late=tuple(late.get(chain.code, ())),
            )
            for chain in gathered.chains
        },
        indicators={
            indicator.code: rules.IndicatorFact(
                name=indicator.name,
                unit=indicator.unit,
                number=indicator.number,
                short_name=indicator.short_name,
                group=indicator.group,
                measure=indicator.measure,
                own=indicator.chain_id is not None,
            )
            for indicator in gathered.indicators
        },
        demonstration=gathered.demonstration or demonstration,
        places_by=before.scheme.on_paper if before else "",
    )


def _figure(cell: QuarterFigure) -> rules.Figure:
    return rules.Figure(
        value=cell.value,
        cumulative=cell.cumulative,
        target=cell.target.value if cell.target else None,
        target_to_date=cell.target_to_date,
        last_year=cell.last_year,
        previous=cell.previous,
        reported=cell.reported,
        references=_named(cell.entries),
        last_year_references=_named(cell.last_year_entries),
        previous_references=_named(cell.previous_entries),
        target_references=(reference("target", cell.target.pk),) if cell.target else (),
        notes=tuple(
            f"目标于{date_label(change.decided_on)}由{_worded(change.before, cell)}调整为{_worded(change.after, cell)}"
            f"（{change.document}），按调整后的目标计"
            for change in cell.target_changes
        ),
    )


def _named(entries: Iterable[EntryVersion]) -> tuple[str, ...]:
    return tuple([reference("entry", entry.pk, entry.version) for entry in entries])


def _worded(value: Decimal | None, cell: QuarterFigure) -> str:
    return f"{show(value, cell.indicator.decimals)}{cell.indicator.unit}"


def _marks(quarter: Quarter) -> dict[str, dict[str, list[GivenMark]]]:
    found: dict[str, dict[str, list[GivenMark]]] = defaultdict(lambda: defaultdict(list))
    for mark in marks_to_judge(quarter):
        found[mark.chain.code][mark.item].append(
            GivenMark(rater=mark.rater, value=mark.value, reference=reference("mark", mark.pk))
        )
    return found


def _matters(quarter: Quarter) -> dict[str, list[rules.Adjustment]]:
    found: dict[str, list[rules.Adjustment]] = defaultdict(list)
    of_quarter = Adjustment.objects.filter(year=quarter.year, quarter=quarter.quarter)
    rows = of_quarter.filter(decision=Decision.GRANTED, withdrawn_because="")
    for row in rows.select_related("chain").order_by("pk"):
        found[row.chain.code].append(
            rules.Adjustment(
                item=row.item,
                matter=row.matter,
                quantity=row.count,
                grade=row.grade,
                evidence=row.proof,
                reference=reference("adjustment", row.pk),
            )
        )
    return found


def _late(quarter: Quarter) -> dict[str, list[str]]:
    """The months whose ledgers were first submitted after they were due, by chain."""
    found: dict[str, list[str]] = defaultdict(list)
    numbers = [month.month for month in quarter.months]
    late = Ledger.objects.filter(month__year=quarter.year, month__month__in=numbers, submitted_late=True)
    for ledger in late.select_related("chain", "month").order_by("month__month"):
        found[ledger.chain.code].append(str(ledger.month.period))
    return found


def _places(run: Run) -> dict[str, tuple[int, str]]:
    """The places of a run, each with its group, by chain."""
    placings = run.placings.values_list("chain__code", "place", "group")
    return {chain: (place, group) for chain, place, group in placings if place is not None}
