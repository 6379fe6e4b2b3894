from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import SomebodyWasFaster
from dispatch.services.reasons import fitting, required
from evaluation.enums import Act
from evaluation.models import Adjustment
from evaluation.services.holding import hold_matter
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def decide_withdrawal(*, by: Account, adjustment: Adjustment, grant: bool, note: str = "") -> Adjustment:
    """Agree that a granted matter is withdrawn, or let it count on; nobody decides what he asked for himself.

    Refused without the reason why it counts on, and where nobody asks for it any more.
    """
    require(by, Right.EVALUATE)
    why = fitting(note) if grant else required(note, what=_("why it is refused"))
    held = hold_matter(adjustment)
    asked, asker = held.withdrawal_asked_because, held.withdrawal_asked_by_id
    if not asked:
        raise SomebodyWasFaster(_("The withdrawal has been decided already. Reload the page."))
    if asker == by.pk:
        raise PermissionDenied(_("You have asked for the withdrawal yourself. A colleague decides it."))
    if grant:
        held.withdrawn_because = asked
    held.withdrawal_asked_because, held.withdrawal_asked_by = "", None
    held.save(update_fields=["withdrawal_asked_because", "withdrawal_asked_by", "withdrawn_because"])
    record(
        by=by,
        act=Act.ADJUSTMENT_WITHDRAW if grant else Act.ADJUSTMENT_WITHDRAW_REFUSE,
        on=held,
        scope=held.chain.code,
        before={"decision": held.decision, "asked": asked},
        after={"item": held.item, "matter": held.matter, "withdrawn": held.withdrawn_because},
        reason=why,
    )
    return held
