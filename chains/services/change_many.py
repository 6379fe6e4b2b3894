from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act, RecordActKind
from chains.models import Belonging
from chains.queries.bulk_trial import MOST, BulkTrial, Chosen, bulk_trial
from chains.queries.bulk_wishes import JoinChain, LeaveChain, Remove, Review, SetColumn, Wish
from chains.queries.sight import Sight
from chains.services import writing
from chains.services.writing import Shares
from config.lib import clock
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.services.trail import record as note


@transaction.atomic
def change_many(*, sight: Sight, chosen: Chosen, wish: Wish, seen: str) -> BulkTrial:
    """Do the same with all chosen records that allow it; returns what was done. One act, one entry in the trail.

    ``seen``: the stamp of the trial that the person read. Raises SomebodyWasFaster where the records are no longer
    those of the trial, Refused where there is nothing to do or there are too many.
    """
    records = list(chosen.records(sight).select_for_update(of=("self",))[: MOST + 1])
    if len(records) > MOST:
        raise Refused(_("At most %(most)d records can be changed at once. Narrow the list.") % {"most": MOST})
    trial = bulk_trial(sight, records, wish)
    if trial.stamp != seen:
        raise SomebodyWasFaster(_("Records were changed while the report was open. Read it again."))
    if not trial.done:
        raise Refused(_("There is nothing to do with these records."))
    kind, name, do = DOING[type(wish)]
    reason = wish.reason if isinstance(wish, Remove) else ""
    act = writing.act_of(kind=kind, register=sight.register, by=sight.account, reason=reason)
    do(wish, sight, trial.done)
    writing.count(act, len(trial.done))
    trial.act = act.pk
    note(
        by=sight.account,
        act=name,
        on=act,
        label=str(sight.register.title),
        after={"register": sight.register.code, "records": len(trial.done)},
    )
    return trial


def _set_column(wish: SetColumn, sight: Sight, records: Sequence[Any]) -> None:
    for record in records:
        writing.put(record, [wish.column], {wish.column.code: wish.value})
    writing.update_many(sight.register, records, by=sight.account)


def _join_chain(wish: JoinChain, sight: Sight, records: Sequence[Any]) -> None:
    held = _kept(records, sight)
    _move(sight, records, {pk: {**shares, wish.chain.pk: None} for pk, shares in held.items()})


def _leave_chain(wish: LeaveChain, sight: Sight, records: Sequence[Any]) -> None:
    held = _kept(records, sight)
    left = {
        pk: {chain: share for chain, share in shares.items() if chain != wish.chain.pk} for pk, shares in held.items()
    }
    _move(sight, records, left)


def _review(wish: Review, sight: Sight, records: Sequence[Any]) -> None:
    writing.review(sight.register, records)


def _remove(wish: Remove, sight: Sight, records: Sequence[Any]) -> None:
    at = clock.now()
    for record in records:
        record.removed_at, record.removed_because = at, wish.reason
    writing.update_many(sight.register, records, by=sight.account, also=("removed_at", "removed_because"))


def _kept(records: Sequence[Any], sight: Sight) -> dict[UUID, Shares]:
    held: dict[UUID, dict[int, Decimal | None]] = {one.pk: {} for one in records}
    for one in Belonging.objects.filter(record__in=list(held), chain__in=sight.keeps):
        held[one.record][one.chain_id] = one.share
    return dict(held)


def _move(sight: Sight, records: Sequence[Any], wanted: Mapping[UUID, Shares]) -> None:
    writing.belong_many(sight.register, wanted, within=sight.keeps)
    writing.update_many(sight.register, records, by=sight.account)


DOING: dict[type[Wish], tuple[RecordActKind, Act, Callable[[Any, Sight, Sequence[Any]], None]]] = {
    SetColumn: (RecordActKind.BULK, Act.RECORDS_CHANGE, _set_column),
    JoinChain: (RecordActKind.BULK, Act.RECORDS_CHANGE, _join_chain),
    LeaveChain: (RecordActKind.BULK, Act.RECORDS_CHANGE, _leave_chain),
    Review: (RecordActKind.REVIEW, Act.RECORDS_REVIEW, _review),
    Remove: (RecordActKind.REMOVE, Act.RECORDS_REMOVE, _remove),
}
"""What sort of act each wish is, what the trail calls it, and how it is done."""
