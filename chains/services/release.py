from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act
from chains.models import Assignment
from chains.permissions import reconcile
from config.lib.periods import date_label
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def release(*, by: Account | None, assignment: Assignment, last_day: dt.date, document: str = "") -> None:
    """End an assignment with ``last_day``, which still belongs to it; the grants that came with it end that day.

    An end that is set already can only be brought forward: going on is an assignment of its own.
    ``assignment`` is as the caller saw it; raises SomebodyWasFaster where its end was changed since.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    if last_day < assignment.from_date:
        raise Refused(
            _("This assignment began on %(day)s; the last day cannot lie before it.")
            % {"day": date_label(assignment.from_date)}
        )
    if assignment.until_date is not None and last_day > assignment.until_date:
        raise Refused(
            _(
                "This assignment ends with %(day)s already and can only end earlier. "
                "To prolong it, assign the chain again."
            )
            % {"day": date_label(assignment.until_date)}
        )
    seen = Assignment.objects.filter(pk=assignment.pk, until_date=assignment.until_date)
    if not seen.update(until_date=last_day):
        raise SomebodyWasFaster(_("Somebody else changed this assignment in the meantime. Look at it again."))
    reconcile()
    record(
        by=by,
        act=Act.ASSIGNMENT_RELEASE,
        on=assignment,
        before={"until_date": str(assignment.until_date) if assignment.until_date else None},
        after={"until_date": str(last_day)},
        reason=document,
        scope=assignment.chain.code,
    )
