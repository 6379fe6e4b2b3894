"""Codes of enterprises, projects and industries: their spelling and their check digit. Plain text in, plain text out.

>>> credit_code(" 91350100m000100y43 ")
'91350100M000100Y43'
"""

from __future__ import annotations

import re
from enum import Enum

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 signs of a unified social credit code (GB 32100-2015, 4.1): without I, O, S, V, Z."""

WEIGHTS = tuple(3**i % 31 for i in range(17))

_OLD_NUMBER = re.compile(r"[0-9]{15}")
_PROJECT_CODE = re.compile(r"[0-9]{4}-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}")
_INDUSTRY_CODE = re.compile(r"[A-T]?(?P<digits>[0-9]{2,4})")
_FULL_WIDTH = {**{0xFF10 + i: str(i) for i in range(10)}, **{0xFF21 + i: chr(65 + i) for i in range(26)}, 0xFF0D: "-"}


class Flaw(Enum):
    """What is wrong with a code."""

    LENGTH = "length"
    SIGN = "sign"
    OLD_NUMBER = "old number"
    CHECK = "check"
    SHAPE = "shape"
    DIGITS = "digits"
    UNKNOWN = "unknown"


class BadCode(ValueError):
    """A code that cannot be right; ``flaw`` says in what way, ``found`` what was there instead."""

    def __init__(self, flaw: Flaw, found: str = "") -> None:
        super().__init__(f"{flaw.value}: {found}")
        self.flaw, self.found = flaw, found


def credit_code(text: str) -> str:
    """A unified social credit code in capitals, without blanks (GB 32100-2015). Raises BadCode."""
    code = _bare(text)
    if _OLD_NUMBER.fullmatch(code):
        raise BadCode(Flaw.OLD_NUMBER, code)
    if len(code) != 18:
        raise BadCode(Flaw.LENGTH, str(len(code)))
    strange = "".join(dict.fromkeys(sign for sign in code if sign not in ALPHABET))
    if strange:
        raise BadCode(Flaw.SIGN, strange)
    if code[-1] != check_sign(code[:17]):
        raise BadCode(Flaw.CHECK, code[-1])
    return code


def check_sign(body: str) -> str:
    """The last sign of a credit code, from the seventeen before it (GB 32100-2015, 4.2.5).

    >>> check_sign("91350100M000100Y4")
    '3'
    """
    total = sum(ALPHABET.index(sign) * weight for sign, weight in zip(body, WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def project_code(text: str) -> str:
    """A project code ``NNNN-NNNNNN-NN-NN-NNNNNN`` (发改投资〔2020〕1439号). Raises BadCode."""
    code = _bare(text)
    digits = code.replace("-", "")
    if len(digits) == 20 and digits.isascii() and digits.isdigit() and "-" not in code:
        code = f"{digits[:4]}-{digits[4:10]}-{digits[10:12]}-{digits[12:14]}-{digits[14:]}"
    if not _PROJECT_CODE.fullmatch(code):
        raise BadCode(Flaw.SHAPE, code)
    return code


def industry_code(text: str) -> str:
    """An industry code of GB/T 4754-2017 without its letter: two, three or four digits. Raises BadCode."""
    found = _INDUSTRY_CODE.fullmatch(_bare(text))
    if not found:
        raise BadCode(Flaw.DIGITS, text.strip())
    if not 1 <= int(found["digits"][:2]) <= 97:
        raise BadCode(Flaw.UNKNOWN, found["digits"])
    return found["digits"]


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text.translate(_FULL_WIDTH)).replace("\u3000", "").replace("—", "-").upper()
