from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from config.lib.periods import Month, Quarter
from dispatch.enums import IndicatorKind
from dispatch.rules.year_to_date import YearToDate, months_alone, months_so_far, quarter_to_date, year_to_date

FLOW, CUMULATIVE, STOCK, RATE = IndicatorKind
figures_of_a_year = some.lists(
    some.none() | some.decimals(0, 1000, places=2, allow_nan=False), min_size=12, max_size=12
)


def year(*values: str | None, of: int = 2024) -> dict[Month, Decimal | None]:
    return {Month(of, number): Decimal(value) if value else None for number, value in enumerate(values, start=1)}


@pytest.mark.parametrize(
    ("kind", "values", "alone", "so_far", "missing"),
    [
        (FLOW, ["1", "2", "3"], "3", "6", []),
        (FLOW, ["1", None, "3"], "3", None, [2]),
        (FLOW, ["1", "2", None], None, None, [3]),
        (FLOW, ["0", "0", "0"], "0", "0", []),
        (CUMULATIVE, ["1", "3", "6"], "3", "6", []),
        (CUMULATIVE, [None, None, "6"], None, "6", []),
        (CUMULATIVE, ["1", "3", None], None, None, [3]),
        (STOCK, ["80", None, "81"], "81", "81", []),
        (STOCK, ["80", "80", None], None, None, [3]),
        (RATE, ["5.1", "-2", "-1.5"], None, "-1.5", []),
        (RATE, ["5.1", "-2", None], None, None, [3]),
    ],
)
def test_the_year_up_to_march(
    kind: IndicatorKind, values: list[str | None], alone: str | None, so_far: str | None, missing: list[int]
) -> None:
    assert year_to_date(kind, year(*values), Month(2024, 3)) == YearToDate(
        alone=Decimal(alone) if alone else None,
        so_far=Decimal(so_far) if so_far else None,
        missing=tuple(Month(2024, number) for number in missing),
    )


def test_R12_a_cumulative_figure_begins_anew_in_january() -> None:
    figures = {Month(2023, 12): Decimal(90), Month(2024, 1): Decimal(4)}

    assert year_to_date(CUMULATIVE, figures, Month(2024, 1)) == YearToDate(alone=Decimal(4), so_far=Decimal(4))


@pytest.mark.parametrize(
    ("kind", "values", "alone", "so_far"),
    [
        (FLOW, ["1"] * 6, "3", "6"),
        (FLOW, [None, "1", "1", "1", "1", "1"], "3", None),
        (CUMULATIVE, ["1", "2", "3", "4", "5", "9"], "6", "9"),
        (CUMULATIVE, [None, None, None, None, None, "9"], None, "9"),
        (STOCK, ["70", "71", "72", "73", "74", "75"], "75", "75"),
        (RATE, ["1", "2", "3", "4", "5", "-6"], "-6", "-6"),
    ],
)
def test_the_second_quarter(
    kind: IndicatorKind, values: list[str | None], alone: str | None, so_far: str | None
) -> None:
    found = quarter_to_date(kind, year(*values), Quarter(2024, 2))

    assert (found.alone, found.so_far) == (
        Decimal(alone) if alone else None,
        Decimal(so_far) if so_far else None,
    )


def test_a_quarter_of_a_cumulative_lacks_the_month_it_is_counted_from() -> None:
    figures = year(None, None, None, "4", "5", "9")

    assert quarter_to_date(CUMULATIVE, figures, Quarter(2024, 2)).missing == (Month(2024, 3),)
    assert quarter_to_date(CUMULATIVE, figures, Quarter(2024, 1)).missing == (Month(2024, 3),)
    assert quarter_to_date(RATE, figures, Quarter(2024, 2)).missing == ()


def test_R12_the_first_quarter_of_a_cumulative_is_its_own() -> None:
    figures = year("1", "2", "3") | {Month(2023, 12): Decimal(90)}

    assert quarter_to_date(CUMULATIVE, figures, Quarter(2024, 1)).alone == 3


@given(values=figures_of_a_year, number=some.integers(1, 12))
def test_R11_a_sum_is_known_exactly_when_no_month_is_missing(values: list[Decimal | None], number: int) -> None:
    figures = {Month(2024, month): value for month, value in enumerate(values, start=1)}
    found = year_to_date(FLOW, figures, Month(2024, number))
    known = [value for value in values[:number] if value is not None]

    assert (found.so_far is None) == bool(found.missing) == (len(known) < number)
    if found.so_far is not None:
        assert found.so_far == sum(known)


@given(values=figures_of_a_year)
def test_a_flow_and_its_running_sum_come_to_the_same(values: list[Decimal | None]) -> None:
    flow = {Month(2024, month): value or Decimal(0) for month, value in enumerate(values, start=1)}
    running = {month: year_to_date(FLOW, flow, month).so_far for month in flow}

    for month in flow:
        assert year_to_date(CUMULATIVE, running, month).alone == flow[month]
        assert year_to_date(CUMULATIVE, running, month).so_far == year_to_date(FLOW, flow, month).so_far
    for number in range(1, 5):
        quarter = Quarter(2024, number)
        assert quarter_to_date(CUMULATIVE, running, quarter).alone == quarter_to_date(FLOW, flow, quarter).alone


@pytest.mark.parametrize("kind", IndicatorKind)
@pytest.mark.parametrize("quarter", [Quarter(2024, 1), Quarter(2024, 2), Quarter(2024, 4)])
def test_a_quarter_stands_on_the_months_without_which_it_is_not_known(kind: IndicatorKind, quarter: Quarter) -> None:
    figures = year(*["1"] * 12)
    alone, so_far = months_alone(kind, quarter), months_so_far(kind, quarter.last_month)
    for month in figures:
        without = quarter_to_date(kind, {**figures, month: None}, quarter)
        assert (without.alone is None) == (month in alone)
        assert (without.so_far is None) == (month in so_far)
