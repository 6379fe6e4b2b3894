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
    where another run of the quarter has been published since it was computed, and where a figure, target, mark or
    matter is no longer what the draft was computed from.
    """
    require(by, Right.EVALUATE)
    hold_quarter(run.period)
    if not Run.objects.filter(pk=run.pk, status=RunStatus.DRAFT).exists():
        raise _no_longer_a_draft()
    unplaced = run.placings.filter(place=None, failed=False)
    incomplete = [placing.chain.name for placing in unplaced.select_related("chain")]
    if incomplete:
        raise Refused(
            _("These chains have no place because figures are missing: %(chains)s. Have them reported, then run again.")
            % {"chains": "、".join(incomplete)}
        )
    _supersede(run)
    published = Run.objects.filter(pk=run.pk, status=RunStatus.DRAFT).update(
        status=RunStatus.PUBLISHED, published_by=by, published_at=clock.now()
    )
    if not published:
        raise _no_longer_a_draft()
    seal_months(by=by, quarter=run.period)
    run.refresh_from_db()
    _require_current(run)
    record(by=by, act=Act.RUN_PUBLISH, on=run, after={"digest": run.digest}, reason=run.reason)
    return run


def _supersede(run: Run) -> None:
    """Let whatever is published for the quarter give way: it must be what the draft was computed to supersede."""
    published = Run.objects.filter(year=run.year, quarter=run.quarter, status=RunStatus.PUBLISHED)
    holds = published.values_list("pk", flat=True).first()
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
    published.update(status=RunStatus.SUPERSEDED)


def _no_longer_a_draft() -> SomebodyWasFaster:
    return SomebodyWasFaster(
        _("The run is no longer a draft: somebody has published, discarded or replaced it. Reload the page.")
    )


def _require_current(run: Run) -> None:
    """Raise Refused where the run would be computed from other figures now. The ledgers are sealed: they stay so."""
    if run_figures(run).to_json() != run.inputs:
        raise Refused(
            _(
                "Figures, targets, marks or matters have changed since this draft was computed."
                " Start the run again, look at the new draft, and publish that one."
            )
        )
