from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.arithmetic import WORKING, Rounding, missed_by_rounding, rounded, settle


@pytest.mark.parametrize(
    ("value", "places", "half_up", "half_even"),
    [
        ("61.885", 2, "61.89", "61.88"),
        ("61.875", 2, "61.88", "61.88"),
        ("61.884999", 2, "61.88", "61.88"),
        ("-0.005", 2, "-0.01", "0.00"),
        ("-0.004", 2, "0.00", "0.00"),
        ("2.5", 0, "3", "2"),
        ("10", 2, "10.00", "10.00"),
    ],
)
def test_rounding(value: str, places: int, half_up: str, half_even: str) -> None:
    assert str(rounded(Decimal(value), places=places, mode=Rounding.HALF_UP)) == half_up
    assert str(rounded(Decimal(value), places=places, mode=Rounding.HALF_EVEN)) == half_even


def test_a_half_reached_by_way_of_a_third_is_a_half_again() -> None:
    third = WORKING.divide(Decimal("61.885"), Decimal(3))
    assert settle(WORKING.multiply(third, Decimal(3))) == Decimal("61.885")


@pytest.mark.parametrize(("value", "text"), [("1E+2", "100"), ("0E-30", "0"), ("-0", "0"), ("2.50", "2.5")])
def test_a_settled_value_has_one_form(value: str, text: str) -> None:
    assert str(settle(Decimal(value))) == text


@given(st.decimals(min_value=-1000, max_value=1000, places=15))
def test_settling_twice_is_settling_once(value: Decimal) -> None:
    assert str(settle(settle(value))) == str(settle(value))
    assert settle(value) == value


@pytest.mark.parametrize(
    ("total", "points", "missed"),
    [
        ("30.01", ("10.33", "9.67", "10.00"), "0.01"),
        ("30.00", ("10.33", "9.67", None, "10.00"), "0"),
        ("20.00", ("10.33", "9.67", "10.00"), "0"),
    ],
    ids=["rounding", "none", "another reason"],
)
def test_by_how_much_printed_points_miss_their_total(total: str, points: tuple[str | None, ...], missed: str) -> None:
    printed = [None if one is None else Decimal(one) for one in points]
    assert missed_by_rounding(Decimal(total), printed, places=2) == Decimal(missed)
