from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.periods import date_label
from config.lib.refusals import Refused
from evaluation.enums import Act, ObjectionState, RunAct, RunStatus
from evaluation.models import Objection, Run
from evaluation.rules.run_moves import is_over
from evaluation.services.run_moving import (
    hold_run,
    move_run,
    replace_mended,
    require_all_placed,
    require_answered,
    require_current,
    require_move,
)
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def confirm_run(*, by: Account, run: Run) -> Run:
    """Confirm scores that were shown long enough; a corrected draft without being shown again where the scheme says so.

    Refused before the days for objections are over, while one waits for an answer or was upheld and nothing was
    computed anew, and where a figure, target, mark or matter is no longer what the run was computed from.
    """
    require(by, Right.EVALUATE)
    held = hold_run(run)
    require_move(held, RunAct.CONFIRM)
    before = held.status
    shown = held if before == RunStatus.SHOWN else held.mends
    if shown is not None and shown.status == RunStatus.SHOWN:
        _require_over(shown)
        require_answered(shown)
    if before == RunStatus.SHOWN:
        _require_none_upheld(held)
    else:
        require_all_placed(held)
        replace_mended(held, by=by)
    move_run(held, RunAct.CONFIRM, confirmed_by=by, confirmed_at=clock.now())
    require_current(held)
    record(
        by=by,
        act=Act.RUN_CONFIRM,
        on=held,
        before={"status": before},
        after={"status": held.status, "digest": held.digest, "mends": held.mends_id},
        reason=held.reason,
    )
    return held


def _require_over(run: Run) -> None:
    if run.shown_until is not None and not is_over(run.shown_until, clock.today()):
        raise Refused(
            _("The scores are shown to the chains until %(day)s. They can be confirmed from the day after.")
            % {"day": date_label(run.shown_until)}
        )


def _require_none_upheld(run: Run) -> None:
    upheld = [f"{one.chain.name}「{one.title}」" for one in _upheld(run)]
    if upheld:
        raise Refused(
            _("Objections were upheld: %(lines)s. Have the figures or marks corrected and start the run again.")
            % {"lines": "、".join(upheld)}
        )


def _upheld(run: Run) -> list[Objection]:
    return list(run.objections.filter(state=ObjectionState.UPHELD).select_related("chain"))
