from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act, Honour, HonourLevel, RecordActKind
from chains.models import Recognition
from chains.queries.sight import Sight
from chains.services import writing
from chains.services.change_record import hold
from chains.services.dated_facts import require_apart, require_order
from config.lib.refusals import Refused
from offices.services.trail import record as note


@transaction.atomic
def note_recognition(
    *,
    sight: Sight,
    pk: UUID,
    honour: Honour,
    from_date: dt.date,
    until_date: dt.date | None = None,
    level: HonourLevel | None = None,
    title: str = "",
    batch_year: int | None = None,
    document: str = "",
) -> Recognition:
    """Note that an enterprise holds an honour, or is above scale, from a day on; ``title`` is its name where the
    honour is none of those listed.

    Raises Http404 where the enterprise is not the account's to know, PermissionDenied without the right, Refused where
    it holds the same on one of these days or the days are not in order.
    """
    held = hold(sight, pk)
    if honour == Honour.OTHER and not title:
        raise Refused(_("Write the name of the recognition."))
    require_order(from_date, until_date)
    if batch_year is not None and batch_year > from_date.year + 1:
        raise Refused(_("The batch of %(year)s is later than the recognition itself.") % {"year": batch_year})
    same = Recognition.objects.filter(enterprise=held, honour=honour, level=level or "", title=title)
    require_apart(same, from_date=from_date, until_date=until_date)
    act = writing.act_of(kind=RecordActKind.FACT, register=sight.register, by=sight.account)
    made = Recognition.objects.create(
        enterprise=held,
        honour=honour,
        level=level or "",
        title=title,
        batch_year=batch_year,
        from_date=from_date,
        until_date=until_date,
        document=document,
    )
    writing.count(act, 1)
    note(
        by=sight.account,
        act=Act.FACT_NOTE,
        on=held,
        after={"recognition": made.label, "from_date": str(from_date), "until_date": str(until_date or "")},
        reason=document,
    )
    return made
