"""Where in a TOML text a table or key stands, so that an error can name its line. tomllib itself does not say."""

import re

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"""^\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*))\s*=""")


class Lines:
    """Line numbers of a text that tomllib has already accepted."""

    def __init__(self, text: str) -> None:
        self._at: dict[Path, int] = {}
        self._counts: dict[tuple[str, ...], int] = {}
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
        for depth in range(1, len(parts) + 1):
            path.append(parts[depth - 1])
            prefix = parts[:depth]
            if repeated and depth == len(parts):
                self._counts[prefix] = self._counts.get(prefix, -1) + 1
                for longer in [key for key in self._counts if len(key) > depth and key[:depth] == prefix]:
                    del self._counts[longer]
            if prefix in self._counts:
                path.append(self._counts[prefix])
        return tuple(path)
