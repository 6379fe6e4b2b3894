from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act, AssignmentRole
from chains.models import Assignment, Chain
from chains.permissions import reconcile
from config.lib.periods import date_label
from config.lib.refusals import Refused
from offices.enums import Right
from offices.models import Account, Organisation, Post
from offices.permissions import require
from offices.services.trail import record

ONE_DAY = dt.timedelta(days=1)


@transaction.atomic
def assign(
    *,
    by: Account | None,
    chain: Chain,
    role: AssignmentRole,
    to: Organisation | Post,
    from_date: dt.date,
    in_place_of_holders: bool = False,
    document: str = "",
) -> Assignment:
    """Let an organisation, or one post, answer for a chain in a role from a day on; its posts' grants follow at once.

    ``in_place_of_holders`` ends the present assignments in the role the day before. ``by`` is None for an operator's
    command. Raises Refused where ``to`` has the role already.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    chain = Chain.objects.select_for_update().get(pk=chain.pk)
    running = list(Assignment.objects.running_from(from_date).filter(chain=chain, role=role))
    if any(held.holder == to for held in running):
        raise Refused(
            _("%(holder)s is %(role)s of %(chain)s already.")
            % {"holder": to, "role": AssignmentRole(role).label, "chain": chain.full_name}
        )
    leaving = running if in_place_of_holders else []
    for held in leaving:
        _end_before(held, from_date)
    assignment = Assignment(chain=chain, role=role, from_date=from_date, document=document)
    if isinstance(to, Post):
        assignment.post = to
    else:
        assignment.organisation = to
    assignment.save(force_insert=True)
    reconcile()
    record(
        by=by,
        act=Act.ASSIGNMENT_ASSIGN,
        on=assignment,
        before={"predecessors": [str(held.holder) for held in leaving]} if leaving else None,
        after={"role": str(role), "holder": str(to), "from_date": str(from_date)},
        reason=document,
        scope=chain.code,
    )
    return assignment


def _end_before(assignment: Assignment, day: dt.date) -> None:
    if assignment.from_date >= day:
        raise Refused(
            _("%(holder)s has this role only from %(day)s on. Choose a later day for the successor.")
            % {"holder": assignment.holder, "day": date_label(assignment.from_date)}
        )
    assignment.until_date = day - ONE_DAY
    assignment.save(update_fields=["until_date"])
