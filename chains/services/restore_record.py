from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404

from chains.enums import Act, RecordActKind
from chains.models import Belonging
from chains.queries.sight import Sight
from chains.services import writing
from offices.enums import Right
from offices.permissions import refusal
from offices.services.trail import record as note


@transaction.atomic
def restore_record(*, sight: Sight, pk: UUID, reason: str) -> Any:
    """Bring a removed record back with all that belongs to it; returns it.

    Raises Http404 where there is no such removed record or it is not the account's to know, PermissionDenied without
    the right on one of its chains, Refused where another record has its code meanwhile.
    """
    held = sight.removed().select_for_update(of=("self",)).filter(pk=pk).first()
    if held is None:
        raise Http404
    if not sight.may_keep(Belonging.objects.filter(record=pk).values_list("chain_id", flat=True)):
        raise refusal(Right.KEEP_REGISTERS)
    act = writing.act_of(kind=RecordActKind.RESTORE, register=sight.register, by=sight.account, reason=reason)
    held.removed_at, held.removed_because = None, ""
    writing.update(sight.register, held, by=sight.account)
    writing.count(act, 1)
    note(by=sight.account, act=Act.RECORD_RESTORE, on=held)
    return held
