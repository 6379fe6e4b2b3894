"""The initials of Chinese names, as people type them into a search box, and the order in which their lists stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

_NEITHER = re.compile(r"[^0-9a-z]+")
_BEHIND_LATIN = "~"
_LONGEST = 600
"""In UTF-8 it fits an index of the database, which takes some 2,700 bytes."""


def initials(name: str) -> str:
    """The first letters of a name's pinyin in small letters; what is Latin already stays.

    >>> initials("鲁西化工集团A区")
    'lxhgjtaq'
    """
    return _NEITHER.sub("", "".join(sound[:1] for _sign, sound in _spoken(name)))


def by_pinyin(name: str) -> str:
    """The key by which names stand in the order of a dictionary, compared sign by sign by their code points.

    A sign counts by its pinyin, then its tone, then itself, so that equal signs stand together; brackets, digits and
    Latin letters come first, whether broad or narrow, great or small. What a long name ends with counts no more.

    >>> sorted(["中学", "冠县", "东阿", "董家", "东昌", "Ａ厂", "茌平"], key=by_pinyin)
    ['Ａ厂', '茌平', '东昌', '东阿', '董家', '冠县', '中学']
    """
    spelt = (sign if sound == sign else f"{_BEHIND_LATIN}{sound}{sign}" for sign, sound in _spoken(name))
    return "".join(spelt)[:_LONGEST]


def _spoken(name: str) -> Iterator[tuple[str, str]]:
    """Each sign of the name and its sound; what is not Chinese is its own."""
    plain = unicodedata.normalize("NFKC", name).lower()
    return zip(plain, _sounds(plain), strict=True)


@lru_cache(maxsize=5000)
def _sounds(name: str) -> tuple[str, ...]:
    """Remembered, for whoever writes a name asks for both; the dictionary's phrases take half a millisecond a name."""
    return tuple(lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True, errors=list))  # type: ignore[arg-type]
