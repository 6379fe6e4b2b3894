"""How long an official document is, and how long it ought to be at most."""

from __future__ import annotations

from collections.abc import Iterable

SPECIFIC, COMPREHENSIVE = 4_000, 5_000
"""The most characters of a document on one matter, and of a comprehensive one."""


def length(texts: Iterable[str]) -> int:
    """The characters of the texts, punctuation included, blanks and line ends not."""
    return sum(1 for text in texts for sign in text if not sign.isspace())
