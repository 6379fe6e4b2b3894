from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import SomebodyWasFaster
from dispatch.enums import Decision
from dispatch.services.reasons import fitting, required, written
from evaluation.enums import Act
from evaluation.models import Adjustment
from evaluation.models.record import MOST_OF_A_WITHDRAWAL
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def withdraw_adjustment(*, by: Account, adjustment: Adjustment, reason: str) -> Adjustment:
    """Take a noted matter back, with a reason; it stays on record and counts no more.

    What two have noted and granted is not taken back by one: a granted matter counts on until another has agreed, see
    :func:`decide_withdrawal`. Refused where it was withdrawn already, or somebody has asked for it.
    """
    require(by, Right.EVALUATE)
    reason = written(reason, lacking=_("Say why the matter is withdrawn."), longest=MOST_OF_A_WITHDRAWAL)
    held = _held(adjustment)
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


@transaction.atomic
def decide_withdrawal(*, by: Account, adjustment: Adjustment, grant: bool, note: str = "") -> Adjustment:
    """Agree that a granted matter is withdrawn, or let it count on; nobody decides what he asked for himself.

    Refused without the reason why it counts on, and where nobody asks for it any more.
    """
    require(by, Right.EVALUATE)
    why = fitting(note) if grant else required(note, what=_("why it is refused"))
    held = _held(adjustment)
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


def _held(adjustment: Adjustment) -> Adjustment:
    """The matter as it is now, kept from others until the transaction ends; it must not be withdrawn."""
    held = Adjustment.objects.select_for_update(of=("self",)).select_related("chain").get(pk=adjustment.pk)
    if held.withdrawn_because:
        raise SomebodyWasFaster(_("The matter has been withdrawn already."))
    return held
