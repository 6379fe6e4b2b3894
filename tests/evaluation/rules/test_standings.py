from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from dispatch.enums import Light
from evaluation.rules.standings import time_of
from tests.evaluation.notices import EVENTS, GROWTH, INVESTMENT, JUNE, all_of, one, small_city


def test_a_chain_stands_as_the_ledger_says():
    found = one(INVESTMENT, "540", "1200")
    assert (found.share, found.lead, found.light) == (Decimal("0.45"), Decimal(-5), Light.YELLOW)
    assert not found.reached
    assert one(INVESTMENT, None, "1200").light == Light.GREY


def test_the_city_is_the_sum_of_its_chains():
    total = all_of(INVESTMENT, ["100", "200", "300"], "400", last_year="150").total
    assert (total.value, total.target, total.last_year, total.share) == (600, 1200, 450, Decimal("0.5"))
    assert total.light == Light.GREEN


def test_a_topic_is_named_with_its_unit_where_it_has_one():
    assert INVESTMENT.heading == "完成投资（亿元）"
    assert replace(INVESTMENT, measure=replace(INVESTMENT.measure, unit="")).heading == "完成投资"


def test_a_missing_figure_makes_no_sum():
    city = all_of(INVESTMENT, ["100", None, "300"], "400")
    assert city.total.value is None
    assert city.total.light == Light.GREY
    assert city.unreported == ("大健康",)


def test_rates_and_own_indicators_are_not_summed():
    assert all_of(GROWTH, ["1", "2", "3"], "4").total is None
    assert all_of(EVENTS, ["1", "2", "3"], "4").total is None


def test_groups_keep_the_order_of_the_indicators():
    city = small_city()
    assert [name for name, _ in city.groups] == ["规模效益", "项目建设"]
    assert len(city.standings) == 9


def test_time_of_a_month():
    assert time_of(JUNE) == Decimal("0.5")
