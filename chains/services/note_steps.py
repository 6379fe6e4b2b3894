from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act, Milestone, RecordActKind
from chains.models import ProjectStep
from chains.queries.sight import Sight
from chains.rules.milestones import Disorder, Step, disorders
from chains.services import writing
from chains.services.change_record import hold
from chains.services.record_values import ValuesRefused
from config.lib import clock
from config.lib.periods import date_label
from offices.services.trail import record as note

FACTS = ("planned_on", "reached_on", "proof", "proof_note")


@transaction.atomic
def note_steps(*, sight: Sight, pk: UUID, steps: Mapping[Milestone, Step]) -> list[Milestone]:
    """Note milestones of a project; those not named stay as they are. Returns which changed.

    Raises Http404 where the project is not the account's to know, PermissionDenied without the right, ValuesRefused
    (by milestone) where one is reached without proof, reached in the future, or out of order.
    """
    held = hold(sight, pk)
    rows = {Milestone(row.step): row for row in ProjectStep.objects.filter(project=held)}
    before = {step: Step(**{name: getattr(row, name) for name in FACTS}) for step, row in rows.items()}
    changed = [step for step in Milestone if step in steps and steps[step] != before.get(step, Step())]
    if not changed:
        return []
    _refuse_what_is_wrong({**before, **steps}, changed)
    act = writing.act_of(kind=RecordActKind.PROGRESS, register=sight.register, by=sight.account)
    for step in changed:
        row = rows.get(step) or ProjectStep(project=held, step=step)
        for name in FACTS:
            setattr(row, name, getattr(steps[step], name))
        row.save()
    writing.count(act, 1)
    note(
        by=sight.account,
        act=Act.PROJECT_STEP,
        on=held,
        before={step.value: _plain(before.get(step, Step())) for step in changed},
        after={step.value: _plain(steps[step]) for step in changed},
    )
    return changed


def _refuse_what_is_wrong(steps: Mapping[Milestone, Step], changed: list[Milestone]) -> None:
    today = clock.today()
    wrong: dict[str, str] = {}
    for step in changed:
        facts = steps[step]
        if facts.reached_on and facts.reached_on > today:
            wrong[step] = _("“%(step)s”: %(day)s is still to come. What is planned stands in the other column.") % {
                "step": step.label,
                "day": date_label(facts.reached_on),
            }
        elif facts.reached_on and not facts.proof:
            wrong[step] = _("“%(step)s”: choose what proves that it was reached.") % {"step": step.label}
    for one in disorders(steps):
        if one.earlier in changed or one.later in changed:
            wrong.setdefault(one.later, _out_of_order(one))
    if wrong:
        raise ValuesRefused(wrong)


def _out_of_order(one: Disorder) -> str:
    sentence = (
        _("“%(later)s” was reached on %(later_on)s, before “%(earlier)s” on %(earlier_on)s. Correct one of the dates.")
        if one.reached
        else _("“%(later)s” is planned for %(later_on)s, before “%(earlier)s” on %(earlier_on)s. Correct one of them.")
    )
    return sentence % {
        "later": one.later.label,
        "earlier": one.earlier.label,
        "later_on": date_label(one.later_on),
        "earlier_on": date_label(one.earlier_on),
    }


def _plain(step: Step) -> dict[str, str]:
    return {name: str(getattr(step, name) or "") for name in FACTS}
