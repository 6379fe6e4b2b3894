"""Plain text that somebody attached, in whatever way it was written down."""

from __future__ import annotations

_BINARY = frozenset(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b")
_ENCODINGS = ("utf-8-sig", "gb18030")


def text_of(content: bytes) -> str | None:
    """The text, or None where it is none: UTF-8 or GB18030, or UTF-16 with its mark."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    if not _BINARY.isdisjoint(content):
        return None
    return next((text for name in _ENCODINGS if (text := _decoded(content, name)) is not None), None)


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text
