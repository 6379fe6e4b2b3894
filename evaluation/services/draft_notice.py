from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.refusals import Refused
from evaluation.enums import Act, NoticeStatus, RunStatus
from evaluation.models import Notice, NoticeWords, Run
from evaluation.queries.notice_facts import notice_facts
from evaluation.rules.notice_words.demands import demands
from evaluation.rules.notice_words.opening import basis, title, why_anew
from evaluation.rules.notice_words.overall import overall
from evaluation.rules.notice_words.problems import problems
from evaluation.rules.notice_words.results import results
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def draft_notice(*, by: Account, run: Run) -> Notice:
    """Write the draft of a published run's notice from the run and the year's words; returns it, or the one there is.

    Refused where the run is not the published one, and where the year has no words for notices.
    """
    require(by, Right.EVALUATE)
    held = Notice.objects.filter(run=run).first()
    if held:
        return held
    if run.status != RunStatus.PUBLISHED:
        raise Refused(_("A notice is drafted from a published run. Publish the run first."))
    words = NoticeWords.objects.filter(year=run.year).first()
    if words is None:
        raise Refused(
            _("Nothing says who issues the notices of %(year)s and to whom. Load the regime of the year first.")
            % {"year": run.year}
        )
    facts = notice_facts(run)
    notice, drafted = Notice.objects.get_or_create(
        run=run,
        defaults={
            "organ": words.organ,
            "organ_mark": words.organ_mark,
            "year": run.year,
            "title": title(run.period),
            "addressees": words.addressees,
            "basis": basis(words.basis, quarter=run.period, replaced=_replaced(run), reason=_why(run)),
            "overall": overall(facts.city),
            "results": results(facts),
            "problems": problems(facts.city, facts.late),
            "demands": demands(facts.city, facts.late),
            "copies": words.copies,
            "drafted_at": clock.now(),
        },
    )
    if drafted:
        record(by=by, act=Act.NOTICE_DRAFT, on=notice, after={"run": run.pk, "digest": run.digest})
    return notice


def _replaced(run: Run) -> str:
    """The number of the notice that the run's notice takes the place of, if there is one."""
    before = Notice.objects.filter(run=run.supersedes_id, status=NoticeStatus.ISSUED).first()
    return before.document_number if before else ""


def _why(run: Run) -> str:
    """Why the results are others than those published before."""
    reasons: list[str] = []
    one: Run | None = run
    while one is not None and one.pk != run.supersedes_id:
        if one.reason:
            reasons.insert(0, one.reason)
        one = one.mends
    before = run.supersedes
    if before is None or before.scheme_id == run.scheme_id:
        return why_anew(reasons)
    return why_anew(reasons, scheme=run.scheme.on_paper)
