from __future__ import annotations

import pytest

from dispatch.enums import Level
from dispatch.rules.checks.beyond_target import beyond_target
from dispatch.rules.measure import Reading
from tests.dispatch.rules.checks.readings import COUNT, FLOW, RATE, reading


@pytest.mark.parametrize(
    ("given", "level"),
    [
        (reading(COUNT, "179", target="60"), None),
        (reading(COUNT, "180", target="60"), Level.WARNING),
        (reading(FLOW, "50", "50", "50", "50", "50", "50", target="100"), Level.WARNING),
        (reading(FLOW, "300", target="100"), Level.WARNING),
        (reading(FLOW, "300"), None),
        (reading(FLOW, "300", target="0"), None),
        (reading(RATE, "30", target="6"), None),
        (reading(COUNT, None, target="60"), None),
    ],
)
def test_beyond_target(given: Reading, level: Level | None) -> None:
    found = beyond_target(given)

    assert (found.level if found else None) == level
