from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.http import Http404

from chains.enums import Act, ListReaders
from chains.models import RegisterList
from chains.queries.register_lists import may_change
from chains.queries.sight import Sight
from chains.services.make_list import known, refuse_for_others, words
from offices.enums import Right
from offices.permissions import refusal
from offices.services.trail import record as note


@transaction.atomic
def change_list(
    *,
    sight: Sight,
    code: str,
    title: str,
    group: str,
    unit_line: str,
    readers: ListReaders,
    columns: Sequence[str],
    order: str,
    position: int | None = None,
    filters: Mapping[str, Sequence[str]] | None = None,
) -> RegisterList:
    """Give a list other words, columns, readers; ``position`` and ``filters`` stay where they are None.

    What is the same already is not written. Raises Http404 where the list is not one of the register that ``sight``
    looks at, PermissionDenied without the right to change it or to make it one for others.
    """
    held = hold_list(sight, code)
    if readers != held.readers:
        refuse_for_others(sight, readers)
    before = words(held)
    values: dict[str, Any] = {
        "title": title,
        "group": group,
        "unit_line": unit_line,
        "readers": readers,
        "columns": known(sight, columns),
        "order": order if sight.column(order.removeprefix("-")) else "",
    }
    if position is not None:
        values["position"] = position
    if filters is not None:
        values["filters"] = {name: list(texts) for name, texts in filters.items()}
    if readers == ListReaders.OWNER and held.owner_id is None:
        values["owner"] = sight.account
    for name, value in values.items():
        setattr(held, name, value)
    if words(held) != before:
        held.save(update_fields=values)
        note(by=sight.account, act=Act.LIST_CHANGE, on=held, before=before, after=words(held))
    return held


def hold_list(sight: Sight, code: str) -> RegisterList:
    """The list, locked until the transaction ends, if the account may change it; raises as ``change_list``."""
    found = RegisterList.objects.select_for_update().filter(code=code, register=sight.register.code).first()
    if found is None or (found.readers == ListReaders.OWNER and found.owner_id != sight.account.pk):
        raise Http404
    if not may_change(sight.account, found):
        raise refusal(Right.SHAPE_REGISTERS)
    return found
