from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from dispatch.rules.checks.counted import counted
from tests.dispatch.rules.checks.readings import COUNT, reading


@pytest.mark.parametrize(
    ("value", "now", "then", "found"),
    [
        (None, "5", None, False),
        ("5", None, None, False),
        ("5", "5", None, False),
        ("5", "5", "4", False),
        ("4", "5", None, True),
        ("4", "5", "4", True),
        ("0", "5", None, True),
    ],
)
def test_another_figure_than_the_registers_count(
    value: str | None, now: str | None, then: str | None, found: bool
) -> None:
    one = replace(
        reading(COUNT, value),
        counted=Decimal(now) if now else None,
        counted_then=Decimal(then) if then else None,
    )
    assert bool(counted(one)) == found


def test_a_count_that_has_moved_is_said() -> None:
    one = replace(reading(COUNT, "4"), counted=Decimal(5), counted_then=Decimal(4))
    found = counted(one)
    assert found is not None
    assert "by now" in found.sentence(str)


@pytest.mark.parametrize("then", [None, Decimal(4)])
def test_what_the_note_explains_is_said_and_nothing_asked(then: Decimal | None) -> None:
    one = replace(reading(COUNT, "4"), counted=Decimal(5), counted_then=then)
    for note, asked in (("", True), (" ", True), ("漏登一家", False)):
        found = counted(replace(one, note=note))
        assert found is not None
        assert ("Take over" in found.sentence(str)) == asked
