from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.refusals import SomebodyWasFaster
from dispatch.services.seal_months import seal_months
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
def publish_run(*, by: Account, run: Run) -> Run:
    """Publish a run: the months of its quarter are sealed, the run it supersedes says so, and it is never recomputed.

    A draft is published where its scheme shows no scores before, else it is confirmed first. Refused while a chain has
    no place because figures are missing, where the run is no longer what was seen, where another run of the quarter has
    been published since it was computed, and where a figure, target, mark or matter is no longer what it was computed
    from.
    """
    require(by, Right.EVALUATE)
    held = hold_run(run)
    require_move(held, RunAct.PUBLISH)
    before = held.status
    require_free(held, RunAct.PUBLISH)
    if before == RunStatus.DRAFT:
        replace_mended(held, by=by)
    superseded = _supersede(held)
    move_run(held, RunAct.PUBLISH, published_by=by, published_at=clock.now())
    seal_months(by=by, quarter=held.period)
    require_current(held)
    record(
        by=by,
        act=Act.RUN_PUBLISH,
        on=held,
        before={"status": before},
        after={"digest": held.digest, "supersedes": superseded, "mends": held.mends_id},
        reason=held.reason,
    )
    run.refresh_from_db()
    return run


def _supersede(run: Run) -> int | None:
    """Let whatever is published for the quarter give way: it must be what the run was computed to supersede."""
    published = Run.objects.filter(year=run.year, quarter=run.quarter, status=RunStatus.PUBLISHED).first()
    holds = published.pk if published else None
    if holds != run.supersedes_id:
        raise SomebodyWasFaster(
            _(
                "Since this draft was computed, another run of %(quarter)s has been published: run %(number)s."
                " Look at that one. If it is to be superseded after all, start the run again and say why."
            )
            % {"quarter": run.period.label, "number": holds}
            if holds
            else _("The run that this draft was to supersede no longer holds. Start the run again.")
        )
    if published:
        move_run(published, RunAct.SUPERSEDE)
    return holds
