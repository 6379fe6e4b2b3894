"""Which names somebody can log in with: two that look alike to whoever reads the trail would be one for two people."""

from __future__ import annotations

import re
import unicodedata

_ALLOWED = re.compile(r"[A-Za-z0-9_.\u3007\u3400-\u4dbf\u4e00-\u9fff-]+")
"""Latin letters without accents, digits and Chinese characters: no other alphabet has letters that look like these."""


def plain(username: str) -> str:
    """A name as it is kept: full-width letters and digits as plain ones.

    >>> plain("ｃｌｅｒｋ１")
    'clerk1'
    """
    return unicodedata.normalize("NFKC", username).strip()


def is_allowed(username: str) -> bool:
    """Whether a plain name has nothing but letters, digits and marks that cannot be taken for others."""
    return bool(_ALLOWED.fullmatch(username))
