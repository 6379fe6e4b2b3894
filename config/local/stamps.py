"""A step of the set-up that need not be done again: it is known by what went into it."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from config.local.addresses import LOCAL, ROOT


class Stamp:
    """The mark of a step, fresh while the content of its sources is the same and its result is there."""

    def __init__(self, name: str, *, sources: Iterable[Path], result: Path) -> None:
        self._file = LOCAL / "stamps" / name
        self._result = result
        self._wanted = _fingerprint(sources)

    def fresh(self) -> bool:
        return self._result.exists() and self._file.exists() and self._file.read_text() == self._wanted

    def set(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(self._wanted)


def _fingerprint(sources: Iterable[Path]) -> str:
    digest = hashlib.sha256(str(ROOT).encode())
    for path in sorted(sources):
        digest.update(f"\0{path}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
