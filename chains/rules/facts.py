"""What a regime says of chains, of records of the registers and of named lists, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class ChainFacts:
    """``holders`` are pairs of an assignment role and an organisation's code."""

    code: str
    name: str
    number: int
    flagship: bool
    holders: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RecordFacts:
    """A record of a register. ``texts`` are as a person would type them, by the column's code; ``chains`` are codes."""

    register: str
    name: str
    chains: tuple[str, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True)
class ListFacts:
    """A named view of a register: which columns and rows, in what order, under which title.

    ``filters`` are texts by address name, as in the address of the register's list; ``<date column>.in`` takes the name
    of a period that moves along with the calendar (:class:`chains.rules.moving.MovingPeriod`).
    """

    code: str
    register: str
    title: str
    group: str
    columns: tuple[str, ...]
    filters: Mapping[str, tuple[str, ...]]
    order: str = ""
    unit_line: str = ""
