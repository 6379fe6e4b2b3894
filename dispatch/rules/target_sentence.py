"""Reading a target out of the sentence that sets it.

>>> find_target("新增省级以上质量品牌企业 5 家。", "质量品牌企业{}家")
Decimal('5')
>>> find_target("培育阿胶产业集群，争取纳入示范集群。", "争取纳入示范集群")
Decimal('1')
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

REACHED = Decimal(1)
_FIGURE = r"(\d+(?:\.\d+)?)"


def find_target(sentence: str, phrase: str) -> Decimal | None:
    """The figure that stands where ``phrase`` has ``{}``, or 1 where a phrase without ``{}`` occurs; else None.

    Blanks and the width of signs make no difference.
    """
    wanted = re.escape(_plain(phrase)).replace(re.escape("{}"), _FIGURE)
    found = re.search(wanted, _plain(sentence)) if phrase else None
    if found is None:
        return None
    return Decimal(found[1]) if found.groups() else REACHED


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
