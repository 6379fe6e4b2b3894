from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings

from chains.models import Chain, ProjectMonth, Recognition
from chains.queries.counts import COUNTS
from dispatch.enums import IndicatorForm, IndicatorKind
from dispatch.models import Indicator
from dispatch.queries.proposals import proposal, proposed
from offices.models import Account
from tests.chains.records import entered
from tests.dispatch.books import JUNE


def indicator(**values: Any) -> Indicator:
    return Indicator(
        **{
            "code": "x",
            "name": "完成投资",
            "kind": IndicatorKind.FLOW,
            "unit": "亿元",
            "counted_from": "investment_done",
        }
        | values
    )


@pytest.fixture
def invested(office: Account, ferrous: Chain) -> None:
    made = entered(office, ferrous, register="projects", name="甲项目（演示）")
    for month, figure in ((5, Decimal(100_000)), (6, Decimal("12345"))):
        ProjectMonth.objects.create(project=made, year=2024, month=month, invested=figure)


@pytest.mark.parametrize(
    ("values", "figure"),
    [
        ({}, "1.23"),
        ({"kind": IndicatorKind.CUMULATIVE}, "11.23"),
        ({"unit": "万元"}, "12345"),
        ({"decimals": 1}, "1.2"),
        ({"unit": "亩"}, None),
        ({"kind": IndicatorKind.GROWTH_RATE}, None),
        ({"form": IndicatorForm.WORDS}, None),
        ({"counted_from": ""}, None),
        ({"counted_from": "something_else"}, None),
    ],
)
def test_the_figure_in_the_unit_of_the_indicator(
    values: dict[str, Any], figure: str | None, invested: None, ferrous: Chain
) -> None:
    made = proposal(ferrous, indicator(**values), JUNE)
    assert (made and made.figure) == (figure and Decimal(figure))


def test_whole_things_have_any_unit(office: Account, ferrous: Chain) -> None:
    made = entered(office, ferrous)
    Recognition.objects.create(enterprise=made, honour="high_tech", from_date=dt.date(2024, 2, 1))
    one = indicator(counted_from="new_high_tech", unit="家", decimals=0, kind=IndicatorKind.CUMULATIVE)
    one.pk = 1
    assert proposed(ferrous, [one, indicator(pk=2)], JUNE) == {1: Decimal(1)}


def test_every_count_has_a_name_that_an_indicator_can_keep() -> None:
    longest = Indicator._meta.get_field("counted_from").max_length
    assert all(len(code) <= (longest or 0) for code in COUNTS)


def test_the_regimes_name_counts_that_there_are() -> None:
    for path in sorted((settings.BASE_DIR / "config" / "regimes").glob("*/indicators.toml")):
        named = {one["counted_from"] for one in tomllib.loads(path.read_text())["indicator"] if "counted_from" in one}
        assert named <= COUNTS.keys(), path
