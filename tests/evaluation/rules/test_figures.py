from decimal import Decimal

from evaluation.rules.figures import Adjustment, Figure, Figures, IndicatorFact, Unit
from evaluation.rules.rater import Mark


def test_what_is_written_is_read_again() -> None:
    given = Figures(
        period="2024Q2",
        units={
            "ferrous": Unit(
                name="黑色金属",
                figures={"a": Figure(value=Decimal("0.1"), target=Decimal(0), references=("entry:1",), notes=("注",))},
                marks={"work": (Mark("office", Decimal(90), "mark:1"),)},
                adjustments=(Adjustment("large", "甲项目", Decimal(2), "50亿元", Decimal(4), "合同", "adjustment:1"),),
                previous_place=3,
            )
        },
        indicators={"a": IndicatorFact("甲", "亿元", ("ferrous",))},
        demonstration=True,
    )
    assert Figures.from_json(given.to_json()) == given
    assert Figures.from_json(given.to_json()).to_json() == given.to_json()


def test_the_actual_reading_is_the_cumulative_where_one_is_kept() -> None:
    assert Figure(value=Decimal(1), cumulative=Decimal(0)).reading("actual") == 0
    assert Figure(value=Decimal("7.5")).reading("actual") == Decimal("7.5")
    assert Figure(target=Decimal(3)).reading("target") == 3


def test_an_indicator_is_named_with_its_unit_where_it_has_one() -> None:
    assert (IndicatorFact("完成投资", "亿元").heading, IndicatorFact("好评").heading) == ("完成投资（亿元）", "好评")
