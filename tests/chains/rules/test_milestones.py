from __future__ import annotations

import datetime as dt

import pytest

from chains.enums import Milestone
from chains.rules.milestones import Step, disorders

MARCH, MAY = dt.date(2024, 3, 1), dt.date(2024, 5, 1)


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        ({}, []),
        ({"signed": Step(reached_on=MARCH), "started": Step(reached_on=MARCH)}, []),
        ({"signed": Step(reached_on=MAY), "started": Step(reached_on=MARCH)}, [("signed", "started", True)]),
        ({"signed": Step(planned_on=MAY), "started": Step(planned_on=MARCH)}, [("signed", "started", False)]),
        ({"signed": Step(planned_on=MAY), "started": Step(reached_on=MARCH)}, []),
        (
            {
                "signed": Step(reached_on=MAY),
                "started": Step(reached_on=MARCH),
                "completed": Step(reached_on=MARCH),
            },
            [("signed", "started", True), ("signed", "completed", True)],
        ),
    ],
)
def test_milestones_in_order(steps: dict[str, Step], wrong: list[tuple[str, str, bool]]) -> None:
    found = disorders({Milestone(name): step for name, step in steps.items()})
    assert [(one.earlier, one.later, one.reached) for one in found] == wrong
