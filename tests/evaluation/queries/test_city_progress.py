from __future__ import annotations

from decimal import Decimal

import pytest

from dispatch.enums import IndicatorForm, IndicatorKind, Light
from dispatch.models import Indicator
from evaluation.queries.city_progress import CityFigure, city_progress
from evaluation.queries.lights import lights
from tests.actors import City
from tests.dispatch.books import GROWTH, HIGH_TECH, INVESTMENT, JUNE, Books
from tests.evaluation.standings import accept


@pytest.fixture
def read(city: City, books: Books):
    def progress() -> dict[str, CityFigure]:
        matrix = lights(month=JUNE, chains=list(city.chains.values()))
        return {figure.indicator.code: figure for figure in city_progress(matrix)}

    return progress


def test_figures_of_the_chains_are_added_up(city: City, books: Books, read) -> None:
    accept(city, books, JUNE, {HIGH_TECH: "20"}, chain="ferrous")
    accept(city, books, JUNE, {HIGH_TECH: "40"}, chain="bearings")
    found = read()[HIGH_TECH]
    assert (found.so_far, found.target, found.counted, found.of) == (Decimal(60), Decimal(120), 2, 2)
    assert (found.progress.share, found.progress.light) == (Decimal("0.5"), Light.GREEN)


def test_a_chain_without_a_figure_counts_on_neither_side(city: City, books: Books, read) -> None:
    accept(city, books, JUNE, {HIGH_TECH: "20"}, chain="ferrous")
    found = read()[HIGH_TECH]
    assert (found.so_far, found.target, found.counted, found.of) == (Decimal(20), Decimal(60), 1, 2)
    assert found.progress.light == Light.RED


def test_a_month_that_is_missing_is_not_zero(city: City, books: Books, read) -> None:
    accept(city, books, JUNE, {INVESTMENT: "20"})
    assert not read()[INVESTMENT].is_summed


def test_what_is_due_at_the_end_of_the_year_adds_up_as_well(city: City, books: Books, read) -> None:
    Indicator.objects.filter(code=HIGH_TECH).update(phased=False)
    accept(city, books, JUNE, {HIGH_TECH: "20"}, chain="ferrous")
    accept(city, books, JUNE, {HIGH_TECH: "40"}, chain="bearings")
    assert (read()[HIGH_TECH].so_far, read()[HIGH_TECH].target) == (Decimal(60), Decimal(120))


@pytest.mark.parametrize("change", [{"kind": IndicatorKind.STOCK}, {"form": IndicatorForm.MILESTONE}])
def test_levels_and_milestones_do_not_add_up(city: City, books: Books, read, change: dict[str, str]) -> None:
    Indicator.objects.filter(code=HIGH_TECH).update(**change)
    accept(city, books, JUNE, {HIGH_TECH: "20"})
    assert not read()[HIGH_TECH].is_summed


def test_rates_are_not_added_and_keep_the_chains_lights(city: City, books: Books, read) -> None:
    accept(city, books, JUNE, {GROWTH: "7"})
    found = read()[GROWTH]
    assert not found.is_summed
    assert found.progress.light == Light.GREY
    assert dict(found.lights) == {Light.RED: 0, Light.YELLOW: 0, Light.GREEN: 1, Light.GREY: 1}
