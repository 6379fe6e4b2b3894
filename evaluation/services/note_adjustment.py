from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chains.models import Chain, ProjectStep
from config.lib import clock
from config.lib.numbers import plain
from config.lib.periods import Quarter
from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.enums import Decision
from dispatch.services.reasons import fitting, required, written
from evaluation.enums import Act
from evaluation.models import Adjustment
from evaluation.queries.milestones import is_of_chain, still_proved
from evaluation.queries.scheme_in_force import MatterItem
from evaluation.services.keep_proof import keep_proof
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
    if grant and adjustment.step is not None and not still_proved(by, adjustment.step, quarter):
        raise Refused(_milestone_not_proved(adjustment.step))
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


def _require_proved(step: ProjectStep, *, by: Account, quarter: Quarter, chain: Chain) -> None:
    if not is_of_chain(step, chain):
        raise Refused(
            _("The project “%(project)s” is not one of %(chain)s. Choose the chain it belongs to.")
            % {"project": step.project.name, "chain": chain.name}
        )
    if not still_proved(by, step, quarter):
        raise Refused(_milestone_not_proved(step))


def _milestone_not_proved(step: ProjectStep) -> str:
    return _(
        "“%(milestone)s” of the project “%(project)s” was not reached in the quarter, or is not proved. Have its date"
        " and proof entered in the register of projects first."
    ) % {"milestone": step.get_step_display(), "project": step.project.name}


def _room(field: str) -> int:
    """How many characters a field of a matter holds."""
    longest: int = getattr(Adjustment, field).field.max_length
    return longest
