"""Moving a run from status to status: held while it is looked at, by the table of moves, and only as it was seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from config.lib.periods import date_label
from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.enums import Act, Hindrance, ObjectionState, RunAct, RunStatus
from evaluation.models import Objection, Run
from evaluation.queries.run_course import course, in_the_way, standing
from evaluation.queries.run_figures import run_figures
from evaluation.queries.runs import lines_of
from evaluation.rules.run_moves import BEFORE_THE_CHAINS, BY_COURSE, after
from evaluation.services.holding import hold_quarter
from offices.models import Account
from offices.services.trail import record


def hold_run(run: Run) -> Run:
    """The run as it is now, kept from others until the transaction ends, its quarter with it.

    So is the run whose place it takes, that nobody objects to it between the look and the act.
    """
    hold_quarter(run.period)
    both = Run.objects.select_for_update().filter(pk__in=[key for key in (run.pk, run.mends_id) if key])
    list(both.order_by("pk").values_list("pk"))
    return Run.objects.select_related("scheme", "mends").get(pk=run.pk)


def require_move(run: Run, act: RunAct) -> RunStatus:
    """What a held run would become by an act; Refused or SomebodyWasFaster where it is not allowed."""
    to = after(RunStatus(run.status), act, course=course(run) if act in BY_COURSE else None)
    if to is None:
        raise _refusal(run, act)
    return to


def move_run(run: Run, act: RunAct, **changes: Any) -> None:
    """Let a held run become what the act makes of it; raises as :func:`require_move` does."""
    changes["status"] = require_move(run, act)
    for name, value in changes.items():
        setattr(run, name, value)
    run.save(update_fields=list(changes))


def discard(run: Run, *, by: Account, reason: str) -> None:
    """Throw a held draft away; raises as :func:`require_move` does."""
    before = run.status
    move_run(run, RunAct.DISCARD)
    record(by=by, act=Act.RUN_DISCARD, on=run, before={"status": before}, after={"status": run.status}, reason=reason)


def replace_mended(run: Run, *, by: Account) -> None:
    """Take back the run that was shown and whose place this one takes.

    What was upheld must be another line by now.
    """
    if run.mends is None:
        return
    if run.mends.status not in BEFORE_THE_CHAINS:
        raise SomebodyWasFaster(
            _("The run whose place this one was to take is no longer shown. Look at it, then start the run again.")
        )
    _require_upheld_followed(run)
    before = run.mends.status
    move_run(run.mends, RunAct.REPLACE)
    after_it = {"status": run.mends.status, "by": run.pk}
    record(by=by, act=Act.RUN_REPLACE, on=run.mends, before={"status": before}, after=after_it, reason=run.reason)


def require_free(run: Run, act: RunAct) -> None:
    """Raise Refused, with a sentence on the first of it, where anything stands in the way of the act."""
    found = in_the_way(run, act)
    if found:
        raise Refused(_HINDERED[found[0]](run))


def _require_upheld_followed(run: Run) -> None:
    """Of each line the last objection counts that was upheld, to whichever of the runs whose place this one takes."""
    last: dict[tuple[int, str], tuple[Run, Objection]] = {}
    shown = run.mends
    while shown is not None:
        for one in shown.objections.filter(state=ObjectionState.UPHELD).select_related("chain").order_by("pk"):
            last.setdefault((one.chain_id, one.item), (shown, one))
        shown = shown.mends
    as_before = [
        f"{one.chain.name}「{one.title}」" for shown, one in last.values() if _judged(run, one) == _judged(shown, one)
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


def _pending(run: Run) -> str:
    return _("%(count)s objections wait for an answer. Answer them first.") % {"count": standing(run).pending}


def _upheld(run: Run) -> str:
    upheld = run.objections.filter(state=ObjectionState.UPHELD).select_related("chain")
    lines = "、".join(f"{one.chain.name}「{one.title}」" for one in upheld)
    sentence = _("Objections were upheld: %(lines)s. Have the figures or marks corrected and start the run again.")
    return sentence % {"lines": lines}


def _unplaced(run: Run) -> str:
    incomplete = run.placings.filter(place=None, failed=False).select_related("chain")
    return _(
        "These chains have no place because figures are missing: %(chains)s. Have them reported, then run again."
    ) % {"chains": "、".join(placing.chain.name for placing in incomplete)}


def _still_shown(run: Run) -> str:
    until = standing(run).until
    day = date_label(until) if until else ""
    return _("The scores are shown to the chains until %(day)s. They can be confirmed from the day after.") % {
        "day": day
    }


_HINDERED: Mapping[Hindrance, Callable[[Run], str]] = {
    Hindrance.PENDING: _pending,
    Hindrance.UPHELD: _upheld,
    Hindrance.UNPLACED: _unplaced,
    Hindrance.DAYS: _still_shown,
}


def require_current(run: Run) -> None:
    """Raise Refused where the run would be computed from other figures now."""
    if run_figures(run).to_json() != run.inputs:
        raise Refused(
            _(
                "Figures, targets, marks or matters have changed since this run was computed."
                " Start the run again, and go on with the new draft."
            )
        )


def _refusal(run: Run, act: RunAct) -> Refused:
    """Why an act is not allowed: by the run's course, or because the run is no longer what the page showed."""
    names = {
        "day": date_label(run.shown_until) if run.shown_until else "",
        "status": run.get_status_display(),
    }
    sentence = {
        (RunStatus.DRAFT, RunAct.PUBLISH): _(
            "By its scheme the scores are shown to the chains before they are published. Show them first."
        ),
        (RunStatus.SHOWN, RunAct.PUBLISH): _(
            "The scores are shown to the chains until %(day)s. Confirm the run after that, then publish it."
        ),
        (RunStatus.DRAFT, RunAct.SHOW): _(
            "By its scheme the scores are not shown before they are published. Publish the run."
        ),
        (RunStatus.DRAFT, RunAct.CONFIRM): _(
            "Scores are confirmed once they were shown to the chains. Show the draft first, or publish it where its"
            " scheme shows no scores."
        ),
    }.get((RunStatus(run.status), act))
    if sentence is not None:
        return Refused(sentence % names)
    return SomebodyWasFaster(_("The run is “%(status)s” now, and this can no longer be done. Reload the page.") % names)
