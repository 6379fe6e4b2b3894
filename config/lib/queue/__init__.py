"""Background work that is lost by nobody and done once.

PostgreSQL carries intent: :func:`enqueue` writes a row of the outbox in the transaction of its cause. Celery
carries the row's id: a task takes the row under a lock, does the work and marks it. What a lost broker or a
killed worker left behind, the sweeper hands in again.

An app names its work once, in its ``tasks.py``::

    @handles("evaluation.run", on_give_up=fail)
    def compute_run(payload): ...
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

Handler = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Kind:
    """What is done for work of one kind, and what where it failed for the last time."""

    do: Handler
    give_up: Handler | None


_handlers: dict[str, Kind] = {}


def handles(kind: str, *, on_give_up: Handler | None = None) -> Callable[[Handler], Handler]:
    """Declare the function that does the work of one kind.

    ``on_give_up`` is called with the same payload after the last attempt has failed, so that nothing goes on waiting
    for work that nobody will do any more. It may be called where the work was done after all, and then does nothing.
    """

    def declare(handler: Handler) -> Handler:
        if kind in _handlers and _handlers[kind].do is not handler:
            raise RuntimeError(f"two handlers for {kind}")
        _handlers[kind] = Kind(handler, on_give_up)
        return handler

    return declare


def handler_of(kind: str) -> Handler:
    """The function declared for ``kind``; raises KeyError where none is."""
    return _handlers[kind].do


def give_up(kind: str, payload: dict[str, Any]) -> None:
    """Say that work of a kind will not be done; nothing happens where the kind did not ask to be told."""
    declared = _handlers.get(kind)
    if declared and declared.give_up:
        declared.give_up(payload)


def enqueue(*, kind: str, key: str, payload: dict[str, Any] | None = None, due_at: dt.datetime | None = None) -> bool:
    """Note down work to be done once, in the caller's transaction.

    ``key`` names the work itself (kind, object, period, stage): asking twice for the same work is asking once.
    Returns whether the work is new.
    """
    from config.lib.queue.models import Outbox
    from config.lib.queue.tasks import deliver

    row, created = Outbox.objects.get_or_create(
        key=key, defaults={"kind": kind, "payload": payload or {}, **({"due_at": due_at} if due_at else {})}
    )
    if created and due_at is None:
        transaction.on_commit(lambda: deliver.hand_in(row.pk))
    return created
