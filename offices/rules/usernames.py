"""Which names somebody can log in with: two that look alike to whoever reads the trail would be one for two people."""

from __future__ import annotations

import re
import unicodedata

_ALLOWED = re.compile(r"[A-Za-z0-9_.\u3007\u3400-\u4dbf\u4e00-\u9fff-]+")
"""Latin letters without accents, digits and Chinese characters: no other alphabet has letters that look like these."""
_LETTER = re.compile(r"[A-Za-z\u3400-\u4dbf\u4e00-\u9fff]")
_UNSEEN = re.compile(r"[._-]")
_ALIKE = str.maketrans({"0": "o", "\u3007": "o", "1": "l", "i": "l", "5": "s"})
_PAIRS = (("rn", "m"), ("vv", "w"))


def plain(username: str) -> str:
    """A name as it is kept: full-width letters and digits as plain ones.

    >>> plain("ｃｌｅｒｋ１")
    'clerk1'
    """
    return unicodedata.normalize("NFKC", username).strip()


def is_allowed(username: str) -> bool:
    """Whether a plain name has a letter, and nothing but letters, digits and marks of these alphabets."""
    return bool(_ALLOWED.fullmatch(username) and _LETTER.search(username))


def skeleton(username: str) -> str:
    """What is left of a name where signs that look alike are one: no two accounts share it.

    >>> skeleton("Ieader.") == skeleton("leader"), skeleton("c1erk_ferrous") == skeleton("clerk-ferrous")
    (True, True)
    """
    bones = _UNSEEN.sub("", unicodedata.normalize("NFKC", username)).casefold().translate(_ALIKE)
    for pair, one in _PAIRS:
        bones = bones.replace(pair, one)
    return bones
