from __future__ import annotations

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from config.lib.queue.models import Job, JobState
from evaluation.enums import Act, RunAct, RunStatus
from evaluation.models import Run
from evaluation.services.run_moving import move_run
from offices.services.trail import record


@transaction.atomic
def fail_run(run_id: int) -> Run:
    """Give up on a run whose computing broke down for the last time, so that its quarter can be judged anew.

    A run that was computed after all stays as it is.
    """
    run = Run.objects.select_for_update(of=("self",)).get(pk=run_id)
    if run.status != RunStatus.WAITING:
        return run
    why = _(
        "The computing broke down; no figure was lost. Start the run again, and if it breaks down again, "
        "tell the system administrator."
    )
    move_run(run, RunAct.FAIL)
    if run.job_id:
        Job.objects.filter(pk=run.job_id).update(
            state=JobState.FAILED, errors=[why], finished_at=Now(), result={"run": run.pk}
        )
    record(by=None, act=Act.RUN_FAIL, on=run, after={"status": run.status}, reason=why)
    return run
