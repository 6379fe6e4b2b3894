from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from chains.enums import Act, RecordActKind
from chains.models import Belonging
from chains.queries.record_refusals import removal_refused
from chains.queries.sight import Sight
from chains.services import writing
from chains.services.change_record import hold
from config.lib import clock
from config.lib.refusals import Refused
from offices.services.trail import record as note


@transaction.atomic
def remove_record(*, sight: Sight, pk: UUID, reason: str, seen_version: int | None = None) -> Any:
    """Take a record off its register; returns it. It is kept with all that belongs to it and can be brought back.

    The reason stands with the record and its history and not in the trail, whose readers see no business data.
    Raises Http404 where the record is not the account's to know, PermissionDenied without the right on one of its
    chains, SomebodyWasFaster where it is no longer the version that was seen, Refused where it belongs to a chain too
    that the account does not keep.
    """
    held = hold(sight, pk, seen_version=seen_version)
    if refused := removal_refused(sight, set(Belonging.objects.filter(record=pk).values_list("chain_id", flat=True))):
        raise Refused(refused)
    act = writing.act_of(kind=RecordActKind.REMOVE, register=sight.register, by=sight.account, reason=reason)
    held.removed_at, held.removed_because = clock.now(), reason
    writing.update(sight.register, held, by=sight.account)
    writing.count(act, 1)
    note(by=sight.account, act=Act.RECORDS_REMOVE, on=held)
    return held
