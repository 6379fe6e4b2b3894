"""All that a notice says of a run, from what was kept with it: figures corrected since then do not change it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from chains.models import Chain
from config.lib.numbers import half_up
from dispatch.models import Indicator, Ledger
from evaluation.models import Notice, Placing, Run
from evaluation.queries.runs import Row, ScoreTable, score_table
from evaluation.queries.scheme_in_force import read
from evaluation.queries.topics import topic_of
from evaluation.rules.figures import Figures, Unit
from evaluation.rules.notice_words.facts import Late, NoticeFacts, NoticeText, PointColumn, Ranked
from evaluation.rules.notice_words.scheme_words import scheme_facts
from evaluation.rules.result import LinePart
from evaluation.rules.standings import City, CityStanding, Standing, Topic, city_standing, standing


def notice_facts(run: Run) -> NoticeFacts:
    """The facts of a run that has a result; four statements, whatever the number of chains and indicators."""
    figures, result = Figures.from_json(run.inputs), json.loads(run.result)
    table = score_table(run)
    chains = sorted((row.placing.chain for row in table.rows), key=lambda chain: chain.number)
    units = {chain.name: figures.units[chain.code] for chain in chains}
    topics = [topic_of(indicator) for indicator in Indicator.objects.all()]
    places = result["places"]
    return NoticeFacts(
        quarter=run.period,
        scheme=scheme_facts(read(run.scheme), arithmetic=result["arithmetic"]),
        city=City(
            month=run.period.last_month,
            chains=tuple(units),
            cities=tuple(_cities(run, [topic for topic in topics if not topic.own], units)),
            own=tuple(one for topic in topics if topic.own for one in _standings(run, topic, units)),
        ),
        columns=tuple(PointColumn(title=column.title, full=column.full) for column in table.columns),
        ranking=tuple(_ranked(row, table, places) for row in table.rows),
        late=_late(run, chains),
        demonstration=result["demonstration"],
    )


def notice_text(notice: Notice) -> NoticeText:
    """The words of a notice as they stand."""
    return NoticeText(
        organ=notice.organ,
        number=notice.document_number if notice.is_issued else "",
        title=notice.title,
        addressees=notice.addressees,
        basis=notice.basis,
        overall=notice.overall,
        results=notice.results,
        problems=notice.problems,
        demands=notice.demands,
        signed_on=notice.signed_on,
        public=notice.public,
        copies=notice.copies,
        draft=not notice.is_issued,
    )


def _cities(run: Run, topics: list[Topic], units: Mapping[str, Unit]) -> Iterator[CityStanding]:
    for topic in topics:
        chains = list(_standings(run, topic, units))
        if chains:
            yield city_standing(topic=topic, chains=chains, month=run.period.last_month)


def _standings(run: Run, topic: Topic, units: Mapping[str, Unit]) -> Iterator[Standing]:
    """The chains to which an indicator applies, in the catalogue's order."""
    for name, unit in units.items():
        figure = unit.figures.get(topic.code)
        if figure is not None and figure.applicable:
            yield standing(
                topic=topic,
                chain=name,
                month=run.period.last_month,
                value=figure.reading("actual") if figure.reported else None,
                target=figure.target,
                last_year=figure.last_year,
                alone=figure.value if figure.reported else None,
            )


def _ranked(row: Row, table: ScoreTable, places: int) -> Ranked:
    placing: Placing = row.placing
    points = tuple(
        half_up(line.points, places) if line is not None and line.points is not None else None for line in row.points
    )
    parts = {
        column.part: value or Decimal(0) for column, value in zip(table.columns, points, strict=True) if column.is_group
    }
    return Ranked(
        chain=placing.chain.name,
        total=half_up(placing.total or Decimal(0), places),
        place=placing.place,
        tied=placing.tied,
        movement=placing.movement,
        bonus=parts.get(LinePart.BONUS, Decimal(0)),
        deduction=parts.get(LinePart.DEDUCTION, Decimal(0)),
        points=points,
        notes=tuple(placing.notes),
    )


def _late(run: Run, chains: list[Chain]) -> tuple[Late, ...]:
    """The chains whose ledgers of the quarter were first submitted after they were due, by chain."""
    found = defaultdict(list)
    numbers = [month.month for month in run.period.months]
    late = Ledger.objects.filter(month__year=run.year, month__month__in=numbers, submitted_late=True, chain__in=chains)
    for ledger in late.select_related("month").order_by("month__month"):
        found[ledger.chain_id].append(ledger.month.period)
    return tuple(Late(chain=chain.name, months=tuple(found[chain.pk])) for chain in chains if chain.pk in found)
