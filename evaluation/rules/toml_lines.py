"""Where in a TOML text a table or key stands, so that an error can name its line. tomllib itself does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)([^\[\]]+)\]")
_KEY = re.compile(r"""^\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*))\s*=""")


@dataclass
class _Part:
    """A table that was met: how often, where it is one of several, and what was met within the latest of them."""

    at: int = -1
    inner: dict[str, _Part] = field(default_factory=dict)


class Lines:
    """Line numbers of a text that tomllib has already accepted."""

    def __init__(self, text: str) -> None:
        self._at: dict[Path, int] = {}
        self._met: dict[str, _Part] = {}
        inside = ""
        here: Path = ()
        for number, line in enumerate(text.splitlines(), start=1):
            if inside:
                inside = "" if inside in line else inside
                continue
            header = _HEADER.match(line)
            if header and "=" not in line.split("]")[0]:
                here = self._open(header.group(2), repeated=header.group(1) == "[[")
                self._at.setdefault(here, number)
            elif key := _KEY.match(line):
                name = key.group(1) or key.group(2) or key.group(3)
                self._at.setdefault((*here, *name.split(".")), number)
            inside = next((mark for mark in ('"""', "'''") if line.count(mark) % 2), "")

    def of(self, path: Path) -> int:
        """The line of the key or table, or of the nearest table around it; 0 if none is known."""
        while path and path not in self._at:
            path = path[:-1]
        return self._at.get(path, 0)

    def _open(self, name: str, *, repeated: bool) -> Path:
        parts = tuple(part.strip().strip("\"'") for part in name.split("."))
        path: list[str | int] = []
        within = self._met
        for depth, name_of_part in enumerate(parts, start=1):
            part = within.setdefault(name_of_part, _Part())
            path.append(name_of_part)
            if repeated and depth == len(parts):
                part.at, part.inner = part.at + 1, {}
            if part.at >= 0:
                path.append(part.at)
            within = part.inner
        return tuple(path)
