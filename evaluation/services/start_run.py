from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.periods import Quarter, date_label
from config.lib.queue import enqueue
from config.lib.queue.models import Job
from config.lib.refusals import Refused
from dispatch.models import ReportingMonth
from dispatch.services.reasons import fitting
from evaluation.enums import Act, RunStatus
from evaluation.models import Run, Scheme
from evaluation.models.run import MOST_OF_A_REASON
from evaluation.queries.ratings import is_open, rating_of
from evaluation.rules.run_moves import BEFORE_THE_CHAINS
from evaluation.services.holding import hold_quarter
from evaluation.services.run_moving import discard
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


def start_run(*, by: Account, scheme: Scheme, quarter: Quarter, reason: str = "") -> Run:
    """Have a quarter judged by a scheme; the work itself is done in the background and watched through its job.

    Refused by another year's scheme, for a quarter without months, while another run of the quarter is being computed,
    before the quarter is over, while its raters give marks, and, where a run is published or shown to the chains,
    without the reason for which it is to give way. A draft of the quarter is discarded; what is shown stays so until
    the new run is shown or confirmed.
    """
    require(by, Right.EVALUATE)
    if scheme.year != quarter.year:
        raise Refused(
            _("%(scheme)s is the scheme of %(year)s. Choose one of %(wanted)s.")
            % {"scheme": scheme, "year": scheme.year, "wanted": quarter.year}
        )
    if not ReportingMonth.objects.filter(year=quarter.year, month__in=[each.month for each in quarter.months]).exists():
        raise Refused(
            _("%(quarter)s has no months with dates, so nothing is reported for it. Set the dates of its months first.")
            % {"quarter": quarter.label}
        )
    if clock.today() <= quarter.last_day:
        raise Refused(
            _("%(quarter)s is not over yet. It can be judged from the day after its last.") % {"quarter": quarter.label}
        )
    try:
        with transaction.atomic():
            hold_quarter(quarter)
            return _start(by=by, scheme=scheme, quarter=quarter, reason=reason)
    except IntegrityError as error:
        raise Refused(_("A run of this quarter is being computed. Wait until it is done.")) from error


def _start(*, by: Account, scheme: Scheme, quarter: Quarter, reason: str) -> Run:
    reason = fitting(reason, longest=MOST_OF_A_REASON)
    rating = rating_of(quarter)
    if rating is not None and is_open(rating):
        raise Refused(
            _("The raters give their marks until %(day)s. Close the marking first, or wait until it is over.")
            % {"day": date_label(rating.due)}
        )
    runs = Run.objects.filter(year=quarter.year, quarter=quarter.quarter)
    published = runs.filter(status=RunStatus.PUBLISHED).first()
    if published and not reason:
        raise Refused(_("This quarter has a published run. Say why a new one is to take its place."))
    shown = runs.filter(status__in=BEFORE_THE_CHAINS).first()
    if shown and not reason:
        raise Refused(
            _("The scores of this quarter are shown to the chains. Say why new ones are to take their place.")
        )
    job = Job.objects.create(kind="evaluation.run", owner=by)
    run = Run.objects.create(
        scheme=scheme,
        year=quarter.year,
        quarter=quarter.quarter,
        reason=reason,
        supersedes=published,
        mends=shown,
        job=job,
        started_by=by,
        started_at=clock.now(),
    )
    # Only now: where another run was just being computed, the insert has waited for it, and its draft is found.
    drafts = list(runs.filter(status=RunStatus.DRAFT).select_related("scheme"))
    for draft in drafts:
        discard(draft, by=by, reason=_("A new run of the quarter was started."))
    record(
        by=by,
        act=Act.RUN_START,
        on=run,
        after={"quarter": str(quarter), "scheme": str(scheme), "discards": [draft.pk for draft in drafts]},
        reason=run.reason,
    )
    enqueue(kind="evaluation.run", key=f"evaluation.run:{run.pk}", payload={"run": run.pk, "job": str(job.pk)})
    return run
