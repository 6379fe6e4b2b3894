"""A milestone of a project gives a point as long as it is proved."""

from __future__ import annotations

from django.utils.translation import gettext as _

from chains.models import ProjectStep
from config.lib.periods import Quarter
from config.lib.refusals import Refused
from evaluation.queries.milestones import still_proved
from offices.models import Account


def require_proved(step: ProjectStep, *, by: Account, quarter: Quarter) -> None:
    """Raises Refused unless the milestone was reached in the quarter and has its proof."""
    if not still_proved(by, step, quarter):
        raise Refused(
            _(
                "“%(milestone)s” of the project “%(project)s” was not reached in the quarter, or is not proved. Have"
                " its date and proof entered in the register of projects first."
            )
            % {"milestone": step.get_step_display(), "project": step.project.name}
        )
