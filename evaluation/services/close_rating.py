from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.refusals import SomebodyWasFaster
from evaluation.enums import Act
from evaluation.models import Rating
from evaluation.services.holding import hold_quarter
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def close_rating(*, by: Account, rating: Rating) -> Rating:
    """Close the marking before its last day is over: no mark is given any more, and the office sees them all."""
    require(by, Right.EVALUATE)
    hold_quarter(rating.period)
    if not Rating.objects.filter(pk=rating.pk, closed_at=None).update(closed_by=by, closed_at=clock.now()):
        raise SomebodyWasFaster(_("The marking has been closed already."))
    rating.refresh_from_db()
    record(by=by, act=Act.RATING_CLOSE, on=rating)
    return rating
