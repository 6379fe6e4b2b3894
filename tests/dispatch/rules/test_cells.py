from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dispatch.enums import IndicatorForm
from dispatch.rules.cells import Cell, Content, content, read_value
from dispatch.rules.measure import Measure

NUMBER = Measure()
WORDS = Measure(form=IndicatorForm.WORDS)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (None, None),
        ("", None),
        ("  ", None),
        ("　", None),
        ("0", "0"),
        ("-0", "0"),
        ("１２．５", "12.5"),
        ("1,200", "1200"),
        (Decimal("1E+3"), "1000"),
        (Decimal("12.500000"), "12.5"),
    ],
)
def test_what_is_typed_is_read(typed: str | Decimal | None, read: str | None) -> None:
    found = read_value(typed)

    assert found == (None if read is None else Decimal(read))
    assert found is None or str(found) == read


@pytest.mark.parametrize("typed", ["abc", "1e5", "100000000000000", "0.0000001", Decimal("Infinity"), Decimal("NaN")])
def test_what_the_column_cannot_hold_is_refused(typed: str | Decimal) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_value(typed)


@given(some.decimals(-(10**13), 10**13, places=6))
def test_whatever_is_read_fits_and_is_the_same(value: Decimal) -> None:
    assert read_value(value) == value
    assert read_value(f"{value:,f}") == value


def test_words_and_notes_stay_where_nothing_is_said() -> None:
    held = Content(value=Decimal(1), words="", note="原注")

    assert content(Cell("x", "2"), NUMBER, held) == Content(Decimal(2), "", "原注")
    assert content(Cell("x", "2", note=" "), NUMBER, held) == Content(Decimal(2), "", "")


@pytest.mark.parametrize(
    ("cell", "measure"),
    [
        (Cell("x", "1"), WORDS),
        (Cell("x", "1", words="一"), NUMBER),
        (Cell("x", "1", note="长" * 501), NUMBER),
        (Cell("x", words="长" * 4001), WORDS),
    ],
)
def test_what_does_not_belong_into_the_cell_is_refused(cell: Cell, measure: Measure) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        content(cell, measure, Content())
