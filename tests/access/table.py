"""Reads the table of rights: one line a page and method, one cell an actor."""

from __future__ import annotations

from dataclasses import dataclass

from tests.access.walk import METHODS, Answer

SIGNS = {
    "+": "is let in",
    "r": "is led on to another page",
    ">": "is asked to log in",
    "-": "is refused",
    "0": "does not learn that there is such a thing",
    "x": "is told that there is no such method",
}
DONE = frozenset({200, 201, 202, 204, 302, 400, 409})


@dataclass(frozen=True)
class Table:
    """What each actor is to get: ``cells[page, method][actor]`` is a sign, or two: own chain, another chain."""

    actors: tuple[str, ...]
    cells: dict[tuple[str, str], dict[str, str]]

    def expected(self, page: str, method: str, actor: str) -> str:
        """A method without a line is one that the page does not have; who is not logged in may not even learn that."""
        line = self.cells.get((page, method))
        if line is not None:
            return line[actor]
        open_to_all = any(cells["out"] == "+" for (named, _), cells in self.cells.items() if named == page)
        return "x" if actor != "out" or open_to_all else ">"


def read(text: str) -> Table:
    """The table out of its text; empty lines and lines that begin with # are for the reader."""
    lines = [line.split() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    (_, _, *actors), *rows = lines
    cells: dict[tuple[str, str], dict[str, str]] = {}
    for page, method, *signs in rows:
        assert method in METHODS, f"{page}: {method} is no method"
        assert (page, method) not in cells, f"{page} {method} stands twice"
        assert len(signs) == len(actors), f"{page} {method}: {len(signs)} cells for {len(actors)} actors"
        assert all(set(sign) <= SIGNS.keys() and len(sign) <= 2 for sign in signs), f"{page} {method}: unknown sign"
        cells[page, method] = dict(zip(actors, signs, strict=True))
    return Table(actors=tuple(actors), cells=cells)


def sign_of(answer: Answer, method: str) -> str:
    """The sign that stands for an answer; the bare status where none does."""
    if answer.asks_to_log_in:
        return ">"
    if answer.status == 302 and method == "GET":
        return "r"
    if answer.status == 200 or (method != "GET" and answer.status in DONE):
        return "+"
    return {403: "-", 404: "0", 405: "x"}.get(answer.status, str(answer.status))
