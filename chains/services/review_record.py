from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from chains.enums import Act, RecordActKind
from chains.queries.record_refusals import review_refused
from chains.queries.sight import Sight
from chains.services import writing
from chains.services.change_record import hold
from config.lib.refusals import Refused
from offices.enums import Right
from offices.services.trail import record as note


@transaction.atomic
def review_record(*, sight: Sight, pk: UUID, seen_version: int | None = None) -> Any:
    """Say of a record that it is right as it stands; returns it. The next change makes it one not reviewed again.

    Raises Http404 where the record is not the account's to know, PermissionDenied without the right on one of its
    chains, SomebodyWasFaster where it is no longer the version that was seen, Refused where it is reviewed already or
    the account changed it last itself.
    """
    held = hold(sight, pk, seen_version=seen_version, right=Right.REVIEW_RECORDS)
    if refused := review_refused(sight, held):
        raise Refused(refused)
    act = writing.act_of(kind=RecordActKind.REVIEW, register=sight.register, by=sight.account)
    writing.review(sight.register, [held])
    writing.count(act, 1)
    note(by=sight.account, act=Act.RECORDS_REVIEW, on=held)
    return held
