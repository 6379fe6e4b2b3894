from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.lib.numbers import show
from config.lib.xlsx.cells import Cell, Value
from config.lib.xlsx.values import BadValue, day, number, text, whole_number, yes_no

MORNING = datetime.fromisoformat("2024-03-05 08:30:00")
EVERY: tuple[Callable[[Cell], object], ...] = (text, number, whole_number, day, yes_no)


def _cell(value: Value, *, percent: bool = False) -> Cell:
    return Cell(5, 3, value, "" if value is None else str(value), percent)


@pytest.mark.parametrize(
    ("written", "unit", "value"),
    [
        ("17.3", "亿元", "17.3"),
        (" １，２３４．５ ", "", "1234.5"),
        ("12亿元", "亿元", "12"),
        ("12 亿", "亿元", "12"),
        ("1,200 万", "万元", "1200"),
        ("20家", "家", "20"),
        ("6%", "%", "6"),
        ("6％", "%", "6"),
        ("-8.92%", "％", "-8.92"),
        ("2 个百分点", "%", "2"),
        ("2%", "个百分点", "2"),
        ("6%", "", "0.06"),
        ("0", "家", "0"),
    ],
)
def test_figures_in_text(written: str, unit: str, value: str) -> None:
    assert number(_cell(written), unit=unit) == Decimal(value)


@pytest.mark.parametrize("written", ["", "  ", "-", "—", "——", "/", "／"])
def test_what_offices_write_for_nothing_reported_is_none_and_never_zero(written: str) -> None:
    assert number(_cell(written)) is None
    assert whole_number(_cell(written)) is None
    assert day(_cell(written)) is None
    assert yes_no(_cell(written)) is None


def test_an_empty_cell_is_nothing_reported() -> None:
    assert [parse(_cell(None)) for parse in EVERY] == ["", None, None, None, None]


@pytest.mark.parametrize(
    ("written", "unit", "sentence"),
    [
        ("12万元", "亿元", "is in 万元, but this column is in 亿元"),
        ("12元", "亿元", "is in 元"),
        ("20家", "", "without “家”"),
        ("约12", "亿元", "not a number"),
        ("12左右", "亿元", "is in 左右"),
        ("10-12", "家", "not a number"),
        ("3,5", "", "thousands separators"),
        ("1.2E+10", "", "power of ten"),
        ("无", "家", "Write 0 when there are none"),
        ("6‰", "%", "is in ‰"),
    ],
)
def test_figures_that_are_doubtful_are_refused(written: str, unit: str, sentence: str) -> None:
    with pytest.raises(BadValue, match=sentence):
        number(_cell(written), unit=unit)


def test_cells_shown_as_percent_mean_what_is_shown() -> None:
    six = Cell(1, 1, Decimal("0.06"), "6%", percent=True)
    assert number(six, unit="%") == 6
    assert number(six, unit="个百分点") == 6
    assert number(six) == Decimal("0.06")
    with pytest.raises(BadValue, match="shown as percent, but this column is in 家"):
        number(six, unit="家")
    assert number(_cell(Decimal(6)), unit="%") == 6


def test_a_figure_spread_over_merged_cells_would_count_twice() -> None:
    with pytest.raises(BadValue, match="merged"):
        number(_cell(Decimal(5))._replace(spread=True))
    assert text(_cell("黑色金属")._replace(spread=True)) == "黑色金属"


@pytest.mark.parametrize("parse", EVERY)
def test_formulas_without_a_value_say_so(parse: Callable[[Cell], object]) -> None:
    with pytest.raises(BadValue, match="result of the formula is not in the file"):
        parse(Cell(1, 1, formula=True, uncomputed=True))
    with pytest.raises(BadValue, match="ends in an error"):
        parse(Cell(1, 1, formula=True, error=True))


@pytest.mark.parametrize("value", [True, date(2024, 3, 5)])
def test_what_is_no_figure_is_not_made_one(value: Value) -> None:
    with pytest.raises(BadValue, match="A number is expected here"):
        number(_cell(value))


def test_whole_numbers() -> None:
    assert whole_number(_cell(Decimal("20"))) == 20
    assert whole_number(_cell("20.0 家"), unit="家") == 20
    with pytest.raises(BadValue, match=r"whole number is expected here, not “20\.5”"):
        whole_number(_cell(Decimal("20.5")))


@pytest.mark.parametrize(
    "value",
    [
        date(2024, 3, 5),
        MORNING,
        Decimal(45356),
        Decimal(20240305),
        "2024.3.5",
        "2024-03-05",
        "2024/3/5",
        "2024年3月5日",
        "2024 年 3 月 5 号",
        "２０２４．３．５",
        "20240305",
        "2024-03-05 08:30",
        "2024-03-05T08:30:00",
    ],
)
def test_days_in_many_manners(value: Value) -> None:
    assert day(_cell(value)) == date(2024, 3, 5)


@pytest.mark.parametrize(
    "value", ["2024年3月", "2024.3", "2024-03", "2024/3", "202403", Decimal("2024.3"), Decimal(202403)]
)
def test_months_are_days_only_where_that_is_wanted(value: Value) -> None:
    assert day(_cell(value), or_month=True) == date(2024, 3, 1)
    with pytest.raises(BadValue, match="day is missing"):
        day(_cell(value))


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (Decimal("2024.1"), "January or October"),
        ("2024.13.5", "no such date"),
        ("2023-02-29", "no such date"),
        ("24.3.5", "is expected here"),
        ("三月", "is expected here"),
        (Decimal(5), "is expected here"),
        (Decimal(2024), "is expected here"),
        (True, "is expected here"),
    ],
)
def test_dates_that_are_none_are_refused(value: Value, sentence: str) -> None:
    with pytest.raises(BadValue, match=sentence):
        day(_cell(value), or_month=True)


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        *((yes, True) for yes in ("是", "√", "✓", "有", "Y", "Yes", "TRUE", "１", True, Decimal(1))),
        *((no, False) for no in ("否", "×", "无", "没有", "n", "False", "０", False, Decimal(0))),
    ],
)
def test_yes_and_no(value: Value, answer: bool) -> None:
    assert yes_no(_cell(value)) is answer


@pytest.mark.parametrize("value", ["大概", Decimal(2), "是否"])
def test_what_is_neither_yes_nor_no_is_refused(value: Value) -> None:
    with pytest.raises(BadValue, match="Yes or no"):
        yes_no(_cell(value))


def test_text_is_one_line_and_long_numbers_are_not_trusted() -> None:
    assert text(_cell("  黑色\n 金属 ")) == "黑色 金属"
    assert text(_cell(Decimal("371500"))) == "371500"
    with pytest.raises(BadValue, match="cut short"):
        text(_cell(Decimal("913715001234567890")))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_every_shown_figure_reads_back(value: Decimal) -> None:
    assert number(_cell(show(value, 3))) == value
    assert number(_cell(f"{show(value, 3)} 万元"), unit="万元") == value


@given(st.text())
def test_any_text_is_read_or_refused_with_a_sentence(written: str) -> None:
    for parse in EVERY:
        try:
            parse(_cell(written))
        except BadValue as bad:
            assert str(bad)
