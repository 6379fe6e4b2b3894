from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act, EnterpriseRole, RecordActKind
from chains.models import Belonging, Chain, Role
from chains.queries.sight import Sight
from chains.services import writing
from chains.services.change_record import hold
from chains.services.dated_facts import require_apart, require_order
from config.lib.refusals import Refused
from offices.enums import Right
from offices.permissions import refusal
from offices.services.trail import record as note


@transaction.atomic
def note_role(
    *,
    sight: Sight,
    pk: UUID,
    chain: Chain,
    role: EnterpriseRole,
    from_date: dt.date,
    until_date: dt.date | None = None,
    document: str = "",
) -> Role:
    """Note what an enterprise is in one of its chains from a day on; in one chain it is one thing at a time.

    Raises Http404 where the enterprise is not the account's to know, PermissionDenied without the right on that chain,
    Refused where it does not belong to the chain or has a role in it on one of these days.
    """
    held = hold(sight, pk)
    if chain.pk not in sight.keeps:
        raise refusal(Right.KEEP_REGISTERS)
    if not Belonging.objects.filter(record=pk, chain=chain).exists():
        raise Refused(
            _("%(name)s does not belong to %(chain)s. Add the chain to it first.")
            % {"name": held.name, "chain": chain.full_name}
        )
    require_order(from_date, until_date)
    require_apart(Role.objects.filter(enterprise=held, chain=chain), from_date=from_date, until_date=until_date)
    act = writing.act_of(kind=RecordActKind.FACT, register=sight.register, by=sight.account)
    made = Role.objects.create(
        enterprise=held, chain=chain, role=role, from_date=from_date, until_date=until_date, document=document
    )
    writing.count(act, 1)
    note(
        by=sight.account,
        act=Act.FACT_NOTE,
        on=held,
        after={"role": str(role), "from_date": str(from_date), "until_date": str(until_date or "")},
        reason=document,
        scope=chain.code,
    )
    return made
