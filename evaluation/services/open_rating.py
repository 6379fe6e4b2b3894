from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.periods import Quarter
from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.enums import Act
from evaluation.models import Rating, RatingSeat
from evaluation.queries.ratings import marked_centrally
from evaluation.queries.scheme_in_force import RatedItem
from evaluation.services.asking_raters import require_day, tell_raters
from evaluation.services.holding import hold_quarter
from offices.enums import Right
from offices.models import Account, Organisation
from offices.permissions import require
from offices.services.trail import record

Seats = Mapping[str, Collection[Organisation]]
"""The organisations that mark as each rater of the scheme, by the rater's code."""


@transaction.atomic
def open_rating(*, by: Account, quarter: Quarter, items: Collection[RatedItem], seats: Seats, due: dt.date) -> Rating:
    """Ask raters for their marks of a quarter: each organisation marks by itself, blind to the others, until closed.

    A rater whom nobody sits for is marked by the office. Refused for a rater that the scheme does not have, with no
    seat at all, for a day that is over, where marks of such a rater were entered already, and where it was opened.
    """
    require(by, Right.EVALUATE)
    known = {code: label for item in items for code, label in item.raters}
    taken = {rater: list(organisations) for rater, organisations in seats.items() if organisations}
    if not taken or not taken.keys() <= known.keys():
        raise Refused(_("Choose for at least one rater of the scheme who marks."))
    require_day(due)
    hold_quarter(quarter)
    if entered := marked_centrally(quarter, taken):
        raise Refused(
            _("Marks of %(raters)s were entered for this quarter already. Take them back first.")
            % {"raters": "、".join(known[code] for code in entered)}
        )
    try:
        with transaction.atomic():
            rating = Rating.objects.create(
                year=quarter.year, quarter=quarter.quarter, due=due, opened_by=by, opened_at=clock.now()
            )
    except IntegrityError as error:
        raise SomebodyWasFaster(_("The raters of this quarter have been asked already. Reload the page.")) from error
    RatingSeat.objects.bulk_create(
        RatingSeat(rating=rating, rater=rater, organisation=organisation)
        for rater, organisations in taken.items()
        for organisation in organisations
    )
    after = {rater: [one.code for one in organisations] for rater, organisations in taken.items()}
    entry = record(by=by, act=Act.RATING_OPEN, on=rating, after={"due": due.isoformat(), "seats": after})
    tell_raters(rating, {one for organisations in taken.values() for one in organisations}, occasion=entry)
    return rating
