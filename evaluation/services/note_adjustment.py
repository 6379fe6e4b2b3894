from __future__ import annotations

from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib import clock
from config.lib.numbers import plain
from config.lib.periods import Quarter
from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.enums import Act
from evaluation.models import Adjustment
from evaluation.queries.scheme_in_force import MatterItem
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record

MOST = 1_000
"""More of one matter in a quarter is a slip of the keys."""


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

    Refused without a name, a proof and a count that can be, where the grade is none of the item's or is lacking, and
    where the same matter stands already.
    """
    require(by, Right.EVALUATE)
    matter = _words(matter, of="matter", lacking=_("Name the matter."))
    proof = _words(proof, of="proof", lacking=_("Name the proof: document, number and date."))
    if not 0 < count <= MOST:
        raise Refused(_("Enter how many there were: a number above zero, at most %(most)s.") % {"most": MOST})
    if grade and not item.grades:
        raise Refused(_("%(item)s has no grades. Leave the grade empty.") % {"item": item.title})
    if item.grades and grade not in item.grades:
        raise Refused(
            _("%(item)s: choose one of the grades: %(grades)s.")
            % {"item": item.title, "grades": "、".join(item.grades)}
        )
    try:
        with transaction.atomic():
            adjustment = Adjustment.objects.create(
                year=quarter.year,
                quarter=quarter.quarter,
                chain=chain,
                item=item.code,
                grade=grade,
                matter=matter,
                count=count,
                proof=proof,
                entered_by=by,
                entered_at=clock.now(),
            )
    except IntegrityError as error:
        raise Refused(_("This matter is already noted for the chain. The same matter counts only once.")) from error
    after = {"item": item.code, "matter": matter, "grade": grade, "count": plain(count), "proof": proof}
    record(by=by, act=Act.ADJUSTMENT_NOTE, on=adjustment, scope=chain.code, after=after)
    return adjustment


@transaction.atomic
def withdraw_adjustment(*, by: Account, adjustment: Adjustment, reason: str) -> None:
    """Take a noted matter back, with a reason; it stays on record and counts no more."""
    require(by, Right.EVALUATE)
    reason = _words(reason, of="withdrawn_because", lacking=_("Say why the matter is withdrawn."))
    done = Adjustment.objects.filter(pk=adjustment.pk, withdrawn_because="").update(withdrawn_because=reason)
    if not done:
        raise SomebodyWasFaster(_("The matter has been withdrawn already."))
    record(by=by, act=Act.ADJUSTMENT_WITHDRAW, on=adjustment, scope=adjustment.chain.code, reason=reason)


def _words(text: str, *, of: str, lacking: str) -> str:
    """The text for a field without the blanks around it; Refused where there is none, or more than the field holds."""
    words = text.strip()
    longest: int = getattr(Adjustment, of).field.max_length
    if not words:
        raise Refused(lacking)
    if len(words) > longest:
        raise Refused(
            _("This is %(length)s characters long. Shorten it to %(longest)s.")
            % {"length": len(words), "longest": longest}
        )
    return words
