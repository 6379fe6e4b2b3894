from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.lib.numbers import half_up, parse_decimal, places, plain, share, show, signed

FIGURES = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15)
FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17.3", "17.3"),
        (" 12 ", "12"),
        ("１，２３４．５", "1234.5"),
        ("1,234,567.89", "1234567.89"),
        ("1 234", "1234"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("－８．９２", "-8.92"),
        ("\u22128", "-8"),
        ("- 8", "-8"),
        ("+5", "5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("6.120", "6.120"),
        ("-0", "0"),
        ("-0.00", "0.00"),
    ],
)
def test_reads_what_offices_write(text: str, value: str) -> None:
    parsed = parse_decimal(text)
    assert str(parsed) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "nothing is written"),
        ("\u3000 ", "nothing is written"),
        ("无", "not a number"),
        ("12亿", "not a number"),
        ("6%", "not a number"),
        ("-", "not a number"),
        (".", "not a number"),
        ("1.2.3", "not a number"),
        ("(5)", "not a number"),
        ("5²", "not a number"),
        ("①", "not a number"),
        ("٣", "not a number"),
        ("nan", "not a number"),
        ("Infinity", "not a number"),
        ("1_000", "not a number"),
        ("3,5", "separators"),
        ("12,34", "separators"),
        ("1,234 567", "separators"),
        (",", "separators"),
        ("1.2E+10", "power of ten"),
        ("1e999999999", "power of ten"),
        ("9" * 29, "too many digits"),
    ],
)
def test_refuses_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_decimal(text)


@given(FIGURES, st.booleans(), st.booleans())
def test_what_is_shown_reads_back(value: Decimal, thousands: bool, full_width: bool) -> None:
    text = show(value, 4, thousands=thousands)
    assert parse_decimal(text.translate(FULL_WIDTH) if full_width else text) == value


@given(st.text())
def test_any_text_is_read_or_refused_plainly(text: str) -> None:
    try:
        assert parse_decimal(text).is_finite()
    except ValueError as error:
        assert str(error)


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("1.005", 2, "1.01"),
        ("0.125", 2, "0.13"),
        ("-0.004", 2, "0.00"),
        ("1250", -2, "1.3E+3"),
        ("9" * 28, 4, "9" * 28 + ".0000"),
        ("1E+40", 2, "1" + "0" * 40 + ".00"),
    ],
)
def test_rounds_a_five_upwards(value: str, places: int, rounded: str) -> None:
    assert str(half_up(Decimal(value), places)) == rounded


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [("1234567.891", 2, "1,234,567.89"), ("-1234.5", 0, "−1,235"), ("-0.01", 1, "0.0"), ("1E+3", 0, "1,000")],
)
def test_shows_thousands_and_places(value: str, places: int, text: str) -> None:
    assert show(Decimal(value), places) == text


def test_shows_a_missing_figure_as_a_dash() -> None:
    assert show(None, 2) == "—"
    assert show(Decimal(0), 2) == "0.00"


@pytest.mark.parametrize(
    ("value", "text"),
    [("1E+2", "100"), ("3.140", "3.14"), ("-0.0", "0"), ("0", "0"), ("100", "100"), ("-2.50", "-2.5")],
)
def test_writes_plainly_what_was_given(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


def test_shows_without_thousands() -> None:
    assert show(Decimal("1234.5"), 1, thousands=False) == "1234.5"


def test_share_is_a_fraction_and_has_no_meaning_without_a_whole() -> None:
    assert share(Decimal(3), Decimal(12)) == Decimal("0.25")
    assert share(Decimal(-3), Decimal(12)) == Decimal("-0.25")
    assert share(Decimal(3), Decimal(0)) is None
    assert share(None, Decimal(3)) is None
    assert share(Decimal(3), None) is None


@pytest.mark.parametrize(("value", "expected"), [("4.030", 2), ("20", 0), ("2E+3", 0), ("0.00", 0), ("-0.5", 1)])
def test_the_places_that_a_figure_has(value: str, expected: int) -> None:
    assert places(Decimal(value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("5", "+5.0"), ("-1234.56", "−1,234.6"), ("0", "0.0"), ("0.04", "0.0"), ("-0.04", "0.0"), ("-0.05", "−0.1")],
)
def test_what_rounds_to_nothing_has_no_sign(value: str, expected: str) -> None:
    assert signed(Decimal(value), 1) == expected
