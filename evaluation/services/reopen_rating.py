from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import SomebodyWasFaster
from dispatch.services.reasons import required
from evaluation.enums import Act
from evaluation.models import Rating
from evaluation.queries.ratings import is_open
from evaluation.services.asking_raters import require_day, tell_raters
from evaluation.services.holding import hold_quarter
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def reopen_rating(*, by: Account, rating: Rating, due: dt.date, reason: str) -> Rating:
    """Let the raters mark again until the end of a day, with the reason; they are told.

    Refused while the marking is open, for a day that is over, and without the reason.
    """
    require(by, Right.EVALUATE)
    why = required(reason, what=_("why the marking is reopened"))
    require_day(due)
    hold_quarter(rating.period)
    held = Rating.objects.select_for_update().get(pk=rating.pk)
    if is_open(held):
        raise SomebodyWasFaster(_("The marking is open. Reload the page."))
    before = held.due
    held.due, held.closed_at, held.closed_by = due, None, None
    held.save(update_fields=["due", "closed_at", "closed_by"])
    entry = record(
        by=by,
        act=Act.RATING_REOPEN,
        on=held,
        before={"due": before.isoformat()},
        after={"due": due.isoformat()},
        reason=why,
    )
    asked = {seat.organisation for seat in held.seats.select_related("organisation")}
    tell_raters(held, asked, occasion=entry, reason=why)
    return held
