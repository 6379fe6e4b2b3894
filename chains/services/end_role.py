from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.http import Http404

from chains.enums import Act, RecordActKind
from chains.models import Role
from chains.queries.sight import Sight
from chains.services import dated_facts, writing
from chains.services.change_record import hold
from offices.enums import Right
from offices.permissions import refusal
from offices.services.trail import record as note


@transaction.atomic
def end_role(*, sight: Sight, pk: UUID, fact: int, last_day: dt.date) -> Role:
    """End a role of an enterprise with a day that still belongs to it.

    Raises Http404 where the enterprise or the role's chain is not the account's to know, PermissionDenied without the
    right on that chain, Refused where the day does not fit.
    """
    held = hold(sight, pk)
    role = Role.objects.select_related("chain").filter(enterprise=held, pk=fact, chain__in=sight.chains).first()
    if role is None:
        raise Http404
    if role.chain_id not in sight.keeps:
        raise refusal(Right.KEEP_REGISTERS)
    before = role.until_date
    act = writing.act_of(kind=RecordActKind.FACT, register=sight.register, by=sight.account)
    dated_facts.end(role, last_day)
    writing.count(act, 1)
    note(
        by=sight.account,
        act=Act.FACT_END,
        on=held,
        before={"role": role.role, "until_date": str(before or "")},
        after={"until_date": str(last_day)},
        scope=role.chain.code,
    )
    return role
