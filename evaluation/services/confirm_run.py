from __future__ import annotations

from django.db import transaction

from config.lib import clock
from evaluation.enums import Act, RunAct, RunStatus
from evaluation.models import Run
from evaluation.services.run_moving import (
    hold_run,
    move_run,
    replace_mended,
    require_current,
    require_free,
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
    require_free(held, RunAct.CONFIRM)
    if before == RunStatus.DRAFT:
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
