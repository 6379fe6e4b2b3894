from __future__ import annotations

import pytest

from dispatch.enums import Level
from dispatch.rules.checks.unit_slip import unit_slip
from dispatch.rules.measure import Reading
from tests.dispatch.rules.checks.readings import COUNT, FLOW, LEVEL, RATE, reading


@pytest.mark.parametrize(
    ("given", "level"),
    [
        (reading(FLOW, "12", "11", "13"), None),
        (reading(FLOW, "120000", "11", "13"), Level.WARNING),
        (reading(FLOW, "1200000000", "11", "13"), Level.WARNING),
        (reading(FLOW, "0.0012", "11", "13"), Level.WARNING),
        (reading(FLOW, "1200", "11", "13"), None),
        (reading(FLOW, "0", "11", "13"), None),
        (reading(FLOW, "100000", target="120"), Level.WARNING),
        (reading(FLOW, "10", target="120"), None),
        (reading(FLOW, "100000"), None),
        (reading(COUNT, "300000", "30"), Level.WARNING),
        (reading(LEVEL, "9", "90000"), Level.WARNING),
        (reading(RATE, "0.0005", "6"), None),
    ],
)
def test_unit_slip(given: Reading, level: Level | None) -> None:
    found = unit_slip(given)

    assert (found.level if found else None) == level
