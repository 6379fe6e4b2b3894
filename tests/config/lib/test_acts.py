from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from config.lib import acts, clock, origin
from config.lib.periods import CHINA
from offices.models import Person

pytestmark = pytest.mark.django_db


def noted() -> dict[str, Any]:
    """What the history was told with the row written last."""
    events: Any = Person.pgh_event_model  # type: ignore[attr-defined]
    metadata: dict[str, Any] = events.objects.latest("pgh_id").pgh_context.metadata
    return metadata


def test_the_trail_and_the_history_of_rows_know_the_same_act() -> None:
    with acts.act("task", account=7) as came:
        Person.objects.create(name="甲（演示）")
        assert origin.current() == came
    assert (noted()["act"], noted()["via"], noted()["account"]) == (str(came.act), "task", 7)


def test_two_acts_of_one_transaction_are_two() -> None:
    for via in ("task", "command"):
        with acts.act(via) as came:
            Person.objects.create(name="甲（演示）")
        assert (noted()["act"], noted()["via"]) == (str(came.act), via)


def test_a_demonstration_notes_its_day_and_others_none() -> None:
    clock.set_business_date(dt.date(2024, 5, 6))
    with acts.act("page"):
        Person.objects.create(name="甲（演示）")
    assert dt.datetime.fromisoformat(noted()["at"]).astimezone(CHINA).date() == dt.date(2024, 5, 6)
    clock.set_business_date(None)
    with acts.act("page"):
        Person.objects.create(name="乙（演示）")
    assert "at" not in noted()
