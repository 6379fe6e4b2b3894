"""Moving a run from status to status: held while it is looked at, by the table of moves, and only as it was seen."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from config.lib.periods import date_label
from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.enums import Course, ObjectionState, RunAct, RunStatus
from evaluation.models import Objection, Run
from evaluation.queries.run_course import course
from evaluation.queries.run_figures import run_figures
from evaluation.queries.runs import lines_of
from evaluation.rules.run_moves import BEFORE_THE_CHAINS, after
from evaluation.services.holding import hold_quarter


def hold_run(run: Run) -> Run:
    """The run as it is now, kept from others until the transaction ends, its quarter with it."""
    hold_quarter(run.period)
    return Run.objects.select_for_update(of=("self",)).select_related("scheme", "mends").get(pk=run.pk)


def require_move(run: Run, act: RunAct) -> RunStatus:
    """What a held run would become by an act; Refused or SomebodyWasFaster where it is not allowed."""
    own = course(run)
    to = after(RunStatus(run.status), act, course=own)
    if to is None:
        raise _refusal(run, act, own)
    return to


def move_run(run: Run, act: RunAct, **changes: Any) -> None:
    """Let a held run become what the act makes of it; raises as :func:`require_move` does."""
    changes["status"] = require_move(run, act)
    for name, value in changes.items():
        setattr(run, name, value)
    run.save(update_fields=list(changes))


def replace_mended(run: Run) -> None:
    """Take back the run that was shown and whose place this one takes.

    Every objection to it must be answered, and what was upheld must be another line by now.
    """
    if run.mends is None:
        return
    if run.mends.status not in BEFORE_THE_CHAINS:
        raise SomebodyWasFaster(
            _("The run whose place this one was to take is no longer shown. Look at it, then start the run again.")
        )
    require_answered(run.mends)
    _require_upheld_followed(run, run.mends)
    move_run(run.mends, RunAct.REPLACE)


def require_answered(run: Run) -> None:
    """Raise Refused while objections to the run wait for an answer."""
    waiting = run.objections.filter(state=ObjectionState.PENDING).count()
    if waiting:
        raise Refused(_("%(count)s objections wait for an answer. Answer them first.") % {"count": waiting})


def _require_upheld_followed(run: Run, shown: Run) -> None:
    as_before = [
        f"{one.chain.name}「{one.title}」"
        for one in shown.objections.filter(state=ObjectionState.UPHELD).select_related("chain")
        if _judged(run, one) == _judged(shown, one)
    ]
    if as_before:
        raise Refused(
            _(
                "Objections were upheld, and these lines are what they were: %(lines)s."
                " Have the figures or marks corrected and start the run again."
            )
            % {"lines": "、".join(as_before)}
        )


def _judged(run: Run, objection: Objection) -> tuple[object, ...]:
    """What a run made of the line, and of which values."""
    line = next((line for line in lines_of(run, objection.chain) if line.item == objection.item), None)
    return (line.state, line.points, [(used.label, used.value) for used in line.inputs]) if line else ()


def require_all_placed(run: Run) -> None:
    """Raise Refused while a chain has no place because figures are missing."""
    unplaced = run.placings.filter(place=None, failed=False)
    incomplete = [placing.chain.name for placing in unplaced.select_related("chain")]
    if incomplete:
        raise Refused(
            _("These chains have no place because figures are missing: %(chains)s. Have them reported, then run again.")
            % {"chains": "、".join(incomplete)}
        )


def require_current(run: Run) -> None:
    """Raise Refused where the run would be computed from other figures now."""
    if run_figures(run).to_json() != run.inputs:
        raise Refused(
            _(
                "Figures, targets, marks or matters have changed since this draft was computed."
                " Start the run again, look at the new draft, and publish that one."
            )
        )


def _refusal(run: Run, act: RunAct, own: Course) -> Refused:
    if act == RunAct.PUBLISH and run.status == RunStatus.DRAFT:
        return Refused(
            _("By its scheme the scores are shown to the chains before they are published. Show them first.")
        )
    if act == RunAct.PUBLISH and run.status == RunStatus.SHOWN:
        until = date_label(run.shown_until) if run.shown_until else ""
        return Refused(
            _("The scores are shown to the chains until %(day)s. Confirm the run after that, then publish it.")
            % {"day": until}
        )
    if act == RunAct.SHOW and own == Course.AT_ONCE:
        return Refused(_("By its scheme the scores are not shown before they are published. Publish the run."))
    return SomebodyWasFaster(
        _("The run is no longer a draft: somebody has published, discarded or replaced it. Reload the page.")
        if act in {RunAct.PUBLISH, RunAct.DISCARD, RunAct.SHOW}
        else _("The run is “%(status)s” now, and this can no longer be done. Reload the page.")
        % {"status": run.get_status_display()}
    )
