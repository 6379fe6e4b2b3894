from __future__ import annotations

import pytest

from dispatch.enums import Level
from dispatch.rules.checks.falling import falling
from dispatch.rules.measure import Reading
from tests.dispatch.rules.checks.readings import COUNT, FLOW, MILESTONE, RATE, reading


@pytest.mark.parametrize(
    ("given", "level"),
    [
        (reading(COUNT, "10", "10"), None),
        (reading(COUNT, "9", "10"), Level.ERROR),
        (reading(COUNT, "9", "10", None), Level.ERROR),
        (reading(COUNT, "9", "8", "10"), Level.ERROR),
        (reading(COUNT, "5", after="4"), Level.ERROR),
        (reading(COUNT, "5", after="5"), None),
        (reading(COUNT, "1", "9", "10", "11", "12", "13", "99"), Level.ERROR),
        (reading(COUNT, "0", "99", None, None, None, None, None), None),
        (reading(COUNT, None, "10"), None),
        (reading(FLOW, "1", "10"), None),
        (reading(RATE, "1", "10"), None),
        (reading(MILESTONE, "0", "1"), Level.ERROR),
    ],
)
def test_falling(given: Reading, level: Level | None) -> None:
    found = falling(given)

    assert (found.level if found else None) == level


def test_the_month_that_was_higher_is_named() -> None:
    found = falling(reading(COUNT, "9", "10", "9"))

    assert found is not None
    assert found.values == {"value": "9家", "other": "10家", "month": "2024年4月"}
