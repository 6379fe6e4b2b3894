from __future__ import annotations

from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chains.models import Chain, ProjectStep
from config.lib import clock
from config.lib.numbers import plain
from config.lib.periods import Quarter
from config.lib.refusals import Refused
from dispatch.services.reasons import written
from evaluation.enums import Act
from evaluation.models import Adjustment
from evaluation.queries.milestones import is_of_chain
from evaluation.queries.scheme_in_force import MatterItem
from evaluation.services.keep_proof import keep_proof
from evaluation.services.proving import require_proved
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
    step: ProjectStep | None = None,
    file: tuple[bytes, str] | None = None,
) -> Adjustment:
    """Propose a matter that adds or takes points in a quarter, with its proof; it counts once another has granted it.

    ``step`` is the milestone on whose proof it stands, ``file`` the proof itself: its bytes and its name. Refused
    without a name, a proof and a count that can be, where the grade is none of the item's or is lacking, where the same
    matter stands already, and for a milestone of another chain, or one that was not reached and proved in the quarter.
    """
    require(by, Right.EVALUATE)
    matter = written(matter, lacking=_("Name the matter."), longest=_room("matter"))
    proof = written(proof, lacking=_("Name the proof: document, number and date."), longest=_room("proof"))
    if not 0 < count <= MOST:
        raise Refused(_("Enter how many there were: a number above zero, at most %(most)s.") % {"most": MOST})
    if grade and not item.grades:
        raise Refused(_("%(item)s has no grades. Leave the grade empty.") % {"item": item.title})
    if item.grades and grade not in item.grades:
        raise Refused(
            _("%(item)s: choose one of the grades: %(grades)s.")
            % {"item": item.title, "grades": "、".join(item.grades)}
        )
    if step is not None:
        _require_proved(step, by=by, quarter=quarter, chain=chain)
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
                step=step,
                entered_by=by,
                entered_at=clock.now(),
            )
    except IntegrityError as error:
        raise Refused(_("This matter is already noted for the chain. The same matter counts only once.")) from error
    after = {"item": item.code, "matter": matter, "grade": grade, "count": plain(count), "proof": proof}
    if step is not None:
        after["milestone"] = str(step)
    if file is not None:
        content, name = file
        after["sha256"] = keep_proof(by=by, of=adjustment, content=content, name=name).sha256
    record(by=by, act=Act.ADJUSTMENT_NOTE, on=adjustment, scope=chain.code, after=after)
    return adjustment


def _require_proved(step: ProjectStep, *, by: Account, quarter: Quarter, chain: Chain) -> None:
    if not is_of_chain(step, chain):
        raise Refused(
            _("The project “%(project)s” is not one of %(chain)s. Choose the chain it belongs to.")
            % {"project": step.project.name, "chain": chain.name}
        )
    require_proved(step, by=by, quarter=quarter)


def _room(field: str) -> int:
    """How many characters a field of a matter holds."""
    longest: int = getattr(Adjustment, field).field.max_length
    return longest
