"""What a notice is written from: the run as it was published, in plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from config.lib.periods import Month, Quarter
from evaluation.rules.scheme import Item
from evaluation.rules.standings import City


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """A chain's total and place; ``points`` by the columns of the table of scores, None where not applicable.

    ``group``: among whom it is ranked, empty where all are ranked together; ``failed``: the scheme gives it no place.
    """

    chain: str
    total: Decimal
    place: int | None
    tied: bool
    movement: int | None
    bonus: Decimal
    deduction: Decimal
    points: tuple[Decimal | None, ...]
    notes: tuple[str, ...] = ()
    group: str = ""
    failed: bool = False


@dataclass(frozen=True, kw_only=True)
class PointColumn:
    """A column of the table of scores: a top item of the scheme, with its full points where all chains' are alike."""

    title: str
    full: Decimal
    differs: bool = False


@dataclass(frozen=True, kw_only=True)
class SchemeItem:
    """A line of the scheme: ``points`` and ``rule`` in words. Without ``item`` it is the heading of a part."""

    title: str
    depth: int
    points: str
    rule: str
    note: str
    item: Item | None = None

    @property
    def leads(self) -> bool:
        """Whether it stands above others: the heading of a part, or a group."""
        return self.item is None or self.item.is_group


@dataclass(frozen=True, kw_only=True)
class SchemeFacts:
    """By what was judged: the items, how each rule works, how figures were rounded."""

    title: str
    note: str
    places: int
    full_marks: Decimal
    items: tuple[SchemeItem, ...]
    settings: tuple[str, ...]
    arithmetic: str


@dataclass(frozen=True, kw_only=True)
class Late:
    """A chain whose ledgers came after they were due."""

    chain: str
    months: tuple[Month, ...]


@dataclass(frozen=True, kw_only=True)
class NoticeFacts:
    """A published run: how the city stands, the ranking, what came late.

    `places_by`: the scheme by which the places of the quarter before were given, where it is another one.
    """

    quarter: Quarter
    scheme: SchemeFacts
    city: City
    columns: tuple[PointColumn, ...]
    ranking: tuple[Ranked, ...]
    late: tuple[Late, ...]
    demonstration: bool
    places_by: str = ""


@dataclass(frozen=True, kw_only=True)
class NoticeText:
    """The words of a notice as they stand; ``number`` is empty and ``signed_on`` None until it is issued."""

    organ: str
    number: str
    title: str
    addressees: str
    basis: str
    overall: str
    results: str
    problems: str
    demands: str
    signed_on: dt.date | None
    public: bool
    copies: str
    draft: bool
