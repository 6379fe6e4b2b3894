from __future__ import annotations

import pytest

from dispatch.enums import Level
from dispatch.rules.checks.places import places
from dispatch.rules.measure import Reading
from tests.dispatch.rules.checks.readings import COUNT, FLOW, MILESTONE, RATE, reading


@pytest.mark.parametrize(
    ("given", "level"),
    [
        (reading(COUNT, "12"), None),
        (reading(COUNT, "12.0"), None),
        (reading(COUNT, "12.5"), Level.ERROR),
        (reading(FLOW, "12.34"), None),
        (reading(FLOW, "12.345"), Level.ERROR),
        (reading(RATE, "-1.25"), Level.ERROR),
        (reading(COUNT, None), None),
        (reading(MILESTONE, "0.5"), None),
    ],
)
def test_places(given: Reading, level: Level | None) -> None:
    found = places(given)

    assert (found.level if found else None) == level
