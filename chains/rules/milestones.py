"""The order of a project's milestones: none is planned or reached before the one that comes before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from chains.enums import Milestone


@dataclass(frozen=True)
class Step:
    """A milestone: when it is planned, when it was reached, and the kind of proof."""

    planned_on: dt.date | None = None
    reached_on: dt.date | None = None
    proof: str = ""
    proof_note: str = ""

    @property
    def is_empty(self) -> bool:
        return self == Step()


@dataclass(frozen=True)
class Disorder:
    """``later`` bears an earlier date than ``earlier``, which comes before it. ``reached``: of the reached dates."""

    earlier: Milestone
    later: Milestone
    earlier_on: dt.date
    later_on: dt.date
    reached: bool


def disorders(steps: Mapping[Milestone, Step]) -> list[Disorder]:
    """All places where a date lies before that of an earlier milestone; planned and reached dates apart."""
    found = []
    for reached in (False, True):
        last: tuple[Milestone, dt.date] | None = None
        for step in Milestone:
            facts = steps.get(step, Step())
            on = facts.reached_on if reached else facts.planned_on
            if on is None:
                continue
            if last and on < last[1]:
                found.append(Disorder(last[0], step, last[1], on, reached))
            else:
                last = (step, on)
    return found
