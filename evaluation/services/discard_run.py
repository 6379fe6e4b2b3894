from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from dispatch.services.reasons import required
from evaluation.models import Run
from evaluation.services.run_moving import discard, hold_run
from offices.enums import Right
from offices.models import Account
from offices.permissions import require


@transaction.atomic
def discard_run(*, by: Account, run: Run, reason: str) -> Run:
    """Throw a draft away, with a reason; it stays on record, and what is published for the quarter goes on to hold.

    Refused without a reason, and where the run is no longer a draft.
    """
    require(by, Right.EVALUATE)
    reason = required(reason, what=_("why the draft is discarded"))
    discard(hold_run(run), by=by, reason=reason)
    run.refresh_from_db()
    return run
