"""What a monthly report tells, of a chain or of the city: plain values. Only accepted figures count."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from config.lib.periods import Month, Quarter
from evaluation.rules.standings import City, Standing, Topic


@dataclass(frozen=True, kw_only=True)
class Course:
    """The share of the year's target reached by the end of each month of the year (a fraction), and what was due.

    None: a month that is not over, or for which something is missing.
    """

    topic: Topic
    shares: tuple[Decimal | None, ...]


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Where a chain stands in the latest published evaluation."""

    chain: str
    total: Decimal
    place: int | None
    tied: bool
    previous: int | None
    movement: int | None
    group: str = ""
    failed: bool = False


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """The latest published evaluation up to the month; ``judged`` in the order of places, group by group, or the one
    chain's alone. ``places_by``: the other scheme by which the places before were given, if it was another."""

    quarter: Quarter
    count: int
    places: int
    judged: tuple[Judged, ...]
    places_by: str = ""

    @property
    def compared_with(self) -> str:
        """The other scheme of the places before, where there is a movement to be said so of."""
        return self.places_by if any(one.movement is not None for one in self.judged) else ""

    @property
    def grouped(self) -> bool:
        """Whether chains are ranked in groups."""
        return any(one.group for one in self.judged)

    def placed(self) -> dict[str, list[Judged]]:
        """Those that have a place, by their group; under no name where all are ranked together."""
        found: dict[str, list[Judged]] = {}
        for one in self.judged:
            if one.place is not None:
                found.setdefault(one.group, []).append(one)
        return found


@dataclass(frozen=True, kw_only=True)
class ChainReportFacts:
    """A chain at the end of a month; ``accepted``: whether its ledger of the month is. ``words``: what is reported in
    words, by indicator. ``made_on``: the day whose accepted figures these are."""

    month: Month
    made_on: dt.date
    chain: str
    organ: str
    accepted: bool
    standings: tuple[Standing, ...]
    courses: tuple[Course, ...]
    words: tuple[tuple[str, str], ...]
    ranking: Ranking | None
    demonstration: bool


@dataclass(frozen=True, kw_only=True)
class CityReportFacts:
    """The city at the end of a month; ``waiting`` are the chains whose ledger of the month is not accepted.

    ``made_on``: the day whose accepted figures these are.
    """

    month: Month
    made_on: dt.date
    organ: str
    city: City
    waiting: tuple[str, ...]
    courses: tuple[Course, ...]
    ranking: Ranking | None
    demonstration: bool
