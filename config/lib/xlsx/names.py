"""Names of columns compared as a person would: width, blanks, brackets and units put aside."""

import re
import unicodedata

_UNIT = re.compile(
    r"(?P<name>.*\S)\s*[(\[【〔<]\s*(?:计量)?(?:单位\s*[::]?\s*)?(?P<unit>[^()\[\]【】〔〕<>]*?)\s*[)\]】〕>][\s*]*",
    re.DOTALL,
)
_UNIT_BEHIND = re.compile(r"(?P<name>.*[^\s万亿千百:,/-])\s*[\s:,/-]?\s*(?P<unit>[万亿]元)", re.DOTALL)
"""Money on a large scale is told from the name without brackets too: 总投资万元, 总投资：亿元."""
_PUT_ASIDE = re.compile(r"[^\w%‰]|_")


def plain(text: str) -> str:
    """Reduce a name to what counts in a comparison: "完成投资 （亿元）" and "完成投资(亿元)" are one."""
    return _PUT_ASIDE.sub("", unicodedata.normalize("NFKC", text).casefold())


def split_unit(text: str) -> tuple[str, str]:
    """Split the unit off the end of a name: "完成投资（亿元）" becomes ("完成投资", "亿元"); else the unit is ""."""
    folded = unicodedata.normalize("NFKC", text).strip()
    found = _UNIT.fullmatch(folded) or _UNIT_BEHIND.fullmatch(folded)
    return (found["name"], found["unit"]) if found else (folded, "")
