"""How chains stand on indicators at the end of a month, as notices and reports tell it: plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from config.lib.periods import Month
from dispatch.enums import Light
from dispatch.rules.measure import Measure
from dispatch.rules.progress import is_phased, progress, time_progress
from dispatch.rules.sums import total as add_up


@dataclass(frozen=True, kw_only=True)
class Topic:
    """An indicator as papers speak of it; ``own``: it is one chain's alone."""

    code: str
    name: str
    short_name: str
    group: str
    measure: Measure
    own: bool = False

    @property
    def unit(self) -> str:
        return self.measure.unit

    @property
    def heading(self) -> str:
        """The name with its unit, as heads of tables write it."""
        return f"{self.name}（{self.unit}）" if self.unit else self.name

    @property
    def places(self) -> int:
        return self.measure.decimals

    @property
    def summed(self) -> bool:
        """Whether the chains' figures add up to the city's: one chain's own indicator has nothing to be added to."""
        return self.measure.adds_up and not self.own

    @property
    def phased(self) -> bool:
        """Whether the year's target is due in step with time."""
        return is_phased(self.measure)

    @property
    def in_words(self) -> bool:
        return self.measure.in_words


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One chain on one indicator: ``value`` of the year so far, ``alone`` the month by itself, ``share`` a fraction of
    the year's target, ``lead`` in percentage points over what is due. None where there is nothing to tell."""

    topic: Topic
    chain: str
    value: Decimal | None
    target: Decimal | None
    time: Decimal
    share: Decimal | None
    lead: Decimal | None
    light: Light
    last_year: Decimal | None = None
    alone: Decimal | None = None

    @property
    def reached(self) -> bool:
        return self.lead is not None and self.lead >= 0


def standing(
    *,
    topic: Topic,
    chain: str,
    month: Month,
    value: Decimal | None,
    target: Decimal | None,
    last_year: Decimal | None = None,
    alone: Decimal | None = None,
) -> Standing:
    """How a figure of the year so far stands against the year's target at the end of a month."""
    found = progress(topic.measure, so_far=value, target=target, month=month)
    return Standing(
        topic=topic,
        chain=chain,
        value=value,
        target=target,
        time=found.time,
        share=found.share,
        lead=found.lead,
        light=found.light,
        last_year=last_year,
        alone=alone,
    )


@dataclass(frozen=True, kw_only=True)
class CityStanding:
    """All chains on one common indicator. ``total`` adds them up where the indicator allows it and every chain has
    reported: a missing figure is never zero, so that a sum with a gap is no sum."""

    topic: Topic
    chains: tuple[Standing, ...]
    total: Standing | None

    @property
    def unreported(self) -> tuple[str, ...]:
        return tuple(one.chain for one in self.chains if one.value is None)

    @property
    def compared(self) -> tuple[Standing, ...]:
        """The chains with a figure that can be held against a target."""
        return tuple(one for one in self.chains if one.lead is not None)

    @property
    def reached(self) -> tuple[Standing, ...]:
        return tuple(one for one in self.chains if one.reached)


def city_standing(*, topic: Topic, chains: Sequence[Standing], month: Month) -> CityStanding:
    """The chains together on one indicator; their targets add up as their figures do."""
    if not topic.summed or not chains:
        return CityStanding(topic=topic, chains=tuple(chains), total=None)
    total = standing(
        topic=topic,
        chain="",
        month=month,
        value=add_up(one.value for one in chains),
        target=add_up(one.target for one in chains),
        last_year=add_up(one.last_year for one in chains),
        alone=add_up(one.alone for one in chains),
    )
    return CityStanding(topic=topic, chains=tuple(chains), total=total)


@dataclass(frozen=True, kw_only=True)
class City:
    """The whole city at the end of a month: the names of its chains, the common indicators, the chains' own ones."""

    month: Month
    chains: tuple[str, ...]
    cities: tuple[CityStanding, ...]
    own: tuple[Standing, ...]

    @property
    def groups(self) -> tuple[tuple[str, tuple[CityStanding, ...]], ...]:
        """The common indicators by group, in their order."""
        names = dict.fromkeys(city.topic.group for city in self.cities)
        return tuple((name, tuple(city for city in self.cities if city.topic.group == name)) for name in names)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Every chain on every indicator, the common ones first."""
        return (*(one for city in self.cities for one in city.chains), *self.own)


def time_of(month: Month) -> Decimal:
    """The share of the year that is over at the end of a month."""
    return time_progress(Measure(), month)
