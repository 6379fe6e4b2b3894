from __future__ import annotations

import pytest

from dispatch.enums import Level
from dispatch.rules.checks.returned import returned
from dispatch.rules.measure import Reading
from tests.dispatch.rules.checks.readings import COUNT, reading


@pytest.mark.parametrize(
    ("given", "level"),
    [
        (reading(COUNT, "1"), None),
        (reading(COUNT, "1", returned_because="与统计不一致。"), Level.ERROR),
    ],
)
def test_returned(given: Reading, level: Level | None) -> None:
    found = returned(given)

    assert (found.level if found else None) == level


def test_the_reason_is_in_the_sentence() -> None:
    found = returned(reading(COUNT, "1", returned_because="与统计不一致。"))

    assert found is not None
    assert "与统计不一致。" in found.sentence(str)
