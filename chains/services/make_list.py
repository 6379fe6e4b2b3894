from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Max

from chains.enums import Act, ListReaders
from chains.models import RegisterList
from chains.queries.register_lists import may_shape
from chains.queries.sight import Sight
from offices.enums import Right
from offices.permissions import refusal
from offices.services.trail import record as note

KEPT = ("code", "register", "title", "group", "position", "columns", "filters", "order", "unit_line", "readers")


@transaction.atomic
def make_list(
    *,
    sight: Sight,
    title: str,
    filters: Mapping[str, Sequence[str]],
    columns: Sequence[str],
    order: str = "",
    group: str = "",
    unit_line: str = "",
    readers: ListReaders = ListReaders.OWNER,
) -> RegisterList:
    """Keep a view of the register under a title; it comes last in its group. Leaves one entry in the trail.

    ``filters``: as :func:`chains.queries.register_lists.filters_of` gives them, or with moving periods. Raises
    PermissionDenied where it is to be for others and the account may not make lists for others.
    """
    refuse_for_others(sight, readers)
    last = RegisterList.objects.filter(group=group).aggregate(last=Max("position"))["last"] or 0
    made = RegisterList.objects.create(
        code=f"list-{secrets.token_hex(5)}",
        register=sight.register.code,
        title=title,
        group=group,
        position=last + 1,
        columns=known(sight, columns),
        filters={name: list(texts) for name, texts in filters.items()},
        order=order if sight.column(order.removeprefix("-")) else "",
        unit_line=unit_line,
        readers=readers,
        owner=sight.account,
    )
    note(by=sight.account, act=Act.LIST_MAKE, on=made, after=words(made))
    return made


def refuse_for_others(sight: Sight, readers: ListReaders) -> None:
    """Raise PermissionDenied where the list is to be found by others and the account may not make such lists."""
    if readers != ListReaders.OWNER and not may_shape(sight.account):
        raise refusal(Right.SHAPE_REGISTERS)


def known(sight: Sight, columns: Sequence[str]) -> list[str]:
    """Those of the columns that the account may see."""
    return [code for code in columns if sight.column(code)]


def words(one: RegisterList) -> dict[str, object]:
    """The list as the trail keeps it."""
    return {name: getattr(one, name) for name in KEPT}
