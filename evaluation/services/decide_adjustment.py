from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.periods import Quarter
from config.lib.refusals import SomebodyWasFaster
from dispatch.enums import Decision
from dispatch.services.reasons import fitting, required
from evaluation.enums import Act
from evaluation.models import Adjustment
from evaluation.services.proving import require_proved
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def decide_adjustment(*, by: Account, adjustment: Adjustment, grant: bool, note: str = "") -> Adjustment:
    """Grant or refuse a proposed matter, by name; only what is granted counts in runs started from then on.

    Nobody decides what he proposed. Refused where a refusal gives no reason, where the milestone it stands on is no
    longer proved, and where it was withdrawn or decided already.
    """
    require(by, Right.EVALUATE)
    if adjustment.entered_by_id == by.pk:
        raise PermissionDenied(_("You have proposed this matter yourself. A colleague decides it."))
    why = fitting(note) if grant else required(note, what=_("why it is refused"))
    quarter = Quarter(adjustment.year, adjustment.quarter)
    if grant and adjustment.step is not None:
        require_proved(adjustment.step, by=by, quarter=quarter)
    pending = Adjustment.objects.filter(pk=adjustment.pk, decision=Decision.PENDING, withdrawn_because="")
    decided = Decision.GRANTED if grant else Decision.REFUSED
    if not pending.update(decision=decided, decision_note=why, decided_by=by, decided_at=clock.now()):
        raise SomebodyWasFaster(_("The matter has been decided or withdrawn already. Reload the page."))
    adjustment.refresh_from_db()
    record(
        by=by,
        act=Act.ADJUSTMENT_GRANT if grant else Act.ADJUSTMENT_REFUSE,
        on=adjustment,
        scope=adjustment.chain.code,
        before={"decision": Decision.PENDING.value},
        after={"decision": adjustment.decision, "item": adjustment.item, "matter": adjustment.matter},
        reason=why,
    )
    return adjustment
