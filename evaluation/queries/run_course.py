"""By which way a run comes to be published, as its scheme says."""

from __future__ import annotations

from evaluation.enums import Course
from evaluation.models import Run
from evaluation.queries.scheme_in_force import read
from evaluation.rules.run_moves import course_of


def course(run: Run) -> Course:
    """The run's course; its scheme is read for it."""
    scheme = read(run.scheme)
    return course_of(shown_days=scheme.shown_days, shown_again=scheme.shown_again, mends=run.mends_id is not None)
