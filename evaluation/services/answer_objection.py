from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.refusals import SomebodyWasFaster
from dispatch.services.reasons import written
from dispatch.services.telling import tell_chain_office
from evaluation.enums import Act, ObjectionState
from evaluation.models import Objection
from evaluation.models.objection import LONGEST
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def answer_objection(*, by: Account, objection: Objection, uphold: bool, answer: str) -> Objection:
    """Uphold or decline an objection, by name and with the reason; the chain office is told.

    Upheld, the run is not confirmed: the figure or mark is corrected, and a new run takes its place. Refused without
    the reason, SomebodyWasFaster where it was answered or withdrawn already.
    """
    require(by, Right.EVALUATE)
    why = written(
        answer,
        lacking=_("Say what is corrected, and how.") if uphold else _("Say why the score stands as it is."),
        longest=LONGEST,
    )
    state = ObjectionState.UPHELD if uphold else ObjectionState.DECLINED
    pending = Objection.objects.filter(pk=objection.pk, state=ObjectionState.PENDING)
    answered = pending.update(state=state, answer=why, answered_by=by, answered_at=clock.now())
    now = Objection.objects.select_related("run", "chain", "answered_by__person").get(pk=objection.pk)
    if not answered:
        raise SomebodyWasFaster(
            _("This objection is “%(state)s” already. Nothing was changed by you.") % {"state": now.get_state_display()}
        )
    record(
        by=by,
        act=Act.OBJECTION_UPHOLD if uphold else Act.OBJECTION_DECLINE,
        on=now,
        before={"state": ObjectionState.PENDING.value},
        after={"state": now.state, "run": now.run_id, "item": now.item},
        reason=why,
        scope=now.chain.code,
    )
    _tell(now)
    return now


def _tell(objection: Objection) -> None:
    def words() -> tuple[str, str]:
        names = {"chain": objection.chain.name, "quarter": objection.run.period.label, "line": objection.title}
        if objection.state == ObjectionState.UPHELD:
            return _("Objection upheld: “%(line)s” of %(chain)s, %(quarter)s") % names, objection.answer
        return _("Objection declined: “%(line)s” of %(chain)s, %(quarter)s") % names, objection.answer

    tell_chain_office(
        chain=objection.chain,
        key=f"objection.answered:{objection.pk}",
        kind="objection.answered",
        link=objection.get_absolute_url(),
        words=words,
    )
