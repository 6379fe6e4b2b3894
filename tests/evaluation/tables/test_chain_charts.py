from __future__ import annotations

from dispatch.queries.figures import ChainFigure
from evaluation.queries.chain_overview import chain_overview
from evaluation.tables.chain_charts import course_chart
from tests.actors import City
from tests.dispatch.books import BRAIN, GROWTH, HIGH_TECH, JUNE, MAY, Books
from tests.evaluation.standings import accept


def figure(city: City, chain: str, code: str) -> ChainFigure:
    overview = chain_overview(city.chains[chain])
    return next(figure for figure in overview.figures if figure.indicator.code == code)


def test_a_phased_target_is_drawn_as_shares_beside_time_progress(city: City, books: Books) -> None:
    accept(city, books, MAY, {HIGH_TECH: "15"})
    accept(city, books, JUNE, {HIGH_TECH: "30"})
    chart = course_chart(figure(city, "ferrous", HIGH_TECH))
    assert chart is not None
    assert [list(row) for row in chart.rows[4:7]] == [
        ["5月", "25.0", "41.7"],
        ["6月", "50.0", "50.0"],
        ["7月", "—", "58.3"],
    ]


def test_a_rate_is_drawn_beside_its_target(city: City, books: Books) -> None:
    accept(city, books, JUNE, {GROWTH: "5.5"})
    chart = course_chart(figure(city, "ferrous", GROWTH))
    assert chart is not None
    assert [list(row) for row in chart.rows[4:6]] == [["5月", "—", "6.0"], ["6月", "5.5", "6.0"]]


def test_words_are_not_drawn(city: City, books: Books) -> None:
    accept(city, books, JUNE, {BRAIN: "正在搭建"}, chain="bearings")
    assert course_chart(figure(city, "bearings", BRAIN)) is None
