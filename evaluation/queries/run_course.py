"""By which way a run comes to be published, how far it is on it, and what stands in its way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from config.lib import clock
from evaluation.enums import Course, Hindrance, ObjectionState, RunAct, RunStatus
from evaluation.models import Run
from evaluation.queries.scheme_in_force import read
from evaluation.rules.run_moves import Standing, acts, course_of, hindrances, is_over


@dataclass(frozen=True)
class Showing:
    """For how many working days scores are shown, none: not at all; and whether again after they were corrected."""

    days: int
    again: bool


@dataclass(frozen=True)
class RunCourse:
    """How far a run is: its course, what can be done to it now, and what it waits for.

    ``acts`` leaves out what something stands in the way of; ``is_over``: the days for objections are.
    """

    course: Course
    acts: frozenset[RunAct]
    standing: Standing
    is_over: bool


def run_course(run: Run) -> RunCourse:
    """The course of a run as it stands today."""
    own, found, today = course(run), standing(run), clock.today()
    possible = acts(RunStatus(run.status), course=own)
    return RunCourse(
        course=own,
        acts=frozenset(act for act in possible if not hindrances(act, found, on=today)),
        standing=found,
        is_over=found.until is None or is_over(found.until, today),
    )


def standing(run: Run) -> Standing:
    """What a run waits for; of a draft, what those scores wait for whose place it takes."""
    shown = run.mends if run.status == RunStatus.DRAFT else run
    states = Counter(shown.objections.order_by().values_list("state", flat=True)) if shown else Counter[str]()
    unplaced = run.placings.filter(place=None, failed=False).count()
    return standing_from(run, shown=shown, objections=states, unplaced=unplaced)


def standing_from(run: Run, *, shown: Run | None, objections: Mapping[str, int], unplaced: int) -> Standing:
    """The same from what was counted: the objections to what is shown, and the run's chains without a place."""
    return Standing(
        status=RunStatus(run.status),
        until=shown.shown_until if shown else None,
        pending=objections.get(ObjectionState.PENDING, 0),
        upheld=objections.get(ObjectionState.UPHELD, 0),
        unplaced=unplaced,
    )


def in_the_way(run: Run, act: RunAct) -> tuple[Hindrance, ...]:
    """What stands in the way of an act today."""
    return hindrances(act, standing(run), on=clock.today())


def showing(run: Run) -> Showing:
    """How the run's scores are shown: as its scheme says, and never for less than those were whose place it takes.

    What was shown once cannot be taken out of the chains' sight by judging the quarter by another scheme.
    """
    schemes = [read(run.scheme)]
    before = _before(run)
    while before is not None:
        if before.shown_at is not None:
            schemes.append(read(before.scheme))
        before = _before(before)
    shown = [scheme for scheme in schemes if scheme.shown_days]
    return Showing(
        days=max((scheme.shown_days for scheme in shown), default=0), again=any(scheme.shown_again for scheme in shown)
    )


def course(run: Run) -> Course:
    """The run's course; its scheme is read for it, and those of the runs before it."""
    own = showing(run)
    return course_of(shown_days=own.days, shown_again=own.again, mends=run.mends_id is not None)


def _before(run: Run) -> Run | None:
    """The run whose place this one takes, shown or published; without its figures."""
    pk = run.mends_id or run.supersedes_id
    if pk is None:
        return None
    return Run.objects.select_related("scheme").defer("inputs", "result").get(pk=pk)
