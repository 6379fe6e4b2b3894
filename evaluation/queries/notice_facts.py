"""All that a notice says of a run, from what was kept with it: nothing that is changed since then changes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from config.lib.numbers import half_up
from config.lib.periods import Month
from evaluation.models import Notice, Placing, Run
from evaluation.queries.runs import Row, ScoreTable, kept_of, places_before_by, score_table
from evaluation.queries.scheme_in_force import read
from evaluation.queries.topics import topic_kept
from evaluation.rules.figures import Figures, Unit
from evaluation.rules.notice_words.facts import Late, NoticeFacts, NoticeText, PointColumn, Ranked
from evaluation.rules.notice_words.scheme_words import scheme_facts
from evaluation.rules.result import LinePart
from evaluation.rules.standings import City, CityStanding, Standing, Topic, city_standing, standing


def notice_facts(run: Run) -> NoticeFacts:
    """The facts of a run that has a result; two statements, whatever the number of chains and indicators."""
    figures, kept = Figures.from_json(run.inputs), kept_of(run)
    table = score_table(run)
    codes = [row.placing.chain.code for row in sorted(table.rows, key=lambda row: row.placing.chain.number)]
    units = {figures.units[code].name: figures.units[code] for code in codes}
    topics = [
        topic_kept(code, fact) for code, fact in sorted(figures.indicators.items(), key=lambda pair: pair[1].number)
    ]
    return NoticeFacts(
        quarter=run.period,
        scheme=scheme_facts(read(run.scheme), indicators=figures.indicators, arithmetic=kept.arithmetic),
        city=City(
            month=run.period.last_month,
            chains=tuple(units),
            cities=tuple(_cities(run, [topic for topic in topics if not topic.own], units)),
            own=tuple(one for topic in topics if topic.own for one in _standings(run, topic, units)),
        ),
        columns=tuple(
            PointColumn(title=column.title, full=column.full, differs=column.differs) for column in table.columns
        ),
        ranking=tuple(
            _ranked(row, table, kept.places, name=figures.units[row.placing.chain.code].name) for row in table.rows
        ),
        late=tuple(
            Late(chain=name, months=tuple(map(Month.parse, unit.late))) for name, unit in units.items() if unit.late
        ),
        demonstration=kept.demonstration,
        places_by=places_before_by(run),
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


def _ranked(row: Row, table: ScoreTable, places: int, *, name: str) -> Ranked:
    placing: Placing = row.placing
    points = tuple(
        half_up(line.shown, places) if line is not None and line.shown is not None else None for line in row.points
    )
    parts = {
        column.part: value or Decimal(0) for column, value in zip(table.columns, points, strict=True) if column.is_group
    }
    return Ranked(
        chain=name,
        total=half_up(placing.total or Decimal(0), places),
        place=placing.place,
        tied=placing.tied,
        movement=placing.movement,
        bonus=parts.get(LinePart.BONUS, Decimal(0)),
        deduction=parts.get(LinePart.DEDUCTION, Decimal(0)),
        points=points,
        notes=tuple(placing.notes),
        group=placing.group,
        failed=placing.failed,
    )
