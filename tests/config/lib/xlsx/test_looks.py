from datetime import UTC, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook

from config.lib.xlsx.looks import CUT, LONGEST_TEXT, Look, Looks, display_width, escape


@pytest.fixture
def looks() -> Looks:
    return Looks(Workbook(write_only=True).create_sheet())


@pytest.mark.parametrize("sign", list("=+-@\t\r＝＋－＠"))
def test_S17_text_that_looks_like_a_formula_is_marked_as_text(looks: Looks, sign: str) -> None:
    cell = looks.cell(f"{sign}1+1", Look())
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert not looks.cell("一", Look()).quotePrefix


def test_S17_negative_numbers_stay_numbers(looks: Looks) -> None:
    cell = looks.cell(Decimal("-8.92"), Look(number=True, places=2))
    assert (cell.value, cell.data_type, cell.number_format) == (Decimal("-8.92"), "n", "#,##0.00")


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A"])
def test_S17_text_that_looks_like_an_error_is_text(looks: Looks, error: str) -> None:
    assert looks.cell(error, Look()).data_type == "s"


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        ("2.345", 2, Decimal("2.35")),
        ("2.345", None, Decimal("2.345")),
        ("2.5", 0, Decimal(3)),
        ("0.33333333333333333333", None, Decimal("0.333333333333333")),
        ("123456.78901234567890", None, Decimal("123456.789012346")),
        ("1234567890123456", 0, "1234567890123456"),
        ("-1234567890123456.5", 1, "-1234567890123456.5"),
    ],
)
def test_numbers_are_rounded_as_shown_and_never_cut(
    looks: Looks, value: str, places: int | None, written: Decimal | str
) -> None:
    assert looks.cell(Decimal(value), Look(number=True, places=places)).value == written


def test_floats_are_no_figures(looks: Looks) -> None:
    with pytest.raises(TypeError, match="figures are Decimal"):
        looks.cell(1.5, Look())  # type: ignore[arg-type]


def test_times_are_those_of_the_place(looks: Looks) -> None:
    cell = looks.cell(datetime(2024, 3, 4, 20, 30, tzinfo=UTC), Look())
    assert cell.value == datetime.fromisoformat("2024-03-05 04:30:00")


def test_what_xml_cannot_carry_is_escaped_and_what_is_too_long_says_so() -> None:
    assert escape("a\rb\x00_x000D_\n\t") == "a_x000D_b_x0000__x005F_x000D_\n\t"
    assert escape(" \t\u3000") == "_x0020__x0009_\u3000"
    assert escape("a\ufffe\udc00") == "a\ufffd\ufffd"
    long = escape("长" * (LONGEST_TEXT + 1))
    assert len(long) == LONGEST_TEXT
    assert long.endswith(CUT)


def test_chinese_is_twice_as_wide() -> None:
    assert display_width("ab\n产业链") == 6
