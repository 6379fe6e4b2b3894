"""Words on paper: how wide they are, where a title breaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from math import ceil

from django.conf import settings

# A title is not broken inside a number with its unit, inside brackets' edges, nor before a word that leans on the last.
_UNBROKEN = re.compile(
    r"[0-9A-Za-z.%]+(?:年第?[一二三四1-4]季度|年上半年|年|月|日|号)?|[“《（〔][^”》）〕]{0,12}[”》）〕]|."
)
_HEAD = re.compile(r"（[^（）]{1,6}）|[0-9A-Za-z.%]+[年月日]?|[\u4e00-\u9fff]+、?|.", re.DOTALL)
_LEANING = "较占比距"
_NOT_FIRST = "的和与及、，。：；”》）〕"


def width(text: str) -> float:
    """Width in characters: one for a full-width character, a half for any other."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def balanced(text: str, *, at_most: int) -> list[str]:
    """``text`` in as few lines of ``at_most`` characters as it needs, all of about the same length.

    >>> balanced("关于2024年第二季度产业链链长制工作评价情况的通报", at_most=20)
    ['关于2024年第二季度产业链', '链长制工作评价情况的通报']
    """
    count = ceil(width(text) / at_most)
    pieces = [match[0] for match in _UNBROKEN.finditer(text)]
    reached = list(accumulate(width(piece) for piece in pieces))
    lines, start = [], 0
    for number in range(1, count):
        aim = reached[-1] * number / count
        breaks = [i for i in range(start + 1, len(pieces)) if pieces[i][0] not in _NOT_FIRST]
        if not breaks:
            break
        end = min(breaks, key=lambda i: abs(reached[i - 1] - aim))
        lines.append("".join(pieces[start:end]))
        start = end
    return [line for line in [*lines, "".join(pieces[start:])] if line]


def words(head: str) -> list[str]:
    """The pieces of a table's head after which a line may end, so that no word is broken.

    Most words of such heads have two characters; of an odd count the first are three, unless a word of three is among
    ``PAPER_WORDS`` of the settings. A short text in brackets stays whole.

    >>> words("规上企业增加值增幅（%）")
    ['规上', '企业', '增加值', '增幅', '（%）']
    """
    known = _among(tuple(settings.PAPER_WORDS))
    return [piece for part in _HEAD.findall(head) for piece in _pairs(part, known)]


@lru_cache
def _among(words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of these words, or nothing where there are none."""
    return re.compile(f"({'|'.join(map(re.escape, words)) or '(?!)'})")


def _pairs(part: str, known: re.Pattern[str]) -> Iterator[str]:
    if not "\u4e00" <= part[0] <= "\u9fff":
        yield part
        return
    for run in filter(None, known.split(part)):
        length = len(run.rstrip("、"))
        first = 3 if length % 2 else 4 if run[0] in _LEANING else 2
        ends = [*range(first, length, 2), len(run)]
        yield from (run[start:end] for start, end in zip([0, *ends], ends, strict=False))
