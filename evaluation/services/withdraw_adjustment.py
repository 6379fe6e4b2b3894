from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import SomebodyWasFaster
from dispatch.enums import Decision
from dispatch.services.reasons import written
from evaluation.enums import Act
from evaluation.models import Adjustment
from evaluation.models.record import MOST_OF_A_WITHDRAWAL
from evaluation.services.holding import hold_matter
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def withdraw_adjustment(*, by: Account, adjustment: Adjustment, reason: str) -> Adjustment:
    """Take a noted matter back, with a reason; it stays on record and counts no more.

    What two have noted and granted is not taken back by one: a granted matter counts on until another has agreed, see
    ``decide_withdrawal``. Refused where it was withdrawn already, or somebody has asked for it.
    """
    require(by, Right.EVALUATE)
    reason = written(reason, lacking=_("Say why the matter is withdrawn."), longest=MOST_OF_A_WITHDRAWAL)
    held = hold_matter(adjustment)
    asks = held.decision == Decision.GRANTED
    if asks:
        if held.withdrawal_asked_because:
            raise SomebodyWasFaster(_("A colleague has asked already that the matter be withdrawn. Reload the page."))
        held.withdrawal_asked_because, held.withdrawal_asked_by = reason, by
    else:
        held.withdrawn_because = reason
    held.save(update_fields=["withdrawal_asked_because", "withdrawal_asked_by", "withdrawn_because"])
    record(
        by=by,
        act=Act.ADJUSTMENT_WITHDRAW_ASK if asks else Act.ADJUSTMENT_WITHDRAW,
        on=held,
        scope=held.chain.code,
        before={"decision": held.decision},
        after={"item": held.item, "matter": held.matter},
        reason=reason,
    )
    return held
