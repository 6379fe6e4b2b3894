"""Names of columns compared as a person would: width, blanks, brackets and units put aside."""

import re
import unicodedata

_UNIT = re.compile(
    r"(?P<name>.*\S)\s*[(\[【〔<]\s*(?:计量)?(?:单位\s*[::]?\s*)?(?P<unit>[^()\[\]【】〔〕<>]*?)\s*[)\]】〕>][\s*]*",
    re.DOTALL,
)
_KEPT_SIGNS = frozenset("%‰")


def plain(text: str) -> str:
    """Reduce a name to what counts in a comparison: "完成投资 （亿元）" and "完成投资(亿元)" are one."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum() or sign in _KEPT_SIGNS)


def split_unit(text: str) -> tuple[str, str]:
    """Split the unit in the last brackets off a name: "完成投资（亿元）" becomes ("完成投资", "亿元"); else unit ""."""
    folded = unicodedata.normalize("NFKC", text).strip()
    found = _UNIT.fullmatch(folded)
    return (found["name"], found["unit"]) if found else (folded, "")
