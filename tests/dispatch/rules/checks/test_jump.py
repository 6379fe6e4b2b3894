from __future__ import annotations

import pytest

from dispatch.enums import Level
from dispatch.rules.checks.jump import jump
from dispatch.rules.measure import Reading
from tests.dispatch.rules.checks.readings import COUNT, FLOW, LEVEL, RATE, SHARE, reading


@pytest.mark.parametrize(
    ("given", "level"),
    [
        (reading(FLOW, "60", "10", "11", "12"), None),
        (reading(FLOW, "61", "10", "11", "12"), Level.WARNING),
        (reading(FLOW, "61", "10", "11"), None),
        (reading(FLOW, "5", "0.1", "0.1", "0.1"), None),
        (reading(FLOW, "120000", "11", "12", "13"), None),
        (reading(COUNT, "40", "3", "5", "7", "9", "11"), Level.WARNING),
        (reading(COUNT, "13", "3", "5", "7", "9", "11"), None),
        (reading(COUNT, "40", "3", "5", "7", "9", None), None),
        (reading(RATE, "22", "6"), Level.WARNING),
        (reading(RATE, "21", "6"), None),
        (reading(RATE, "22"), None),
        (reading(SHARE, "60", "80"), Level.WARNING),
        (reading(LEVEL, "160", "100"), Level.WARNING),
        (reading(LEVEL, "150", "100"), None),
        (reading(LEVEL, None, "100"), None),
    ],
)
def test_jump(given: Reading, level: Level | None) -> None:
    found = jump(given)

    assert (found.level if found else None) == level
