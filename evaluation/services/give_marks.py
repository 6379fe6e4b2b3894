from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib.periods import Quarter
from config.lib.refusals import Refused
from evaluation.models import Mark
from evaluation.queries.scheme_in_force import RatedItem
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record

Key = tuple[str, str, str]
"""Chain's code, item, rater."""


@transaction.atomic
def give_marks(*, by: Account, quarter: Quarter, items: list[RatedItem], marks: Mapping[Key, Decimal | None]) -> int:
    """Keep the raters' marks of a quarter, all or none; None takes a mark back. Returns how many changed.

    Refused for a mark outside 0 to the item's full mark, and for an item or rater that the scheme does not name.
    """
    require(by, Right.EVALUATE)
    allowed = {(unit, item.code, code): item for item in items for code, _label in item.raters for unit in item.units}
    for key, value in marks.items():
        item = allowed.get(key)
        if item is None:
            raise Refused(_("The scheme has no such item, rater or chain. Reload the page."))
        if value is not None and not 0 <= value <= item.full:
            raise Refused(
                _("%(item)s: a mark lies between 0 and %(full)s, not %(mark)s.")
                % {"item": item.title, "full": item.full, "mark": value}
            )
    chains = {chain.code: chain for chain in Chain.objects.all()}
    kept = {
        (mark.chain.code, mark.item, mark.rater): mark
        for mark in Mark.objects.select_for_update(of=("self",))
        .filter(year=quarter.year, quarter=quarter.quarter)
        .select_related("chain")
    }
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    changed: Mark | None = None
    for key, value in marks.items():
        old = kept.get(key)
        if (old.value if old else None) == value:
            continue
        name = "/".join(key)
        before[name], after[name] = str(old.value) if old else "", "" if value is None else str(value)
        changed = _put(by=by, quarter=quarter, chain=chains[key[0]], key=key, value=value, old=old)
    if changed:
        record(by=by, act="marks.give", on=changed, label=quarter.label, before=before, after=after)
    return len(after)


def _put(*, by: Account, quarter: Quarter, chain: Chain, key: Key, value: Decimal | None, old: Mark | None) -> Mark:
    if old and value is None:
        Mark.objects.filter(pk=old.pk).delete()
        return old
    mark = old or Mark(year=quarter.year, quarter=quarter.quarter, chain=chain, item=key[1], rater=key[2])
    mark.value, mark.entered_by = value or Decimal(0), by
    mark.save()
    return mark
