from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.periods import Quarter, date_label
from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.services.reasons import required
from evaluation.enums import Act
from evaluation.models import Rating, RatingSeat
from evaluation.queries.ratings import is_open, marked_centrally
from evaluation.queries.scheme_in_force import RatedItem
from evaluation.services.holding import hold_quarter
from offices.enums import Right
from offices.models import Account, Organisation
from offices.permissions import require
from offices.services.inbox import tell_each
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
    _require_day(due)
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
    record(by=by, act=Act.RATING_OPEN, on=rating, after={"due": due.isoformat(), "seats": after})
    _tell(rating, {one for organisations in taken.values() for one in organisations})
    return rating


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


@transaction.atomic
def reopen_rating(*, by: Account, rating: Rating, due: dt.date, reason: str) -> Rating:
    """Let the raters mark again until the end of a day, with the reason; they are told.

    Refused while the marking is open, for a day that is over, and without the reason.
    """
    require(by, Right.EVALUATE)
    why = required(reason, what=_("why the marking is reopened"))
    _require_day(due)
    hold_quarter(rating.period)
    held = Rating.objects.select_for_update().get(pk=rating.pk)
    if is_open(held):
        raise SomebodyWasFaster(_("The marking is open. Reload the page."))
    before = held.due
    held.due, held.closed_at, held.closed_by = due, None, None
    held.save(update_fields=["due", "closed_at", "closed_by"])
    record(
        by=by,
        act=Act.RATING_REOPEN,
        on=held,
        before={"due": before.isoformat()},
        after={"due": due.isoformat()},
        reason=why,
    )
    _tell(held, {seat.organisation for seat in held.seats.select_related("organisation")}, reason=why)
    return held


def _require_day(due: dt.date) -> None:
    if due < clock.today():
        raise Refused(_("The last day, %(day)s, is over. Choose today or later.") % {"day": date_label(due)})


def _tell(rating: Rating, organisations: Collection[Organisation], *, reason: str = "") -> None:
    with translation.override(settings.LANGUAGE_CODE):
        names = {"quarter": rating.period.label, "day": date_label(rating.due)}
        subject = _("Please mark the chains for %(quarter)s by %(day)s") % names
        body = reason or _("Nobody sees your marks before the marking is closed, and you see nobody else's.")
    tell_each(
        {f"rating.opened:{rating.pk}:{rating.due}:{one.pk}": one for one in organisations},
        kind="rating.opened",
        subject=subject,
        body=body,
        link=reverse("evaluation:mark_own"),
    )
