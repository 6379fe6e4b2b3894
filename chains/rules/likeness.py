"""When two names are likely those of one thing: what people write differently is put aside."""

from __future__ import annotations

import re
import string
import unicodedata

PUT_ASIDE = " \t\r\n\"'`()[]{}<>.,;:!?~@#$%^&*_+=|\\/-·•、。“”‘’《》〈〉【】「」『』〔〕—–…　"
FOLDED_FROM, FOLDED_TO = string.ascii_uppercase, string.ascii_lowercase
SAME = ("有限责任公司", "有限公司")
"""The long form of a company's kind, and the short one that people write."""

_PARTED = re.compile(r"[\u3400-\u9fff）)]\s+[\u3400-\u9fff（(]")
_TABLE = str.maketrans(FOLDED_FROM, FOLDED_TO, PUT_ASIDE)


def bare(text: str) -> str:
    """A name or a code without width, capitals, blanks and brackets; the database does the same to its rows.

    >>> bare("聊城 第一钢管（集团）有限责任公司") == bare("聊城第一钢管(集团)有限公司")
    True
    """
    return unicodedata.normalize("NFKC", text).translate(_TABLE).replace(*SAME)


def is_parted(name: str) -> bool:
    """Whether blanks stand between Chinese signs of a name, where most likely none belong.

    >>> is_parted("聊城第一钢管 有限公司"), is_parted("ABC 轴承有限公司")
    (True, False)
    """
    return _PARTED.search(name.strip()) is not None
