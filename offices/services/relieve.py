from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.periods import date_label
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.enums import Act, Right
from offices.models import Account, Tenure
from offices.permissions import require
from offices.services.end_sessions import log_out
from offices.services.trail import record


@transaction.atomic
def relieve(*, by: Account | None, tenure: Tenure, last_day: dt.date, reason: str = "") -> None:
    """End a tenure with ``last_day``, which still belongs to it; the person's sessions end.

    An end that is set already can only be brought forward: going on is an appointment of its own, which is checked.
    Nobody relieves himself (there would be nobody left to appoint): he hands over by having a successor appointed.
    ``tenure`` is as the caller saw it; raises SomebodyWasFaster where its end was changed since.
    """
    if by is not None:
        require(by, Right.MANAGE_POSTS)
        if by.person_id == tenure.person_id:
            raise Refused(
                _("Nobody relieves himself. Appoint a successor in your place, or ask another administrator.")
            )
    if last_day < tenure.from_date:
        raise Refused(
            _("This post was taken up on %(day)s; the last day cannot lie before it.")
            % {"day": date_label(tenure.from_date)}
        )
    if tenure.until_date is not None and last_day > tenure.until_date:
        raise Refused(
            _("This post ends with %(day)s already and can only end earlier. To prolong it, appoint the person again.")
            % {"day": date_label(tenure.until_date)}
        )
    seen = Tenure.objects.filter(pk=tenure.pk, until_date=tenure.until_date)
    if not seen.update(until_date=last_day):
        raise SomebodyWasFaster(_("Somebody else changed this tenure in the meantime. Look at it again."))
    log_out([tenure.person])
    record(
        by=by,
        act=Act.TENURE_RELIEVE,
        on=tenure,
        before={"until_date": str(tenure.until_date) if tenure.until_date else None},
        after={"until_date": str(last_day)},
        reason=reason,
    )
