from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.http import Http404

from chains.enums import Act, RecordActKind
from chains.models import Recognition
from chains.queries.sight import Sight
from chains.services import dated_facts, writing
from chains.services.change_record import hold
from offices.services.trail import record as note


@transaction.atomic
def end_recognition(*, sight: Sight, pk: UUID, fact: int, last_day: dt.date) -> Recognition:
    """End a recognition of an enterprise with a day that still belongs to it.

    Raises Http404 where the enterprise is not the account's to know, PermissionDenied without the right, Refused where
    the day does not fit.
    """
    held = hold(sight, pk)
    found = Recognition.objects.filter(enterprise=held, pk=fact).first()
    if found is None:
        raise Http404
    before = found.until_date
    act = writing.act_of(kind=RecordActKind.FACT, register=sight.register, by=sight.account)
    dated_facts.end(found, last_day)
    writing.count(act, 1)
    note(
        by=sight.account,
        act=Act.FACT_END,
        on=held,
        before={"recognition": found.label, "until_date": str(before or "")},
        after={"until_date": str(last_day)},
    )
    return found
