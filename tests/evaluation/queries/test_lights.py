from __future__ import annotations

import pytest

from config.lib.periods import Month
from dispatch.enums import EntrySource, Light
from evaluation.queries.lights import Lights, lights
from tests.actors import City
from tests.dispatch.books import BRAIN, EVENTS, GROWTH, HIGH_TECH, INVESTMENT, JUNE, Books
from tests.evaluation.standings import accept, more_chains
from tests.statements import statements


@pytest.fixture
def matrix(city: City, books: Books) -> Lights:
    """In June ferrous is far behind in high tech, a little behind in growth; bearings reports in words alone."""
    for number in range(1, 6):
        accept(city, books, Month(2024, number), {INVESTMENT: "12"})
    accept(city, books, JUNE, {INVESTMENT: "15", HIGH_TECH: "20", GROWTH: "5.5", EVENTS: "1"})
    accept(city, books, JUNE, {BRAIN: "正在搭建"}, chain="bearings")
    return read(city)


def read(city: City) -> Lights:
    return lights(month=JUNE, chains=[city.chains["ferrous"], city.chains["bearings"]])


def test_columns_are_the_common_indicators_in_their_order(matrix: Lights) -> None:
    assert [column.code for column in matrix.columns] == [INVESTMENT, HIGH_TECH, GROWTH]
    assert matrix.has_own


def test_every_chain_has_its_lights(matrix: Lights) -> None:
    ferrous, bearings = matrix.rows
    assert [cell.light for cell in ferrous.cells if cell] == [Light.GREEN, Light.RED, Light.YELLOW]
    assert ferrous.own is not None
    assert ferrous.own.light == Light.GREEN
    assert [cell.light for cell in bearings.cells if cell] == [Light.GREY] * 3
    assert bearings.own is not None
    assert bearings.own.only is not None
    assert bearings.own.only.words == "正在搭建"


def test_lights_are_counted_the_worst_first(matrix: Lights) -> None:
    assert matrix.rows[0].counts == [(Light.RED, 1), (Light.YELLOW, 1), (Light.GREEN, 2), (Light.GREY, 0)]
    assert matrix.counts == [(Light.RED, 1), (Light.YELLOW, 1), (Light.GREEN, 2), (Light.GREY, 4)]


def test_what_is_red_comes_furthest_behind_first(city: City, matrix: Lights, books: Books) -> None:
    accept(city, books, JUNE, {INVESTMENT: "1", HIGH_TECH: "29", GROWTH: "1"}, chain="bearings")
    ferrous, bearings = read(city).rows
    assert [figure.indicator.code for figure in ferrous.red] == [HIGH_TECH]
    assert [figure.indicator.code for figure in bearings.red] == [GROWTH]


def test_the_own_cell_shows_the_worst_of_its_lights(city: City, matrix: Lights, books: Books) -> None:
    indicator = books.indicators[EVENTS]
    indicator.pk, indicator.code, indicator.number = None, "diff-ferrous-second", 9
    indicator.save()
    own = read(city).rows[0].own
    assert own is not None
    assert [figure.light for figure in own.figures] == [Light.GREEN, Light.GREY]
    assert own.light == Light.GREEN
    assert own.only is None


def test_a_demonstration_figure_marks_the_matrix(city: City, books: Books) -> None:
    accept(city, books, JUNE, {HIGH_TECH: "20"}, source=EntrySource.DEMONSTRATION)
    assert read(city).demonstration


def test_real_figures_carry_no_mark(matrix: Lights) -> None:
    assert not matrix.demonstration


def test_three_statements_whatever_the_number_of_chains(city: City, books: Books) -> None:
    assert statements(lambda: read(city)) == 3
    many = [*city.chains.values(), *more_chains(city, books, 12, JUNE)]
    assert statements(lambda: lights(month=JUNE, chains=many)) == 3
