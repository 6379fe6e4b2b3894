import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from config.lib.xlsx.looks import CUT, LONGEST_TEXT, Look, Looks, TextSheet, Written, display_width, escape, fitting
from config.lib.xlsx.reading import read_workbook


def _file(value: Written, look: Look | None = None) -> BinaryIO:
    file = io.BytesIO()
    with Workbook(file, {"constant_memory": True}) as book:
        Looks(book).write(book.add_worksheet("表", TextSheet), 0, 0, value, look or Look())
    return file


def _written(value: Written, look: Look | None = None) -> Any:
    return load_workbook(_file(value, look)).worksheets[0]["A1"]


@pytest.mark.parametrize("sign", list("=+-@\t\r＝＋－＠"))
def test_S17_text_that_looks_like_a_formula_is_marked_as_text(sign: str) -> None:
    cell = _written(f"{sign}1+1")
    assert cell.data_type in {"s", "inlineStr"}
    assert cell.quotePrefix
    assert not _written("一").quotePrefix


def test_S17_negative_numbers_stay_numbers() -> None:
    cell = _written(Decimal("-8.92"), Look(number=True, places=2))
    assert (cell.value, cell.data_type, cell.number_format) == (-8.92, "n", "#,##0.00")


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A"])
def test_S17_text_that_looks_like_an_error_is_text(error: str) -> None:
    assert _written(error).data_type in {"s", "inlineStr"}


@pytest.mark.parametrize("text", ["<r>1</r>", "<r><t>&amp;</t></r>", "<r>", "_x003C_r>"])
def test_S17_text_that_looks_like_mark_up_is_text(text: str) -> None:
    assert read_workbook(_file(text)).sheets[0].cell(1, 1).value == text


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        ("2.345", 2, 2.35),
        ("2.345", None, 2.345),
        ("2.5", 0, 3),
        ("0.33333333333333333333", None, 0.333333333333333),
        ("123456.78901234567890", None, 123456.789012346),
        ("1234567890123456", 0, "1234567890123456"),
        ("-1234567890123456.5", 1, "-1234567890123456.5"),
    ],
)
def test_numbers_are_rounded_as_shown_and_never_cut(value: str, places: int | None, written: float | str) -> None:
    assert _written(Decimal(value), Look(number=True, places=places)).value == written


def test_floats_are_no_figures() -> None:
    with pytest.raises(TypeError, match="figures are Decimal"):
        _written(1.5)  # type: ignore[arg-type]


def test_times_are_those_of_the_place() -> None:
    assert _written(datetime(2024, 3, 4, 20, 30, tzinfo=UTC)).value == datetime.fromisoformat("2024-03-05 04:30:00")


def test_days_before_the_first_that_a_workbook_knows_are_text() -> None:
    assert _written(date(1898, 5, 1)).value == "1898-05-01"


def test_what_xml_cannot_carry_is_escaped_and_what_is_too_long_says_so() -> None:
    assert escape("a\rb\x00_x000D_\n\t") == "a_x000D_b_x0000__x005F_x000D_\n\t"
    assert escape(" \t\u3000") == "_x0020__x0009_\u3000"
    assert fitting("a\ufffe\udc00") == "a\ufffd\ufffd"
    long = fitting("长" * (LONGEST_TEXT + 1))
    assert len(long) == LONGEST_TEXT
    assert long.endswith(CUT)
    assert fitting("长" * LONGEST_TEXT) == "长" * LONGEST_TEXT
    assert fitting("𠮷" * LONGEST_TEXT).endswith(CUT)


def test_chinese_is_twice_as_wide() -> None:
    assert display_width("ab\n产业链") == 6
