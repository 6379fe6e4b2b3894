"""A record as it was: by version, from its row history."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from chains.registers.register import Register


def as_of_version(register: Register, pk: UUID, version: int) -> Any:
    """The record as it was saved with that version; None where the history does not know it."""
    events: Any = register.model.pgh_event_model
    return events.objects.filter(pgh_obj=pk, version=version).order_by("-pgh_id").first()
