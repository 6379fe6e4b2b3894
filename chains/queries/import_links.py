from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.apps import apps
from django.db.models import CharField, Q, QuerySet, Value
from django.http import Http404
from django.utils.translation import gettext as _

from chains.models import Record
from chains.queries.sight import sight_of
from chains.registers.columns import Column
from chains.registers.kinds import Link
from config.lib.pinyin import by_pinyin
from offices.models import Account

MOST = 200
"""So many names are offered in a drop-down list."""
NEAR, FEW = 8, 20
"""So many names are said where another was given; as many are few enough to be said where none of them is near."""


def linkable(kind: Link, account: Account | None) -> QuerySet[Any]:
    """The rows to which a column of this kind may link; of a register those alone that the account may know of (S4).

    ``account`` is None for an operator's command, which may link to all that stand.
    """
    model = apps.get_model(kind.to)
    if not issubclass(model, Record):
        return model._default_manager.filter(**dict(kind.only))
    if account is None:
        return model._default_manager.filter(removed_at=None)
    try:
        return sight_of(account, model.register).records()
    except Http404:
        return model._default_manager.none()


def named_rows(kind: Link, names: Collection[str], account: Account | None) -> dict[str, Any]:
    """The linkable rows that bear these names, by name; one statement whatever the number."""
    if not names:
        return {}
    rows = linkable(kind, account)
    met = Q()
    for field in kind.names:
        met |= Q(**{f"{field}__in": list(names)})
    found: dict[str, Any] = {}
    for row in rows.filter(met).order_by("pk"):
        for field in kind.names:
            if getattr(row, field) in names:
                found.setdefault(getattr(row, field), row)
    return found


def near_names(kind: Link, names: Collection[str], account: Account | None) -> dict[str, list[str]]:
    """What may be meant by each name that nothing bears: linkable rows that have it in theirs, or theirs in it; where
    there is none and few may be chosen, all of them. By pinyin; asked once for all the names."""
    rows = linkable(kind, account).order_by()
    every = list(rows.values_list(*kind.names)[: MOST + 1])
    if len(every) > MOST:
        near = _having(rows, kind.names[0], names)
    else:
        all_of_few = [texts[0] for texts in every] if len(every) <= FEW else []
        near = {name: [texts[0] for texts in every if _are_near(name, texts)] or all_of_few for name in names}
    return {name: sorted(found, key=by_pinyin) for name, found in near.items()}


def _are_near(name: str, texts: Sequence[str]) -> bool:
    return any(name in text or text in name for text in texts if text)


def _having(rows: QuerySet[Any], field: str, names: Collection[str]) -> dict[str, list[str]]:
    """Some of the rows that have each name in theirs."""
    parts = [
        rows.filter(**{f"{field}__icontains": name}).values_list(Value(name, CharField()), field)[: NEAR + 1]
        for name in names
    ]
    found: dict[str, list[str]] = {name: [] for name in names}
    for name, text in parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]:
        found[name].append(text)
    return found


def unknown_names(column: Column, kind: Link, names: Collection[str], account: Account | None) -> dict[str, str]:
    """Of each name that nothing bears it, and what to do: which is meant, of those that are near."""
    return {name: _unknown(column, name, near) for name, near in near_names(kind, names, account).items()}


def _unknown(column: Column, name: str, near: Sequence[str]) -> str:
    said = {"name": name[:40], "column": column.label}
    if not near:
        return (
            _("“%(name)s” is not known as %(column)s. Choose one that exists, or enter it in its register first.")
            % said
        )
    said["near"] = "、".join(near[:NEAR]) + ("…" if len(near) > NEAR else "")
    return _("“%(name)s” is not known as %(column)s. It may be meant: %(near)s.") % said


def link_names(columns: Sequence[Column], account: Account) -> dict[str, list[str]]:
    """The names to choose from for each column that links to other rows, by pinyin; none where they are too many."""
    found = {}
    for column in columns:
        if not isinstance(column.kind, Link) or not column.is_typed:
            continue
        rows = linkable(column.kind, account)
        names = list(rows.order_by(column.kind.names[0]).values_list(column.kind.names[0], flat=True)[: MOST + 1])
        if len(names) <= MOST:
            found[column.code] = sorted(set(names), key=by_pinyin)
    return found
