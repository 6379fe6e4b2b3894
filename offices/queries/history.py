"""What happened to a row: each change with who, when, through what, and every field before and after."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import Field, ForeignKey, Max, Model
from django.utils import timezone

from config.lib import numbers
from offices.models import Account, AuditEntry

# Facts of keeping, not of the thing kept.
HIDDEN = frozenset({"id", "session_generation", "version"})


@dataclass(frozen=True)
class FieldChange:
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Change:
    """One act on a row. ``who`` is a name as it was noted down; ``act`` a code, empty where no entry is found.

    ``at`` is by the business date where there is one, ``noted`` by the real one, as the acts followed each other.
    ``about`` is the key of the row that the act's entry names; ``subject`` says which row it was, where several are
    told of together.
    """

    at: dt.datetime
    noted: dt.datetime
    who: str
    posts: str
    via: str
    act: str
    reason: str
    fields: tuple[FieldChange, ...]
    about: str = ""
    subject: str = ""


Written = Mapping[str, Callable[[Any, Any], str]]
"""How values of a field are written where not as everywhere: by the field's name, from the row as it was and the value.
"""


def version_of(row: Model) -> int:
    """A number that rises with every change of a tracked row, to tell whether it is still as it was seen."""
    newest: int | None = row.events.aggregate(newest=Max("pgh_id"))["newest"]  # type: ignore[attr-defined]
    return newest or 0


def history(row: Model, *, hidden: Iterable[str] = ()) -> list[Change]:
    """The changes of a tracked row, newest first. Few statements however long the history is."""
    return histories([row], hidden=hidden)[row.pk]


def histories(
    rows: Sequence[Model], *, hidden: Iterable[str] = (), written: Written | None = None
) -> dict[Any, list[Change]]:
    """The changes of several rows of one tracked model by their keys, each newest first, in the same few statements."""
    found: dict[Any, list[Change]] = {row.pk: [] for row in rows}
    if not rows:
        return found
    model: Any = type(rows[0]).pgh_event_model  # type: ignore[attr-defined]
    events = list(model.objects.filter(pgh_obj__in=found).select_related("pgh_context").order_by("pgh_id"))
    shown = [field for field in _fields(events[:1]) if field.name not in HIDDEN | set(hidden)]
    words = _Words(shown, events, written or {})
    entries = _entries(type(rows[0])._meta.label_lower, events)
    names = _names(events)
    before: dict[Any, Model] = {}
    for event in events:
        fields = tuple(_differences(shown, words, before.get(event.pgh_obj_id), event))
        before[event.pgh_obj_id] = event
        if fields or event.pgh_label == "delete":
            found[event.pgh_obj_id].insert(0, _change(event, fields, entries, names))
    return found


def told_together(histories: Iterable[tuple[str, Iterable[Change]]]) -> list[Change]:
    """Several histories as one, newest first, each change with the ``subject`` it is about."""
    changes = [replace(change, subject=subject) for subject, found in histories for change in found]
    return sorted(changes, key=lambda change: (change.noted, change.at), reverse=True)


def _fields(events: list[Any]) -> list[Field[Any, Any]]:
    return [field for event in events for field in event._meta.concrete_fields if not field.name.startswith("pgh_")]


def _differences(
    fields: list[Field[Any, Any]], words: _Words, before: Model | None, after: Model
) -> Iterator[FieldChange]:
    for field in fields:
        old = getattr(before, field.attname) if before is not None else None
        new = getattr(after, field.attname)
        if old != new and not (before is None and new in (None, "", [], {})):
            yield FieldChange(field.name, words.of(field, before, old), words.of(field, after, new))


def _act_of(event: Any) -> dict[str, Any]:
    return event.pgh_context.metadata if event.pgh_context else {}


Entries = dict[str, dict[str, AuditEntry]]


def _entries(label: str, events: list[Any]) -> Entries:
    """The entries of the trail of each act: the first of all under "", those about rows of this model by key."""
    acts = {act for event in events if (act := _act_of(event).get("act"))}
    found: Entries = defaultdict(dict)
    for entry in AuditEntry.objects.filter(act_id__in=acts).order_by("pk"):
        of_act = found[str(entry.act_id)]
        of_act.setdefault("", entry)
        if entry.object_type == label:
            of_act.setdefault(entry.object_id, entry)
    return found


def _names(events: list[Any]) -> dict[int, str]:
    """Names of accounts, for changes that left no entry."""
    accounts = {account for event in events if (account := _act_of(event).get("account"))}
    return dict(Account.objects.filter(pk__in=accounts).values_list("pk", "person__name"))


def _change(event: Any, fields: tuple[FieldChange, ...], entries: Entries, names: dict[int, str]) -> Change:
    act = _act_of(event)
    of_act = entries.get(act.get("act", ""), {})
    entry = of_act.get(str(event.pgh_obj_id), of_act.get(""))
    return Change(
        at=_moment(event, act),
        noted=event.pgh_created_at,
        who=entry.actor_name if entry else names.get(act.get("account", 0), ""),
        posts=entry.actor_posts if entry else "",
        via=act.get("via", ""),
        act=entry.act if entry else "",
        reason=entry.reason if entry else "",
        fields=fields,
        about=entry.object_id if entry else "",
    )


def _moment(event: Any, act: dict[str, Any]) -> dt.datetime:
    """When it was done: by the business date where the act was noted down with one."""
    return dt.datetime.fromisoformat(act["at"]) if act.get("at") else event.pgh_created_at


class _Words:
    """Values in words: choices by their label, other rows by their name (read once for each kind)."""

    def __init__(self, fields: list[Field[Any, Any]], events: list[Any], written: Written) -> None:
        self.written = written
        self.rows: dict[str, dict[Any, str]] = {}
        for field in fields:
            if isinstance(field, ForeignKey):
                keys = {getattr(event, field.attname) for event in events} - {None}
                self.rows[field.name] = _named(field.related_model, keys)

    def of(self, field: Field[Any, Any], row: Any, value: Any) -> str | None:
        if value is None or value == "":
            return None
        if field.name in self.written:
            return self.written[field.name](row, value)
        if field.name in self.rows:
            return self.rows[field.name].get(value, f"#{value}")
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, Decimal):
            return numbers.plain(value)
        if isinstance(value, dt.datetime):
            return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
        return str(value)


def _named(model: Any, keys: set[Any]) -> dict[Any, str]:
    """The names of rows by their keys: of an account its person's."""
    rows = model._default_manager.filter(pk__in=keys)
    if model is Account:
        return {account.pk: account.name for account in rows.select_related("person")}
    return {row.pk: str(row) for row in rows}
