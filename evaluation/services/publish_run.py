from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.services.seal_months import seal_months
from evaluation.enums import Act, RunStatus
from evaluation.models import Run
from evaluation.queries.run_figures import run_figures
from evaluation.services.holding import hold_quarter
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def publish_run(*, by: Account, run: Run) -> Run:
    """Publish a draft: the months of its quarter are sealed, the run it supersedes says so, and it is never recomputed.

    Refused while a chain has no place because figures are missing, where the run is no longer the draft that was seen,
    and where a figure, target, mark or matter is no longer what the draft was computed from.
    """
    require(by, Right.EVALUATE)
    hold_quarter(run.period)
    unplaced = run.placings.filter(place=None, failed=False)
    incomplete = [placing.chain.name for placing in unplaced.select_related("chain")]
    if incomplete:
        raise Refused(
            _("These chains have no place because figures are missing: %(chains)s. Have them reported, then run again.")
            % {"chains": "、".join(incomplete)}
        )
    if run.supersedes_id:
        Run.objects.filter(pk=run.supersedes_id, status=RunStatus.PUBLISHED).update(status=RunStatus.SUPERSEDED)
    published = Run.objects.filter(pk=run.pk, status=RunStatus.DRAFT).update(
        status=RunStatus.PUBLISHED, published_by=by, published_at=clock.now()
    )
    if not published:
        raise SomebodyWasFaster(
            _("The run is no longer a draft: somebody has published or replaced it. Reload the page.")
        )
    seal_months(by=by, quarter=run.period)
    run.refresh_from_db()
    _require_current(run)
    record(by=by, act=Act.RUN_PUBLISH, on=run, after={"digest": run.digest}, reason=run.reason)
    return run


def _require_current(run: Run) -> None:
    """Raise Refused where the run would be computed from other figures now. The ledgers are sealed: they stay so."""
    if run_figures(run).to_json() != run.inputs:
        raise Refused(
            _(
                "Figures, targets, marks or matters have changed since this draft was computed."
                " Start the run again, look at the new draft, and publish that one."
            )
        )
