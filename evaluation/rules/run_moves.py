"""What can be done to a run in which status, and what it becomes. What is not in the table is not allowed.

A run of a scheme that shows its scores is shown before it is confirmed and published; one that takes the place of a run
that was shown already may, where the scheme says so, be confirmed without being shown again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from evaluation.enums import Course, Hindrance, RunAct, RunStatus

ANY = frozenset(Course)
SHOWS = frozenset({Course.SHOWN, Course.MENDED})

MOVES: dict[tuple[RunStatus, RunAct], tuple[RunStatus, frozenset[Course]]] = {
    (RunStatus.WAITING, RunAct.COMPUTE): (RunStatus.DRAFT, ANY),
    (RunStatus.WAITING, RunAct.FAIL): (RunStatus.FAILED, ANY),
    (RunStatus.DRAFT, RunAct.DISCARD): (RunStatus.DISCARDED, ANY),
    (RunStatus.DRAFT, RunAct.SHOW): (RunStatus.SHOWN, SHOWS),
    (RunStatus.DRAFT, RunAct.CONFIRM): (RunStatus.CONFIRMED, frozenset({Course.MENDED})),
    (RunStatus.DRAFT, RunAct.PUBLISH): (RunStatus.PUBLISHED, frozenset({Course.AT_ONCE})),
    (RunStatus.SHOWN, RunAct.CONFIRM): (RunStatus.CONFIRMED, ANY),
    (RunStatus.SHOWN, RunAct.REPLACE): (RunStatus.REPLACED, ANY),
    (RunStatus.CONFIRMED, RunAct.REPLACE): (RunStatus.REPLACED, ANY),
    (RunStatus.CONFIRMED, RunAct.PUBLISH): (RunStatus.PUBLISHED, ANY),
    (RunStatus.PUBLISHED, RunAct.SUPERSEDE): (RunStatus.SUPERSEDED, ANY),
}
"""What a status becomes by an act, and for a run on which course."""

BY_COURSE = frozenset(act for (_status, act), (_to, courses) in MOVES.items() if courses != ANY)
"""The acts for which it matters on which course a run is."""

FORWARD = (RunAct.PUBLISH, RunAct.CONFIRM, RunAct.SHOW)
"""The acts that bring a run nearer to being published, the nearest first."""

BEFORE_THE_CHAINS = frozenset({RunStatus.SHOWN, RunStatus.CONFIRMED})
"""The statuses in which each chain sees its own scores and nobody else's."""

HOLDS_FIRST = (RunStatus.PUBLISHED, RunStatus.CONFIRMED, RunStatus.SHOWN, RunStatus.DRAFT)
"""The statuses of runs that have a result and may come to hold, the nearest to holding first."""

OPEN = frozenset({RunStatus.PUBLISHED, RunStatus.SUPERSEDED})
"""The statuses of what everybody who sees chains may know."""


def course_of(*, shown_days: int, shown_again: bool, mends: bool) -> Course:
    """The course of a run by what its scheme says; ``mends``: it takes the place of one that was shown."""
    if not shown_days:
        return Course.AT_ONCE
    return Course.MENDED if mends and not shown_again else Course.SHOWN


def after(status: RunStatus, act: RunAct, *, course: Course | None) -> RunStatus | None:
    """The status after an act, or None where it is not allowed; one that is not BY_COURSE needs no course."""
    to, courses = MOVES.get((status, act), (None, ANY))
    return to if courses == ANY or course in courses else None


def acts(status: RunStatus, *, course: Course) -> frozenset[RunAct]:
    """What can be done in a status."""
    return frozenset(act for (held, act), (_to, courses) in MOVES.items() if held == status and course in courses)


def next_act(status: RunStatus, *, course: Course | None) -> RunAct:
    """What brings a run that has a result nearer to being published; a draft goes its course. Raises StopIteration
    where nothing does."""
    return next(act for act in FORWARD if after(status, act, course=course))


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a run that has a result waits for.

    ``until``, ``pending``, ``upheld``: of the scores that the chains see, its own or those whose place it takes, the
    last day for objections, how many wait for an answer and how many were right. ``unplaced``: how many chains have no
    place in it because figures are missing.
    """

    status: RunStatus
    until: dt.date | None = None
    pending: int = 0
    upheld: int = 0
    unplaced: int = 0


def hindrances(act: RunAct, standing: Standing, *, on: dt.date) -> tuple[Hindrance, ...]:
    """What stands in the way of an act that the course allows, the first thing to be seen to first.

    What was upheld is followed by a new run, and stands in the way of the one that was objected to.
    """
    if act not in BY_COURSE:
        return ()
    runs_on = standing.until is not None and not is_over(standing.until, on)
    in_the_way = {
        Hindrance.PENDING: bool(standing.pending),
        Hindrance.UPHELD: bool(standing.upheld) and standing.status == RunStatus.SHOWN,
        Hindrance.UNPLACED: bool(standing.unplaced),
        Hindrance.DAYS: runs_on and act == RunAct.CONFIRM,
    }
    return tuple(one for one, is_there in in_the_way.items() if is_there)


def is_over(until: dt.date | None, on: dt.date) -> bool:
    """Whether the days for objections are over: the last one counts to its end."""
    return until is not None and on > until
