"""The initials of Chinese names, as people type them into a search box, and their order in a list to choose from."""

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


def by_pinyin(name: str) -> tuple[str, str]:
    """The key by which names stand in the order of a dictionary; what is Latin comes first.

    >>> sorted(["中学", "冠县", "东阿", "茌平"], key=by_pinyin)
    ['茌平', '东阿', '冠县', '中学']
    """
    return " ".join(lazy_pinyin(name)).lower(), name
