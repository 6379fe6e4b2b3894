"""How a run names the rows that went into it: ``entry:12:3``, the third version of a ledger entry, or ``target:12``."""

from __future__ import annotations

import re

_ENTRY = re.compile(r'"entry:([0-9]+):([0-9]+)"')


def reference(kind: str, pk: int, version: int | None = None) -> str:
    """The name of a row, and of which version of it."""
    return f"{kind}:{pk}" if version is None else f"{kind}:{pk}:{version}"


def entry_versions(text: str) -> dict[int, int]:
    """The ledger entries that a kept text names, each in its version."""
    return {int(entry): int(version) for entry, version in _ENTRY.findall(text)}
