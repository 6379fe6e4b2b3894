from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from chains.enums import Act
from chains.models import NotDouble
from chains.queries.doubles import ordered_pair
from chains.queries.sight import Sight
from chains.services.change_record import hold
from config.lib.refusals import Refused
from offices.services.trail import record as note


@transaction.atomic
def tell_apart(*, sight: Sight, one: UUID, other: UUID) -> None:
    """Remember that two records that look alike are two. Saying it again changes nothing.

    Raises Refused where they are one and the same, Http404 where one of them is not the account's to know,
    PermissionDenied without the right on both.
    """
    if one == other:
        raise Refused(_("These are not two records but one. Choose another."))
    pair = ordered_pair(one, other)
    first, second = (hold(sight, pk) for pk in pair)
    _word, is_new = NotDouble.objects.get_or_create(
        one=pair[0], other=pair[1], defaults={"register": sight.register.code, "said_by": sight.account}
    )
    if is_new:
        note(by=sight.account, act=Act.RECORDS_APART, on=first, after={"other": str(second.pk)})


def say_of_the_other(*, kept: UUID, gone: UUID) -> None:
    """What was told apart from a record that is merged into another is told apart from that one too."""
    for word, third in _words_of(gone, but=kept):
        one, other = ordered_pair(kept, third)
        NotDouble.objects.get_or_create(
            one=one, other=other, defaults={"register": word.register, "said_by": word.said_by, "said_at": word.said_at}
        )


def say_no_more(*, kept: UUID, gone: UUID) -> None:
    """Take back what ``say_of_the_other`` said; what a person had said of the record itself stays."""
    for word, third in _words_of(gone, but=kept):
        one, other = ordered_pair(kept, third)
        NotDouble.objects.filter(one=one, other=other, said_by=word.said_by, said_at=word.said_at).delete()


def _words_of(record: UUID, *, but: UUID) -> list[tuple[NotDouble, UUID]]:
    """What was said of a record and others, each with the other."""
    said = NotDouble.objects.filter(Q(one=record) | Q(other=record))
    words = [(word, word.other if word.one == record else word.one) for word in said]
    return [(word, third) for word, third in words if third != but]
