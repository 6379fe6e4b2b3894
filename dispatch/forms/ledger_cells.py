"""What the grid of a ledger sends: some cells, each with the version that was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from config.lib.web.door import read_json
from dispatch.enums import EntrySource
from dispatch.rules.cells import LONGEST_NOTE, LONGEST_WORDS, Cell

MOST_CELLS = 200
LONGEST = 2 * LONGEST_WORDS
LARGEST_VERSION = 2**31 - 1


@dataclass(frozen=True)
class Sent:
    """The cells, and how they came to say what they say."""

    cells: list[Cell]
    source: EntrySource
    undone: bool


def read_cells(body: bytes) -> Sent:
    """Read ``{"cells": [{"code", "value" or "words", "note", "seen"}], "pasted", "undone"}``.

    Whatever else is sent is not looked at (S2). Raises ValueError where the body is not of this shape.
    """
    sent = read_json(body)
    if not isinstance(sent, dict) or not isinstance(sent.get("cells"), list):
        raise ValueError("no cells")
    if not 0 < len(sent["cells"]) <= MOST_CELLS:
        raise ValueError(f"{len(sent['cells'])} cells")
    source = EntrySource.PASTED if sent.get("pasted") is True else EntrySource.TYPED
    return Sent([_cell(cell) for cell in sent["cells"]], source, undone=sent.get("undone") is True)


def _cell(sent: Any) -> Cell:
    if not isinstance(sent, dict):
        raise ValueError("a cell is an object")
    code, seen = _text(sent, "code"), sent.get("seen")
    if not code:
        raise ValueError("a cell has a code")
    if not isinstance(seen, int) or isinstance(seen, bool) or not 0 <= seen <= LARGEST_VERSION:
        raise ValueError("a cell has the version that was seen")
    return Cell(
        indicator_code=code,
        value=_text(sent, "value"),
        words=_text(sent, "words"),
        note=_text(sent, "note", LONGEST_NOTE * 2),
        seen_version=seen,
    )


def _text(sent: dict[str, Any], name: str, longest: int = LONGEST) -> str | None:
    text = sent.get(name)
    if text is None:
        return None
    if not isinstance(text, str) or len(text) > longest:
        raise ValueError(f"{name} is a text of at most {longest} characters")
    return text
