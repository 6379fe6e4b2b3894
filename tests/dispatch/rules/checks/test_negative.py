from __future__ import annotations

import pytest

from dispatch.enums import Level
from dispatch.rules.checks.negative import negative
from dispatch.rules.measure import Reading
from tests.dispatch.rules.checks.readings import COUNT, FLOW, LEVEL, MILESTONE, RATE, reading


@pytest.mark.parametrize(
    ("given", "level"),
    [
        (reading(FLOW, "-0.01"), Level.ERROR),
        (reading(COUNT, "-1"), Level.ERROR),
        (reading(LEVEL, "-1"), Level.ERROR),
        (reading(FLOW, "0"), None),
        (reading(RATE, "-8.9"), None),
        (reading(MILESTONE, "-1"), None),
        (reading(FLOW, None), None),
    ],
)
def test_negative(given: Reading, level: Level | None) -> None:
    found = negative(given)

    assert (found.level if found else None) == level
