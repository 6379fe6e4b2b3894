from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from chains.permissions import require
from config.lib.refusals import SomebodyWasFaster
from evaluation.enums import Act, ObjectionState
from evaluation.models import Objection
from offices.enums import Right
from offices.models import Account
from offices.services.trail import record


@transaction.atomic
def withdraw_objection(*, by: Account, objection: Objection) -> Objection:
    """Take an objection back that has not been answered yet; for whoever answers for the chain."""
    require(by, Right.SUBMIT_LEDGER, objection.chain)
    pending = Objection.objects.filter(pk=objection.pk, state=ObjectionState.PENDING)
    if not pending.update(state=ObjectionState.WITHDRAWN):
        raise SomebodyWasFaster(_("The objection has been answered or withdrawn already."))
    objection.refresh_from_db()
    record(by=by, act=Act.OBJECTION_WITHDRAW, on=objection, scope=objection.chain.code)
    return objection
