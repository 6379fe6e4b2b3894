"""The chain of hashes over the audit trail (protection of audit records: GB/T 22239-2019, 8.1.4.3).

An entry's digest is SHA-256 over its values as canonical JSON. A seal's digest is SHA-256 over the digest of the
seal before and the ids and digests of its entries. Whoever changes, removes or exchanges an entry would have to
compute every later seal anew, and the digests that were noted down elsewhere would no longer be found.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

BEGINNING = "0" * 64


def canonical(values: Mapping[str, Any]) -> str:
    """The one way to write values down: keys in order, no blanks, moments in UTC."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def entry_digest(values: Mapping[str, Any]) -> str:
    """The digest of one entry, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(values).encode()).hexdigest()


def seal_digest(previous: str, entries: Iterable[tuple[int, str]]) -> str:
    """The digest of a seal, from the one before and each entry's id and digest."""
    link = hashlib.sha256(previous.encode())
    for entry_id, digest in entries:
        link.update(f"\n{entry_id} {digest}".encode())
    return link.hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return str(value)
