from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from chains.enums import Act, RecordActKind
from chains.models import Belonging
from chains.queries.sight import Sight
from chains.services import writing
from chains.services.writing import Shares
from config.lib.refusals import SomebodyWasFaster
from offices.enums import Right
from offices.permissions import refusal
from offices.services.trail import record as note


@transaction.atomic
def change_record(
    *,
    sight: Sight,
    pk: UUID,
    values: Mapping[str, Any],
    chains: Shares | None = None,
    seen_version: int | None = None,
    reason: str = "",
) -> Any:
    """Change a record; returns it as it now stands. What is the same already is not written.

    ``chains``: the belongings wanted among the chains that the account keeps; others, and None, stay as they are.
    Raises Http404 where the record is not the account's to know, PermissionDenied without the right on one of its
    chains, SomebodyWasFaster where it is no longer the version that was seen, Refused where a code is taken.
    """
    held = hold(sight, pk, seen_version=seen_version)
    changed = writing.put(held, sight.columns, values)
    moved = chains is not None and chains != _held_chains(held, sight)
    if not changed and not moved:
        return held
    act = writing.act_of(kind=RecordActKind.CHANGE, register=sight.register, by=sight.account, reason=reason)
    if moved:
        writing.belong(sight.register, held, chains or {}, within=sight.keeps)
    writing.update(sight.register, held, by=sight.account)
    writing.count(act, 1)
    note(by=sight.account, act=Act.RECORD_CHANGE, on=held)
    return held


def hold(sight: Sight, pk: UUID, *, seen_version: int | None = None, right: Right = Right.KEEP_REGISTERS) -> Any:
    """The record, locked until the transaction ends, if the account may change it; raises as ``change_record``.

    ``right``: to keep it or to review it.
    """
    may = sight.may_review if right is Right.REVIEW_RECORDS else sight.may_keep
    held = sight.records().select_for_update(of=("self",)).filter(pk=pk).first()
    if held is None:
        if seen_version is not None and (sight.merged(pk) or sight.removed().filter(pk=pk).exists()):
            raise SomebodyWasFaster(
                _("Somebody removed this record in the meantime or merged it into another. Nothing was changed.")
            )
        raise Http404
    if not may(Belonging.objects.filter(record=pk).values_list("chain_id", flat=True)):
        raise refusal(right)
    if seen_version is not None and held.version != seen_version:
        raise SomebodyWasFaster(
            _("%(who)s changed this record in the meantime. Compare what you typed with it, and save again.")
            % {"who": held.changed_by.person.name if held.changed_by else _("Somebody")}
        )
    return held


def _held_chains(record: Any, sight: Sight) -> Shares:
    return dict(Belonging.objects.filter(record=record.pk, chain__in=sight.keeps).values_list("chain_id", "share"))
