"""From a document to its TOML text: the file a form writes is the one a person would (docs/schemes.md)."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}

TABLES = frozenset({"items", "gates", "groups"})
"""What is written as tables of its own, one after another; every other list stands in its line."""
SECTIONS = ("scheme", "units", "sets", "groups", "items", "bonus", "deduction", "gates")


def write(document: Mapping[str, Any]) -> str:
    """The text of a document: reading it again gives the same document, whatever stands in it."""
    known = [name for name in SECTIONS if name in document]
    order = [*(name for name in document if name not in SECTIONS), *known]
    lines = [_pair(name, document[name]) for name in order if not _is_section(name, document[name])]
    for name in order:
        if _is_section(name, document[name]):
            lines += _section((name,), document[name])
    return "\n".join(lines).strip() + "\n"


def _is_section(name: str, value: object) -> bool:
    return isinstance(value, Mapping) or _is_tables(name, value)


def _is_tables(name: str, value: object) -> bool:
    return name in TABLES and _is_rows(value)


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _section(path: tuple[str, ...], value: Any) -> Iterator[str]:
    head = ".".join(_key(name) for name in path)
    if isinstance(value, Mapping):
        yield from ("", f"[{head}]")
        yield from _body(path, value)
        return
    for row in value:
        yield from ("", f"[[{head}]]")
        yield from _body(path, row)


def _body(path: tuple[str, ...], table: Mapping[str, Any]) -> Iterator[str]:
    """The plain fields of a table, then the tables in it: after a table's head no plain field of the one around it."""
    inner = [name for name in table if _is_tables(name, table[name])]
    for name, value in table.items():
        if name not in inner:
            yield _pair(name, value)
    for name in inner:
        yield from _section((*path, name), table[name])


def _pair(name: str, value: object) -> str:
    return f"{_key(name)} = {_rows(value) if _is_rows(value) else _value(value)}"


def _rows(rows: Any) -> str:
    """A table of settings, a row a line."""
    return "[\n" + "".join(f"  {_value(row)},\n" for row in rows) + "]"


def _key(name: str) -> str:
    return name if _PLAIN_KEY.fullmatch(name) else _text(name)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case Decimal():
            return _number(value)
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case Mapping():
            inner = ", ".join(f"{_key(name)} = {_value(one)}" for name, one in value.items())
            return f"{{ {inner} }}" if inner else "{}"
        case Sequence():
            return f"[{', '.join(_value(one) for one in value)}]"
    return str(value)


def _number(value: Decimal) -> str:
    """A whole number without a point; a number is never written with an exponent."""
    if not value.is_finite():
        return "nan" if value.is_nan() else ("inf" if value > 0 else "-inf")
    return format(value, "f")


def _text(text: str) -> str:
    def sign(one: str) -> str:
        return _ESCAPES.get(one) or (f"\\u{ord(one):04X}" if ord(one) < 32 or ord(one) == 127 else one)

    return '"' + "".join(map(sign, text)) + '"'
