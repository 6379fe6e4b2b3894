from __future__ import annotations

from decimal import Decimal

import pytest

from dispatch.enums import IndicatorForm, IndicatorKind
from dispatch.rules.measure import Measure
from dispatch.rules.sums import total


@pytest.mark.parametrize(
    ("values", "sum_"),
    [
        (["1.5", "2"], "3.5"),
        (["0", "0"], "0"),
        (["1", None], None),
        ([None], None),
        ([], None),
    ],
)
def test_a_sum_with_a_gap_is_no_sum(values: list[str | None], sum_: str | None) -> None:
    found = total(None if value is None else Decimal(value) for value in values)
    assert found == (None if sum_ is None else Decimal(sum_))


@pytest.mark.parametrize(
    ("kind", "form", "adds_up"),
    [
        (IndicatorKind.FLOW, IndicatorForm.NUMBER, True),
        (IndicatorKind.CUMULATIVE, IndicatorForm.NUMBER, True),
        (IndicatorKind.CUMULATIVE, IndicatorForm.MILESTONE, False),
        (IndicatorKind.STOCK, IndicatorForm.NUMBER, False),
        (IndicatorKind.STOCK, IndicatorForm.WORDS, False),
        (IndicatorKind.GROWTH_RATE, IndicatorForm.NUMBER, False),
    ],
)
def test_what_adds_up_over_the_chains(kind: IndicatorKind, form: IndicatorForm, adds_up: bool) -> None:
    assert Measure(kind=kind, form=form).adds_up is adds_up
    assert Measure(kind=kind, form=form, phased=False).adds_up is adds_up, "whether it is due in step or at the end"
