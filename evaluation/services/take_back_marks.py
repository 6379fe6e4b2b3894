from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.numbers import plain
from config.lib.periods import Quarter
from config.lib.refusals import SomebodyWasFaster
from evaluation.enums import Act
from evaluation.models import Mark
from evaluation.queries.marks import marks_to_judge, orphaned
from evaluation.queries.scheme_in_force import RatedItem
from evaluation.services.holding import hold_quarter
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def take_back_marks(*, by: Account, quarter: Quarter, items: Collection[RatedItem], marks: Collection[Mark]) -> int:
    """Take back marks for which the scheme has no place, those given from a seat too, as they were seen.

    All or none. Refused where one is gone or differs by now, where the scheme has a place for it, and for marks from
    seats while the marking is open: those nobody has seen.
    """
    require(by, Right.EVALUATE)
    hold_quarter(quarter)
    orphans = {mark.pk: mark for mark in orphaned(marks_to_judge(quarter), items)}
    gone = [orphans[mark.pk] for mark in marks if mark.pk in orphans and orphans[mark.pk].value == mark.value]
    if len(gone) < len(marks):
        raise SomebodyWasFaster(_("Choose marks from the list as it is now. None was taken back."))
    if gone:
        Mark.objects.filter(pk__in=[mark.pk for mark in gone]).delete()
        record(
            by=by,
            act=Act.MARKS_TAKE_BACK,
            on=gone[0],
            label=quarter.label,
            before={_place(mark): plain(mark.value) for mark in gone},
        )
    return len(gone)


def _place(mark: Mark) -> str:
    seat = [mark.organisation.code] if mark.organisation else []
    return "/".join([mark.chain.code, mark.item, mark.rater, *seat])
