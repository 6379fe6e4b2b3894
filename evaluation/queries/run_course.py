"""By which way a run comes to be published, as its scheme says and those of the runs whose place it takes."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.enums import Course
from evaluation.models import Run
from evaluation.queries.scheme_in_force import read
from evaluation.rules.run_moves import course_of


@dataclass(frozen=True)
class Showing:
    """For how many working days scores are shown, none: not at all; and whether again after they were corrected."""

    days: int
    again: bool


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
