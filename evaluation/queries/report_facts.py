"""All that a monthly report tells, from accepted figures alone; a handful of statements for any number of chains."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from django.db.models import Q

from chains.models import Chain
from config.lib import clock
from config.lib.numbers import share
from config.lib.periods import Month, Year
from dispatch.enums import IndicatorKind
from dispatch.models import Ledger
from dispatch.queries.figures import ChainFigure, city_figures
from dispatch.rules import moves
from dispatch.rules.sums import total
from dispatch.rules.year_to_date import year_to_date
from evaluation.enums import RunStatus
from evaluation.models import NoticeWords, Run
from evaluation.queries.runs import kept_of, places_before_by, placings_of
from evaluation.queries.topics import topic_of
from evaluation.rules.report_facts import ChainReportFacts, CityReportFacts, Course, Judged, Ranking
from evaluation.rules.standings import City, Standing, city_standing, standing


def chain_report_facts(*, chain: Chain, month: Month) -> ChainReportFacts:
    """One chain at the end of a month; of a ranking its own place alone."""
    found = city_figures(month=month, chains=[chain]).values()
    figures = sorted(found, key=lambda one: one.indicator.number)
    words = (
        (figure.indicator.name, figure.series.words[month]) for figure in figures if figure.series.words.get(month)
    )
    return ChainReportFacts(
        month=month,
        made_on=clock.today(),
        chain=chain.full_name,
        organ=_organ(month),
        accepted=not _waiting([chain], month),
        standings=tuple(map(_standing, figures)),
        courses=tuple(_courses([figure] for figure in figures)),
        words=tuple(words),
        ranking=_ranking(month, of=chain),
        demonstration=any(figure.series.demonstration for figure in figures),
    )


def city_report_facts(*, month: Month) -> CityReportFacts:
    """The city at the end of a month."""
    chains = list(Chain.objects.filter(closed_on=None))
    figures = list(city_figures(month=month, chains=chains).values())
    figures.sort(key=lambda one: (one.indicator.number, one.chain.number))
    common: dict[str, list[ChainFigure]] = {}
    for figure in figures:
        if figure.indicator.chain_id is None:
            common.setdefault(figure.indicator.code, []).append(figure)
    return CityReportFacts(
        month=month,
        made_on=clock.today(),
        organ=_organ(month),
        city=City(
            month=month,
            chains=tuple(chain.name for chain in chains),
            cities=tuple(
                city_standing(topic=topic_of(found[0].indicator), chains=[*map(_standing, found)], month=month)
                for found in common.values()
            ),
            own=tuple(_standing(figure) for figure in figures if figure.indicator.chain_id is not None),
        ),
        waiting=tuple(_waiting(chains, month)),
        courses=tuple(_courses(common.values())),
        ranking=_ranking(month),
        demonstration=any(figure.series.demonstration for figure in figures),
    )


def _standing(figure: ChainFigure) -> Standing:
    return standing(
        topic=topic_of(figure.indicator),
        chain=figure.chain.name,
        month=figure.month,
        value=figure.year.so_far,
        target=figure.target.value if figure.target else None,
        alone=figure.year.alone,
    )


def _courses(indicators: Iterable[Collection[ChainFigure]]) -> Iterable[Course]:
    """The courses of the indicators that are entered month by month and due in step with time."""
    for figures in indicators:
        first = next(iter(figures))
        topic = topic_of(first.indicator)
        if first.indicator.kind == IndicatorKind.FLOW and topic.phased:
            target = total(figure.target.value if figure.target else None for figure in figures)
            months = Year(first.month.year).months
            yield Course(topic=topic, shares=tuple(_share(figures, target, month) for month in months))


def _share(figures: Collection[ChainFigure], target: Decimal | None, month: Month) -> Decimal | None:
    if any(month > figure.month for figure in figures):
        return None
    kind = IndicatorKind.FLOW
    return share(total(year_to_date(kind, figure.series.figures, month).so_far for figure in figures), target)


def _waiting(chains: Collection[Chain], month: Month) -> list[str]:
    """The chains whose ledger of the month is not accepted."""
    accepted = set(
        Ledger.objects.filter(
            chain__in=chains, month__year=month.year, month__month=month.month, status__in=moves.JUDGED
        ).values_list("chain_id", flat=True)
    )
    return [chain.name for chain in chains if chain.pk not in accepted]


def _organ(month: Month) -> str:
    words = NoticeWords.objects.filter(year=month.year).first()
    return words.organ if words else ""


def _ranking(month: Month, of: Chain | None = None) -> Ranking | None:
    """The latest evaluation that holds, of a quarter that is over at the month's end."""
    quarter = month.quarter if month == month.quarter.last_month else month.quarter.previous()
    until = Q(year__lt=quarter.year) | Q(year=quarter.year, quarter__lte=quarter.quarter)
    run = Run.objects.filter(until, status=RunStatus.PUBLISHED).select_related("scheme").first()
    if run is None:
        return None
    placings = placings_of(run)
    return Ranking(
        quarter=run.period,
        count=len(placings),
        places=kept_of(run).places,
        judged=tuple(
            Judged(
                chain=placing.chain.name,
                total=placing.total or Decimal(0),
                place=placing.place,
                tied=placing.tied,
                previous=placing.previous_place,
                movement=placing.movement,
                group=placing.group,
                failed=placing.failed,
            )
            for placing in placings
            if of is None or placing.chain_id == of.pk
        ),
        places_by=places_before_by(run),
    )
