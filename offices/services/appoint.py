from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.periods import date_label
from config.lib.refusals import Refused
from offices.enums import Act, Right
from offices.models import Account, Person, Post, Tenure
from offices.permissions import require
from offices.rules.posts import ADMINISTRATORS, may_hold_together
from offices.services.end_sessions import log_out
from offices.services.trail import record

ONE_DAY = dt.timedelta(days=1)


@transaction.atomic
def appoint(
    *,
    by: Account | None,
    post: Post,
    person: Person,
    from_date: dt.date,
    in_place_of_holders: bool = False,
    reason: str = "",
) -> Tenure:
    """Appoint a person to a post from a day on; ``in_place_of_holders`` ends the present tenures the day before.

    Nobody appoints himself, and the three administrators are separate persons, whose passwords nobody else knows. The
    sessions of all concerned end. ``reason`` names the paper. ``by`` is None for an operator's command.
    """
    if by is not None:
        require(by, Right.MANAGE_POSTS)
        if by.person_id == person.pk:
            raise Refused(_("Nobody appoints himself. Another security administrator can appoint you."))
    person = Person.objects.select_for_update().get(pk=person.pk)
    post = Post.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=post.pk)
    _check_organisation(post, from_date)
    if by is not None and post.kind in ADMINISTRATORS:
        _check_password(person)
    _check_person(person, post, from_date)
    leaving = _holders(post, from_date) if in_place_of_holders else []
    before = {"predecessors": [held.person.name for held in leaving]}
    for held in leaving:
        _end_before(held, from_date)
    tenure = Tenure.objects.create(person=person, post=post, from_date=from_date)
    log_out([person, *(held.person for held in leaving)])
    record(
        by=by,
        act=Act.TENURE_APPOINT,
        on=tenure,
        before=before if leaving else None,
        after={"person": person.name, "post": str(post), "from_date": str(from_date)},
        reason=reason,
    )
    return tenure


def _check_organisation(post: Post, day: dt.date) -> None:
    last = post.organisation.valid_until
    if last and last < day:
        raise Refused(
            _("%(organisation)s exists until %(day)s only.")
            % {"organisation": post.organisation.name, "day": date_label(last)}
        )


def _check_person(person: Person, post: Post, day: dt.date) -> None:
    held = person.tenures.running_from(day).select_related("post__organisation")
    if any(tenure.post_id == post.pk for tenure in held):
        raise Refused(_("%(person)s holds this post already.") % {"person": person.name})
    if not may_hold_together(frozenset({post.kind, *(tenure.post.kind for tenure in held)})):
        raise Refused(
            _(
                "%(person)s holds the post %(post)s. System, security and audit administrator are three persons, "
                "and none of them has a post in the business. End that post first, or appoint somebody else."
            )
            % {"person": person.name, "post": "、".join(str(tenure.post) for tenure in held)}
        )


def _check_password(person: Person) -> None:
    """Nobody but the person knows the password of an administrator; a first one is known to whoever gave it."""
    if not Account.objects.filter(person=person, is_active=True, must_change_password=False).exists():
        raise Refused(
            _(
                "%(person)s has no account of which only %(person)s knows the password. "
                "Let an account be opened and its first password be changed, then appoint."
            )
            % {"person": person.name}
        )


def _holders(post: Post, day: dt.date) -> list[Tenure]:
    return list(post.tenures.running_from(day).select_related("person"))


def _end_before(tenure: Tenure, day: dt.date) -> None:
    if tenure.from_date >= day:
        raise Refused(
            _("%(person)s holds this post only from %(day)s on. Choose a later day for the successor.")
            % {"person": tenure.person.name, "day": date_label(tenure.from_date)}
        )
    tenure.until_date = day - ONE_DAY
    tenure.save(update_fields=["until_date"])
