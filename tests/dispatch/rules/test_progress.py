from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from config.lib.periods import Month
from dispatch.enums import IndicatorForm, IndicatorKind, Light
from dispatch.rules.measure import Measure
from dispatch.rules.progress import Thresholds, due, progress, time_progress

JUNE = Month(2024, 6)
FLOW = Measure(kind=IndicatorKind.FLOW, unit="亿元")
RATE = Measure(kind=IndicatorKind.GROWTH_RATE, unit="%", decimals=1)
LEVEL = Measure(kind=IndicatorKind.STOCK, unit="亩")
WHOLE_YEAR = Measure(kind=IndicatorKind.CUMULATIVE, unit="家", phased=False)
DOWN = Measure(kind=IndicatorKind.FLOW, unit="起", higher_is_better=False)
MILESTONE = Measure(kind=IndicatorKind.CUMULATIVE, form=IndicatorForm.MILESTONE, phased=False)
WORDS = Measure(kind=IndicatorKind.STOCK, form=IndicatorForm.WORDS)


@pytest.mark.parametrize(
    ("measure", "so_far", "target", "share", "lead", "light"),
    [
        # by the middle of the year half of the target is due
        (FLOW, "50", "100", "0.5", "0", Light.GREEN),
        (FLOW, "60", "100", "0.6", "10", Light.GREEN),
        (FLOW, "45", "100", "0.45", "-5", Light.YELLOW),
        (FLOW, "44.99", "100", "0.4499", "-5.01", Light.RED),
        (FLOW, "0", "100", "0", "-50", Light.RED),
        # no figure, no target, nothing to be judged
        (FLOW, None, "100", None, None, Light.GREY),
        (FLOW, "50", None, None, None, Light.GREY),
        # a target of nothing is reached by anything
        (FLOW, "0", "0", None, None, Light.GREEN),
        # rates are compared with the year's target as it is, in percentage points
        (RATE, "7", "6", "1.166666666666666666666666667", "1", Light.GREEN),
        (RATE, "5", "6", "0.8333333333333333333333333333", "-1", Light.YELLOW),
        (RATE, "4.9", "6", "0.8166666666666666666666666667", "-1.1", Light.RED),
        (RATE, "-2", "-3", "0.6666666666666666666666666667", "1", Light.GREEN),
        (RATE, "1", "0", None, "1", Light.GREEN),
        # levels, and what is not phased, with the whole
        (LEVEL, "96", "100", "0.96", "-4", Light.YELLOW),
        (WHOLE_YEAR, "50", "100", "0.5", "-50", Light.RED),
        # fewer is better
        (DOWN, "40", "100", "0.4", "10", Light.GREEN),
        (DOWN, "60", "100", "0.6", "-10", Light.RED),
        (DOWN, "1", "0", None, None, Light.RED),
        # a milestone is on its way until the year is over
        (MILESTONE, "1", "1", "1", None, Light.GREEN),
        (MILESTONE, "0", "1", "0", None, Light.YELLOW),
        (MILESTONE, None, "1", None, None, Light.GREY),
        (WORDS, None, None, None, None, Light.GREY),
    ],
)
def test_how_a_figure_stands_in_june(
    measure: Measure, so_far: str | None, target: str | None, share: str | None, lead: str | None, light: Light
) -> None:
    found = progress(
        measure,
        so_far=None if so_far is None else Decimal(so_far),
        target=None if target is None else Decimal(target),
        month=JUNE,
    )

    assert (found.share, found.lead, found.light) == (
        None if share is None else Decimal(share),
        None if lead is None else Decimal(lead),
        light,
    )


def test_an_unreached_milestone_is_red_when_the_year_is_over() -> None:
    assert progress(MILESTONE, so_far=Decimal(0), target=Decimal(1), month=Month(2024, 12)).light == Light.RED


def test_a_curve_says_what_is_due_by_when() -> None:
    curve = (*(Decimal(number) / 10 for number in (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),)
    late = Measure(kind=IndicatorKind.FLOW, curve=curve)

    assert time_progress(late, JUNE) == Decimal("0.4")
    assert progress(late, so_far=Decimal(40), target=Decimal(100), month=JUNE).light == Light.GREEN


def test_the_thresholds_are_a_setting() -> None:
    strict = Thresholds(share=Decimal(0), rate=Decimal(0))

    found = progress(FLOW, so_far=Decimal("49.9"), target=Decimal(100), month=JUNE, thresholds=strict)
    assert found.light == Light.RED


@given(
    twelfth=some.decimals("0.01", 10**9, places=2), number=some.integers(1, 12), measure=some.sampled_from([FLOW, DOWN])
)
def test_exactly_what_is_due_is_neither_ahead_nor_behind(twelfth: Decimal, number: int, measure: Measure) -> None:
    month = Month(2024, number)

    found = progress(measure, so_far=twelfth * number, target=twelfth * 12, month=month)

    assert due(measure, twelfth * 12, month) == twelfth * number
    assert (found.lead, found.light) == (0, Light.GREEN)


@given(sixtieth=some.decimals("0.01", 10**9, places=2), number=some.integers(1, 12))
def test_exactly_five_points_behind_is_still_yellow(sixtieth: Decimal, number: int) -> None:
    so_far, target = sixtieth * (5 * number - 3), sixtieth * 60

    found = progress(FLOW, so_far=so_far, target=target, month=Month(2024, number))
    less = progress(FLOW, so_far=so_far - Decimal("0.000001"), target=target, month=Month(2024, number))

    assert (found.lead, found.light, less.light) == (-5, Light.YELLOW, Light.RED)


@given(
    so_far=some.decimals(0, 10**6, places=2),
    more=some.decimals(0, 10**6, places=2),
    target=some.decimals("0.01", 10**6, places=2),
    number=some.integers(1, 12),
)
def test_more_is_never_a_worse_light(so_far: Decimal, more: Decimal, target: Decimal, number: int) -> None:
    order = [Light.RED, Light.YELLOW, Light.GREEN]
    month = Month(2024, number)
    less = progress(FLOW, so_far=so_far, target=target, month=month)
    better = progress(FLOW, so_far=so_far + more, target=target, month=month)

    assert order.index(better.light) >= order.index(less.light)
    assert (less.light == Light.GREEN) == (12 * so_far >= target * number)
