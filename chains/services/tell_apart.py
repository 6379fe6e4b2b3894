from __future__ import annotations

from uuid import UUID

from django.db import transaction

from chains.enums import Act
from chains.models import NotDouble
from chains.queries.doubles import ordered_pair
from chains.queries.sight import Sight
from chains.services.change_record import hold
from offices.services.trail import record as note


@transaction.atomic
def tell_apart(*, sight: Sight, one: UUID, other: UUID) -> None:
    """Remember that two records that look alike are two. Saying it again changes nothing.

    Raises Http404 where one of them is not the account's to know, PermissionDenied without the right on both.
    """
    pair = ordered_pair(one, other)
    first, second = (hold(sight, pk) for pk in pair)
    _word, is_new = NotDouble.objects.get_or_create(
        one=pair[0], other=pair[1], defaults={"register": sight.register.code, "said_by": sight.account}
    )
    if is_new:
        note(by=sight.account, act=Act.RECORDS_APART, on=first, after={"other": str(second.pk)})
