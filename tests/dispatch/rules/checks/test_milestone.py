from __future__ import annotations

import pytest

from dispatch.enums import Level
from dispatch.rules.checks.milestone import milestone
from dispatch.rules.measure import Reading
from tests.dispatch.rules.checks.readings import COUNT, MILESTONE, reading


@pytest.mark.parametrize(
    ("given", "level"),
    [
        (reading(MILESTONE, "0"), None),
        (reading(MILESTONE, "1"), None),
        (reading(MILESTONE, "1.000000"), None),
        (reading(MILESTONE, "2"), Level.ERROR),
        (reading(MILESTONE, "0.5"), Level.ERROR),
        (reading(MILESTONE, None), None),
        (reading(COUNT, "2"), None),
    ],
)
def test_milestone(given: Reading, level: Level | None) -> None:
    found = milestone(given)

    assert (found.level if found else None) == level
