from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chains.models import Chain
from chains.permissions import require
from config.lib import clock
from config.lib.periods import date_label
from config.lib.refusals import Refused
from dispatch.services.reasons import written
from dispatch.services.telling import tell_leading_group_office
from evaluation.enums import Act, ObjectionState, RunStatus
from evaluation.models import Objection, Run
from evaluation.models.objection import LONGEST
from evaluation.queries.runs import lines_of
from evaluation.rules.run_moves import is_over
from evaluation.services.keep_proof import keep_proof
from offices.enums import Right
from offices.models import Account
from offices.services.trail import record


@transaction.atomic
def raise_objection(
    *, by: Account, run: Run, chain: Chain, item: str, reason: str, file: tuple[bytes, str] | None = None
) -> Objection:
    """Object to a line of a chain's scores while they are shown; the leading-group office is told.

    ``file`` proves what is said: its bytes and its name. Raises Http404 or PermissionDenied without the right on the
    chain, Refused without a reason, where the run is not shown or the days for objections are over, for a line that the
    chain does not have, and where an objection to the same line waits for its answer or has had one.
    """
    require(by, Right.SUBMIT_LEDGER, chain)
    why = written(reason, lacking=_("Say what is wrong with the score and why."), longest=LONGEST)
    held = Run.objects.select_for_update(of=("self",)).get(pk=run.pk)
    _require_open(held)
    line = next((line for line in lines_of(held, chain) if line.item == item), None)
    if line is None:
        raise Refused(_("The score sheet has no such line. Reload the page."))
    _require_unanswered(held, chain, item)
    try:
        with transaction.atomic():
            objection = Objection.objects.create(
                run=held, chain=chain, item=item, title=line.title, reason=why, raised_by=by, raised_at=clock.now()
            )
    except IntegrityError as error:
        raise Refused(
            _("“%(line)s”: an objection waits for its answer already. Wait for it, or withdraw that one first.")
            % {"line": line.title}
        ) from error
    after = {"run": held.pk, "item": item, "points": "" if line.shown is None else str(line.shown)}
    if file is not None:
        content, name = file
        after["sha256"] = keep_proof(by=by, of=objection, content=content, name=name).sha256
    record(
        by=by,
        act=Act.OBJECTION_RAISE,
        on=objection,
        after=after,
        reason=why,
        scope=chain.code,
    )
    _tell(objection)
    return objection


def _require_open(run: Run) -> None:
    if run.status != RunStatus.SHOWN:
        raise Refused(_("These scores are not shown for objections now. Reload the page."))
    if run.shown_until is not None and is_over(run.shown_until, clock.today()):
        raise Refused(
            _("Objections could be raised until %(day)s. That is over; speak to the leading-group office.")
            % {"day": date_label(run.shown_until)}
        )


def _require_unanswered(run: Run, chain: Chain, item: str) -> None:
    answered = run.objections.filter(chain=chain, item=item, state__in=[ObjectionState.UPHELD, ObjectionState.DECLINED])
    before = answered.order_by("-answered_at").first()
    if before is not None and before.answered_at is not None:
        raise Refused(
            _(
                "“%(line)s”: your objection was answered on %(day)s, and the answer holds for these scores. If"
                " something new has come up, tell the leading-group office, which can correct them."
            )
            % {"line": before.title, "day": date_label(timezone.localdate(before.answered_at))}
        )


def _tell(objection: Objection) -> None:
    def words() -> tuple[str, str]:
        names = {
            "chain": objection.chain.full_name,
            "quarter": objection.run.period.label,
            "line": objection.title,
        }
        return _("%(chain)s objects to “%(line)s” of %(quarter)s") % names, objection.reason

    tell_leading_group_office(
        key=f"objection.raised:{objection.pk}",
        kind="objection.raised",
        link=objection.get_absolute_url(),
        words=words,
    )
