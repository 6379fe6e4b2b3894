"""The initials of Chinese names, as people type them into a search box."""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin

_NEITHER = re.compile(r"[^0-9a-z]+")


def initials(name: str) -> str:
    """The first letters of a name's pinyin in small letters; what is Latin already stays.

    >>> initials("鲁西化工集团A区")
    'lxhgjtaq'
    """
    return _NEITHER.sub("", "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, strict=False)).lower())
