import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.lib.xlsx.places import LAST_COLUMN, column_letters, column_number, parse_range, place


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA"), (LAST_COLUMN, "XFD")])
def test_columns_have_letters(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert column_number(letters.lower()) == number


@given(st.integers(1, LAST_COLUMN))
def test_letters_lead_back(column: int) -> None:
    assert column_number(column_letters(column)) == column


def test_a_place_is_written_as_offices_do() -> None:
    assert place(5, 3) == "C5"


def test_ranges_are_read_in_any_order() -> None:
    assert parse_range("B2:D3") == parse_range("$D$3:$B$2") == (2, 2, 3, 4)
    assert parse_range("c5") == (5, 3, 5, 3)
    with pytest.raises(ValueError, match="B:D"):
        parse_range("B:D")
