"""What a regime says of a chain, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ChainFacts:
    """``holders`` are pairs of an assignment role and an organisation's code."""

    code: str
    name: str
    number: int
    flagship: bool
    holders: tuple[tuple[str, str], ...]
