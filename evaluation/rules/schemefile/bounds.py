"""What a scheme's text may hold: what no scheme needs, and only costs time or harms who reads it, is refused at once.

Whatever the text, reading it takes time in proportion to its length.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from evaluation.rules.errors import SchemeError
from evaluation.rules.toml_lines import Path

MOST_CHARACTERS = 200_000
MOST_VALUES = 10_000
MOST_DEPTH = 24
MOST_DIGITS = 20
MOST_LISTED = 300
MOST_LETTERS = 2_000
MOST_SHOWN = 100
MOST_PARTS_OF_A_HEADER = 20
MOST_POINTS_OF_A_LINE = 500
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Characters that command a terminal or a printer: written as escapes they would reach it with the scores."""


def too_much_text(text: str) -> SchemeError | None:
    """What is wrong with a text before it is read as TOML, whose reader is slow on keys of many parts."""
    if len(text) > MOST_CHARACTERS:
        return SchemeError(0, "", f"文件过大（{len(text)} 字），最多 {MOST_CHARACTERS} 字")
    for number, line in enumerate(text.split("\n"), start=1):
        most = MOST_PARTS_OF_A_HEADER if line.lstrip().startswith("[") else MOST_POINTS_OF_A_LINE
        if line.count(".") > most:
            return SchemeError(number, "", f"这一行的圆点过多（最多 {most} 个）；请分行书写")
    return None


def too_much(document: Mapping[str, Any]) -> SchemeError | None:
    """The first thing in a document that no scheme has: too deep, too many, too large, too long, not to be seen."""
    for count, (path, value) in enumerate(_values(document), start=1):
        if count > MOST_VALUES:
            return SchemeError(0, "", f"内容过多，最多 {MOST_VALUES} 个值")
        if message := _wrong(path, value):
            return SchemeError(0, UNSEEN.sub("", ".".join(map(str, path)))[:MOST_SHOWN], message, path)
    return None


def _wrong(path: Path, value: object) -> str:
    if len(path) > MOST_DEPTH:
        return f"嵌套过深，最多 {MOST_DEPTH} 层；请合并层级"
    if isinstance(path[-1], str) and len(path[-1]) > MOST_LETTERS:
        return f"键名过长，最多 {MOST_LETTERS} 字"
    if any(isinstance(one, str) and UNSEEN.search(one) for one in (path[-1], value)):
        return "有看不见的控制字符；请删去后重新填写"
    match value:
        case bool():
            return ""
        case int() if abs(value) >= 10**MOST_DIGITS:
            return f"数过大，最多 {MOST_DIGITS} 位"
        case Decimal() if value.is_finite() and not _is_short(value):
            return f"数的位数过多，整数、小数各最多 {MOST_DIGITS} 位"
        case str() if len(value) > MOST_LETTERS:
            return f"过长（{len(value)} 字），最多 {MOST_LETTERS} 字"
        case list() if not all(isinstance(one, dict) for one in value) and len(value) > MOST_LISTED:
            return f"列出的过多（{len(value)} 个），最多 {MOST_LISTED} 个"
    return ""


def _is_short(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return abs(value.adjusted()) <= MOST_DIGITS and isinstance(exponent, int) and exponent >= -MOST_DIGITS


def _values(document: Mapping[str, Any]) -> Iterator[tuple[Path, object]]:
    """Every value with its path, without a call within a call: what nests deeply is met like all else."""
    waiting: list[tuple[Path, object]] = [((name,), value) for name, value in document.items()]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if len(path) > MOST_DEPTH:
            continue
        if isinstance(value, dict):
            waiting += [((*path, name), one) for name, one in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, at), one) for at, one in enumerate(value)]
