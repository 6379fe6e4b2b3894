"""What was understood of a workbook of targets, and cell by cell what not: plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class TargetRead:
    """One target as it stands in the workbook: a figure, or the sentence for one that words set. Codes name both."""

    chain: str
    indicator: str
    value: Decimal | None
    words: str
    sheet: str
    place: str


@dataclass(frozen=True)
class Trouble:
    """A cell that was not understood: where, and what to do. It stops the import."""

    sheet: str
    row: int
    column: int
    place: str
    message: str


@dataclass
class TargetReading:
    """All that was found in a workbook. ``remarks`` stop nothing."""

    targets: list[TargetRead] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Wanted:
    """An indicator by whose names a workbook is read; ``own`` is the code of the chain whose indicator it is."""

    code: str
    name: str
    group: str
    unit: str
    may_be_negative: bool = False
    other_names: tuple[str, ...] = ()
    target_phrase: str = ""
    own: str = ""


@dataclass(frozen=True)
class TargetCatalogue:
    """The chains (code to name) and indicators that a workbook may name."""

    chains: dict[str, str]
    indicators: tuple[Wanted, ...]
