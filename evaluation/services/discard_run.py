from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import SomebodyWasFaster
from dispatch.services.reasons import required
from evaluation.enums import Act, RunStatus
from evaluation.models import Run
from evaluation.services.holding import hold_quarter
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def discard_run(*, by: Account, run: Run, reason: str) -> Run:
    """Throw a draft away, with a reason; it stays on record, and what is published for the quarter goes on to hold.

    Refused without a reason, and where the run is no longer a draft.
    """
    require(by, Right.EVALUATE)
    reason = required(reason, what=_("why the draft is discarded"))
    hold_quarter(run.period)
    discarded = Run.objects.filter(pk=run.pk, status=RunStatus.DRAFT).update(status=RunStatus.DISCARDED)
    if not discarded:
        raise SomebodyWasFaster(
            _("The run is no longer a draft: somebody has published, discarded or replaced it. Reload the page.")
        )
    run.refresh_from_db()
    record(
        by=by,
        act=Act.RUN_DISCARD,
        on=run,
        before={"status": RunStatus.DRAFT.value},
        after={"status": run.status},
        reason=reason,
    )
    return run
