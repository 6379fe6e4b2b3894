"""All checks together: what a cell is found to be, and that no reading breaks one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from config.lib.periods import Month
from dispatch.enums import IndicatorForm, IndicatorKind, Level
from dispatch.rules.checks import CHECKS, check, stops
from dispatch.rules.measure import Measure, Reading
from tests.dispatch.rules.checks.readings import COUNT, FLOW, reading

figures = some.none() | some.decimals(-(10**13), 10**13, places=6)


def test_an_ordinary_cell_has_no_findings() -> None:
    assert check(reading(FLOW, "12", "10", "11", "12", "10", "11", target="150")) == ()


def test_errors_come_first() -> None:
    found = check(reading(COUNT, "9.5", "10", returned_because="请核对。"))

    assert [finding.check for finding in found] == ["returned", "places", "falling"]
    assert {finding.level for finding in found} == {Level.ERROR}


@pytest.mark.parametrize(
    ("value", "note", "expected"), [(None, "", True), (None, "待核实", False), ("9", "已核对", True), ("10", "", False)]
)
def test_a_warning_passes_with_a_note_and_an_error_does_not(value: str | None, note: str, expected: bool) -> None:
    assert any(stops(finding, note) for finding in check(reading(COUNT, value, "10"))) == expected


@given(
    measure=some.builds(
        Measure,
        kind=some.sampled_from(IndicatorKind),
        form=some.sampled_from(IndicatorForm),
        unit=some.sampled_from(["亿元", "家", "%", "个百分点", ""]),
        decimals=some.integers(0, 3),
        higher_is_better=some.booleans(),
        phased=some.booleans(),
        curve=some.none() | some.just(tuple(Decimal(number) / 11 for number in range(12))),
    ),
    month=some.integers(1, 12),
    values=some.dictionaries(some.builds(Month, some.just(2024), some.integers(1, 12)), figures),
    target=figures,
)
def test_no_reading_breaks_a_check_and_every_finding_is_a_sentence(
    measure: Measure, month: int, values: dict[Month, Decimal | None], target: Decimal | None
) -> None:
    for finding in check(Reading(measure=measure, month=Month(2024, month), figures=values, target=target)):
        assert finding.sentence(str).endswith(".")
        assert finding.check in {one.__name__ for one in CHECKS}
