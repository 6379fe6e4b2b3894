"""What a number format adds to the number that stands in the cell."""

import re

from config.lib.xlsx.units import PERCENT, is_unit

_BRACKETS = re.compile(r"\[[^\]]*\]")
_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)|([\u4e00-\u9fff]+)')
_SCALED = re.compile(r"[0#?],+(?![0#?,])|[0#?](?:[\\!]\.|\"\.\")[0#?]")
_SCALE = re.compile(r"[万亿千百十]+")


def shown_unit(number_format: str) -> str:
    """The unit that a format shows behind its numbers: % for percent, 万元 for 0.00"万元"; "" for none.

    A percent sign that is only written behind the number (0"%" shows 6 as 6%) is ％, which multiplies nothing.
    A format that shows a part of the number only (0!.0,"万" shows 12,345 as 1.2万) gives the unit of the number itself,
    元.
    """
    first = _BRACKETS.sub("", number_format.partition(";")[0])
    if PERCENT in _LITERAL.sub("", first):
        return PERCENT
    literal = "".join(quoted or escaped or plain for quoted, escaped, plain in _LITERAL.findall(first)).strip(" .")
    if literal == PERCENT:
        return "％"
    if not is_unit(literal):
        return ""
    return (_SCALE.sub("", literal) or "元") if _SCALED.search(first) else literal
