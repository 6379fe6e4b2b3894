"""How far long work is, for the page that watches it. Kept in Redis: losing it loses a progress bar and no work."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.core.cache import cache
from redis.exceptions import RedisError

KEPT_SECONDS = 3600

AWAY = (OSError, RedisError)
"""What a lost Redis says: its client's own errors are none of the system's."""


@dataclass(frozen=True)
class Progress:
    done: int
    total: int
    message: str = ""

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0


def report(job: uuid.UUID | str, *, done: int, total: int, message: str = "") -> None:
    """Say how far ``job`` is; a cache that is away is no reason to stop working."""
    try:
        cache.set(f"progress:{job}", (done, total, message), KEPT_SECONDS)
    except AWAY:
        return


def read(job: uuid.UUID | str) -> Progress | None:
    """The last report, or None where there is none or the cache is away."""
    try:
        found = cache.get(f"progress:{job}")
    except AWAY:
        return None
    return Progress(*found) if found else None
