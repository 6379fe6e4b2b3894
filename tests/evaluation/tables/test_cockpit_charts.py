from __future__ import annotations

from config.lib.periods import Quarter
from evaluation.queries.cockpit import cockpit
from evaluation.tables.cockpit_charts import movement_chart, progress_chart
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import GROWTH, HIGH_TECH, JUNE, Books
from tests.evaluation.standings import accept, publish


def test_progress_draws_what_adds_up(city: City, books: Books, leader: Account) -> None:
    accept(city, books, JUNE, {HIGH_TECH: "24", GROWTH: "6"})
    chart = progress_chart(cockpit(leader))
    assert chart is not None
    assert [list(row) for row in chart.rows] == [["新增高新技术企业", "40.0%", "−10.0"]]


def test_an_indicator_with_a_curve_of_its_own_is_not_held_against_the_one_line(
    city: City, books: Books, leader: Account
) -> None:
    accept(city, books, JUNE, {HIGH_TECH: "24"})
    indicator = books.indicators[HIGH_TECH]
    indicator.curve = [0] * 11 + [1]
    indicator.save()
    assert progress_chart(cockpit(leader)) is None


def test_movement_needs_two_quarters(city: City, books: Books, leader: Account) -> None:
    assert movement_chart(cockpit(leader)) is None
    publish(city, Quarter(2024, 1), {"ferrous": 2, "bearings": 1})
    assert movement_chart(cockpit(leader)) is None
    publish(city, Quarter(2024, 2), {"ferrous": 1, "bearings": 2}, before={"ferrous": 2, "bearings": 1})
    chart = movement_chart(cockpit(leader))
    assert chart is not None
    assert [list(row) for row in chart.rows] == [["黑色金属", "2", "1", "▲1"], ["高端轴承", "1", "2", "▼1"]]
