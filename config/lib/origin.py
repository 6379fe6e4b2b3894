"""Through what an act comes in: a page, the API, an import, a task or a command; and one id for the whole act."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Origin:
    """``via`` is one of page, api, import, task, command; ``address`` the network address, if any."""

    via: str = "command"
    address: str = ""
    act: uuid.UUID = field(default_factory=uuid.uuid4)


_current: ContextVar[Origin | None] = ContextVar("origin", default=None)


def current() -> Origin:
    """The origin of what is being done now; a fresh ``command`` origin outside any."""
    return _current.get() or Origin()


@contextmanager
def acting(via: str, *, address: str = "") -> Iterator[Origin]:
    """All that happens inside is one act that came in through ``via``."""
    origin = Origin(via=via, address=address)
    token = _current.set(origin)
    try:
        yield origin
    finally:
        _current.reset(token)


@contextmanager
def through(via: str) -> Iterator[Origin]:
    """The same act, seen to come through another door (a page that hands in a workbook is an import)."""
    origin = replace(current(), via=via)
    token = _current.set(origin)
    try:
        yield origin
    finally:
        _current.reset(token)
