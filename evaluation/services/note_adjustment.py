from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib import clock
from config.lib.periods import Quarter
from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.models import Adjustment
from evaluation.queries.scheme_in_force import MatterItem
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def note_adjustment(
    *,
    by: Account,
    quarter: Quarter,
    chain: Chain,
    item: MatterItem,
    matter: str,
    proof: str,
    grade: str = "",
    count: Decimal = Decimal(1),
) -> Adjustment:
    """Note a matter that adds or takes points in a quarter, with its proof.

    Refused where the item wants a grade and none of its own is named, and where the same matter stands already.
    """
    require(by, Right.EVALUATE)
    if item.grades and grade not in item.grades:
        raise Refused(
            _("%(item)s: choose one of the grades: %(grades)s.")
            % {"item": item.title, "grades": "、".join(item.grades)}
        )
    same = Adjustment.objects.filter(
        year=quarter.year,
        quarter=quarter.quarter,
        chain=chain,
        item=item.code,
        matter=matter.strip(),
        withdrawn_because="",
    )
    if same.exists():
        raise Refused(_("This matter is already noted for the chain. The same matter counts only once."))
    adjustment = Adjustment.objects.create(
        year=quarter.year,
        quarter=quarter.quarter,
        chain=chain,
        item=item.code,
        grade=grade,
        matter=matter.strip(),
        count=count,
        proof=proof,
        entered_by=by,
        entered_at=clock.now(),
    )
    after = {"item": item.code, "matter": matter, "grade": grade, "count": str(count), "proof": proof}
    record(by=by, act="adjustment.note", on=adjustment, scope=chain.code, after=after)
    return adjustment


@transaction.atomic
def withdraw_adjustment(*, by: Account, adjustment: Adjustment, reason: str) -> None:
    """Take a noted matter back, with a reason; it stays on record and counts no more."""
    require(by, Right.EVALUATE)
    if not reason.strip():
        raise Refused(_("Say why the matter is withdrawn."))
    done = Adjustment.objects.filter(pk=adjustment.pk, withdrawn_because="").update(withdrawn_because=reason.strip())
    if not done:
        raise SomebodyWasFaster(_("The matter has been withdrawn already."))
    record(by=by, act="adjustment.withdraw", on=adjustment, scope=adjustment.chain.code, reason=reason)
