"""Rows that are not as their history left them: somebody changed them beside the services (docs/decisions/0008)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Exists, Model, OuterRef
from pghistory.models import Event

AT_ONCE = 1_000
DELETED = "delete"


@dataclass(frozen=True)
class Stray:
    """A row that its history does not know as it is: ``before`` by the newest event, ``after`` as it stands, by field.

    Both are empty where the whole row is in question: one that no event tells of, or (``is_gone``) one that went
    without an event. Rows that the services delete leave one; all others never go.
    """

    model: type[Model]
    key: Any
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    is_gone: bool = False


def tracked() -> dict[type[Model], Any]:
    """The models with a history, each with the model of its events."""
    events: list[Any] = [model for model in apps.get_models() if issubclass(model, Event) and model._meta.managed]
    return {event.pgh_tracked_model: event for event in events}


def strays() -> Iterator[Stray]:
    """All rows that differ from their newest event, and those that went without one, model by model."""
    for model, events in tracked().items():
        yield from _changed(model, events)
        yield from _gone(model, events)


def _changed(model: Any, events: Any) -> Iterator[Stray]:
    names = _names(events)
    rows = model._base_manager.order_by("pk").values("pk", *names).iterator(AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        newest = _newest(events, [row["pk"] for row in some], names)
        suspects = [row["pk"] for row in some if not _fits(newest.get(row["pk"]), row, names)]
        yield from (stray for key in suspects if (stray := _looked_at_again(model, events, key, names)))


def _names(events: Any) -> list[str]:
    return [one.attname for one in events._meta.concrete_fields if not one.name.startswith("pgh_")]


def _newest(events: Any, keys: list[Any], names: list[str]) -> dict[Any, dict[str, Any]]:
    found = events.objects.filter(pgh_obj__in=keys).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return {event["pgh_obj_id"]: event for event in found.values("pgh_obj_id", "pgh_label", *names)}


def _fits(event: dict[str, Any] | None, row: dict[str, Any], names: list[str]) -> bool:
    return event is not None and event["pgh_label"] != DELETED and all(event[name] == row[name] for name in names)


@transaction.atomic
def _looked_at_again(model: Any, events: Any, key: Any, names: list[str]) -> Stray | None:
    """The row once more and held fast, so that nobody at work in between is taken for an intruder."""
    row = model._base_manager.filter(pk=key).select_for_update(of=("self",), no_key=True).values("pk", *names).first()
    if row is None:
        return None
    event = _newest(events, [key], names).get(key)
    if _fits(event, row, names):
        return None
    if event is None or event["pgh_label"] == DELETED:
        return Stray(model, key)
    differ = [name for name in names if event[name] != row[name]]
    return Stray(model, key, {name: event[name] for name in differ}, {name: row[name] for name in differ})


def _gone(model: Any, events: Any) -> Iterator[Stray]:
    there = model._base_manager.filter(pk=OuterRef("pgh_obj"))
    last = events.objects.filter(~Exists(there)).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    for key, label in last.values_list("pgh_obj_id", "pgh_label"):
        if label != DELETED:
            yield Stray(model, key, is_gone=True)
