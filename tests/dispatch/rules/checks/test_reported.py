from __future__ import annotations

import pytest

from dispatch.enums import Level
from dispatch.rules.checks.reported import reported
from dispatch.rules.measure import Reading
from tests.dispatch.rules.checks.readings import COUNT, WORDS, reading


@pytest.mark.parametrize(
    ("given", "level"),
    [
        (reading(COUNT, "0"), None),
        (reading(COUNT, None), Level.WARNING),
        (reading(WORDS, None, words="已开工"), None),
        (reading(WORDS, None), Level.WARNING),
    ],
)
def test_reported(given: Reading, level: Level | None) -> None:
    found = reported(given)

    assert (found.level if found else None) == level
