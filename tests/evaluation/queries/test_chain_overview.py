from __future__ import annotations

from decimal import Decimal

from config.lib.periods import Month
from evaluation.queries.chain_overview import chain_overview, course, followed
from tests.actors import City
from tests.dispatch.books import GROWTH, HIGH_TECH, INVESTMENT, JUNE, MAY, Books
from tests.evaluation.standings import accept


def test_the_latest_month_of_the_chain_itself_is_shown(city: City, books: Books) -> None:
    accept(city, books, MAY, {HIGH_TECH: "20"}, chain="ferrous")
    accept(city, books, JUNE, {HIGH_TECH: "20"}, chain="bearings")
    overview = chain_overview(city.chains["ferrous"])
    assert overview.month is not None
    assert overview.month.period == MAY
    assert [month.period for month in overview.months] == [MAY]


def test_the_course_of_a_flow_adds_the_months_up_and_stops_at_the_first_that_is_missing(
    city: City, books: Books
) -> None:
    for number, value in ((1, "15"), (2, "30"), (4, "15")):
        accept(city, books, Month(2024, number), {INVESTMENT: value})
    figures = chain_overview(city.chains["ferrous"]).figures
    points = course(next(figure for figure in figures if figure.indicator.code == INVESTMENT))
    assert [point.share for point in points] == [Decimal("0.1"), Decimal("0.3"), *[None] * 10]
    assert points[5].due == Decimal("0.5")


def test_the_indicator_furthest_behind_is_drawn_unless_another_is_named(city: City, books: Books) -> None:
    accept(city, books, JUNE, {INVESTMENT: "1", HIGH_TECH: "10", GROWTH: "0"})
    figures = chain_overview(city.chains["ferrous"]).figures
    drawn = [followed(figures, code) for code in ("", INVESTMENT, GROWTH, "unknown")]
    assert [figure.indicator.code if figure else None for figure in drawn] == [
        HIGH_TECH,
        INVESTMENT,
        HIGH_TECH,
        HIGH_TECH,
    ]


def test_without_figures_nothing_is_drawn(city: City, books: Books) -> None:
    overview = chain_overview(city.chains["ferrous"])
    assert overview.month is None
    assert followed(overview.figures, "") is None
