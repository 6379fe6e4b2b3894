"""Chains with their shares in one cell, as people write them: 黑色金属 60%、高端轴承（40%）."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_BETWEEN = re.compile(r"[、,;/|\n]+")
_PART = re.compile(r"(?P<name>.*?)[\s(:]*(?P<share>[0-9]+(?:\.[0-9]+)?)\s*%?\s*\)?")


def named_shares(text: str) -> list[tuple[str, Decimal | None]]:
    """The names in a text, each with its share in per cent where one is given.

    >>> named_shares("黑色金属产业链 60%、高端轴承")
    [('黑色金属', Decimal('60')), ('高端轴承', None)]
    """
    found = []
    for part in _BETWEEN.split(unicodedata.normalize("NFKC", text)):
        if not part.strip():
            continue
        met = _PART.fullmatch(part.strip())
        name, share = (met["name"], Decimal(met["share"])) if met and met["name"] else (part, None)
        found.append((name.strip().removesuffix("产业链"), share))
    return found
