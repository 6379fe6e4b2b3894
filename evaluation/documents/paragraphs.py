"""The text of a notice's part as paragraphs: a line each, headings known by their numbers."""

from __future__ import annotations

import re
from typing import Literal

from config.lib.papers import Paragraph

_HEADS: tuple[tuple[re.Pattern[str], Literal[1, 2, 3, 4]], ...] = (
    (re.compile(r"[一二三四五六七八九十]+、"), 1),
    (re.compile(r"（[一二三四五六七八九十]+）"), 2),
    (re.compile(r"\d+[.．]"), 3),
    (re.compile(r"（\d+）"), 4),
)
LONGEST_HEADING = 30


def paragraphs(text: str) -> list[Paragraph]:
    """The lines of a text as paragraphs; empty lines are left out.

    一、 （一） 1. （1） at the beginning make a heading of the level. What follows its first 。 runs on from it.
    """
    return [_paragraph(line.strip()) for line in text.splitlines() if line.strip()]


def _paragraph(line: str) -> Paragraph:
    for head, level in _HEADS:
        if head.match(line):
            heading, stop, rest = line.partition("。")
            if not rest:
                return Paragraph(text=line, level=level if len(line) <= LONGEST_HEADING else 0)
            if len(heading) <= LONGEST_HEADING:
                return Paragraph(lead=heading + stop, text=rest, level=level)
            break
    return Paragraph(text=line)
