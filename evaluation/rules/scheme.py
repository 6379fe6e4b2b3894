"""A scheme: who is judged by what, for how many points, and how ties, gaps and rounding are settled. Immutable."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from evaluation.rules.arithmetic import HUNDRED, ZERO, Rounding
from evaluation.rules.expression import Expression
from evaluation.rules.rule import InputKind, Rule
from evaluation.rules.toml_lines import Path


class Ties(StrEnum):
    """The place after a tie."""

    SKIP = "skip"
    DENSE = "dense"


class TiesBy(StrEnum):
    """What makes two units equal: the printed total, or the total before rounding."""

    SHOWN = "shown"
    UNROUNDED = "unrounded"


class Missing(StrEnum):
    """What becomes of a unit with an item that cannot be scored: no place until mended, or 0 points, said so."""

    UNRANKED = "unranked"
    ZERO = "zero"


class WhenNotApplicable(StrEnum):
    """What becomes of the weight of an item that does not apply: shared out in the group, among all, or left out."""

    SHARE_GROUP = "share_group"
    SHARE_ALL = "share_all"
    ZERO = "zero"


class SameMatter(StrEnum):
    """How often a matter counts among the bonus (or the deduction) items."""

    ONCE = "once"
    ONCE_PER_ITEM = "once_per_item"
    EACH = "each"


class Among(StrEnum):
    """With whom a unit is compared in an item: with all, or with those ranked in its own group."""

    ALL = "all"
    GROUP = "group"


PERIODS = {"Q": ("Q1", "Q2", "Q3", "Q4"), "H": ("H1", "H2"), "Y": ("Y",)}
"""The periods of a year by kind: quarters, half years, the year as a whole."""

PERIOD_TITLES = {
    "Q1": "第一季度",
    "Q2": "第二季度",
    "Q3": "第三季度",
    "Q4": "第四季度",
    "H1": "上半年",
    "H2": "下半年",
    "Y": "全年",
}

_QUARTER = "季度"


def named_together(periods: Sequence[str]) -> str:
    """Periods in a row, what they have in common said once: 第一、第三季度."""
    titles = [PERIOD_TITLES[one] for one in periods]
    common = _QUARTER if all(title.endswith(_QUARTER) for title in titles) else ""
    return "、".join(title.removesuffix(common) for title in titles) + common if titles else ""


def period_of(period: str) -> str:
    """Which part of its year a period is: Q2 of 2024Q2, Y of 2024; nothing for what is neither."""
    part = period[4:] or "Y"
    return part if period[:4].isascii() and period[:4].isdecimal() and part in PERIODS.get(part[0], ()) else ""


@dataclass(frozen=True)
class Item:
    """A scored item, or a group of items (`items` not empty, no rule). Weights by unit code or by `@set`.

    An item with both a rule and items is scored from what the items within it come to.

    `periods`: the parts of the year in which it is judged at all, every one where empty. `line`, `path`: where in
    the file it stands.
    """

    code: str
    title: str
    note: str = ""
    items: "tuple[Item, ...]" = ()
    rule: Rule | None = None
    weight: Decimal = ZERO
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    applies_to: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    among: Among = Among.ALL
    inputs: Mapping[str, Expression] = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    unit: str = ""
    line: int = 0
    path: Path = ()

    @property
    def is_group(self) -> bool:
        """Whether it only holds other items."""
        return self.rule is None

    @property
    def scored_by(self) -> Rule:
        """The rule of a scored item. Raises ValueError for a group."""
        if self.rule is None:
            raise ValueError(f"{self.code} is a group")
        return self.rule

    def takes(self, kind: InputKind) -> bool:
        """Whether its rule reads an input of that kind, such as raters' marks; a group takes none."""
        return self.rule is not None and any(one.kind is kind for one in self.rule.inputs)

    def leaves(self) -> "Iterator[Item]":
        """The items in it that add up, itself if it is one; not those within a composite item."""
        if self.is_group:
            for item in self.items:
                yield from item.leaves()
        else:
            yield self

    def scored(self) -> "Iterator[Item]":
        """Every item in it that has a rule."""
        return (one for one in self.everything() if not one.is_group)

    def in_period(self, part: str) -> "Item | None":
        """Itself with what is judged in that part of the year, None where nothing is."""
        if self.periods and part not in self.periods:
            return None
        inner = tuple(found for item in self.items if (found := item.in_period(part)))
        return replace(self, items=inner) if inner or not self.items else None

    def everything(self) -> "Iterator[Item]":
        """Itself and all items in it."""
        yield self
        for item in self.items:
            yield from item.everything()


@dataclass(frozen=True)
class Group:
    """Units that are ranked among themselves, named by code or by `@set`."""

    code: str
    title: str
    units: tuple[str, ...]
    line: int = 0
    path: Path = ()


@dataclass(frozen=True)
class Part:
    """The bonus or the deduction part: items, the most points in total (None: no cap), how often a matter counts."""

    items: tuple[Item, ...] = ()
    cap: Decimal | None = None
    same_matter: SameMatter = SameMatter.ONCE

    def in_period(self, part: str) -> "Part":
        """What is judged in that part of the year."""
        return replace(self, items=tuple(found for item in self.items if (found := item.in_period(part))))

    def leaves(self) -> Iterator[Item]:
        """The scored items of the part, in the order of the file."""
        for item in self.items:
            yield from item.leaves()


@dataclass(frozen=True)
class Scheme:
    """A whole scheme as written down in one TOML file (docs/schemes.md). `sha256` is that of the file's text.

    `shown_days`: for how many working days scores are shown to those judged before they are confirmed, 0 for not at
    all. `shown_again`: whether scores corrected after that are shown once more.
    """

    code: str
    title: str
    year: int
    version_note: str
    demonstration: bool
    items: tuple[Item, ...]
    bonus: Part = Part()
    deduction: Part = Part()
    gates: tuple[Item, ...] = ()
    full_marks: Decimal = HUNDRED
    rounding: Rounding = Rounding.HALF_UP
    places: int = 2
    ties: Ties = Ties.SKIP
    ties_by: TiesBy = TiesBy.SHOWN
    missing: Missing = Missing.UNRANKED
    not_applicable: WhenNotApplicable = WhenNotApplicable.SHARE_GROUP
    lowest_total: Decimal | None = ZERO
    shown_days: int = 0
    shown_again: bool = True
    units: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    text: str = ""
    sha256: str = ""

    def leaves(self) -> Iterator[Item]:
        """The scored items of the base part, in the order of the file."""
        for item in self.items:
            yield from item.leaves()

    def all_items(self) -> Iterator[Item]:
        """Every item and group, base, bonus, deduction and gates."""
        for item in (*self.items, *self.bonus.items, *self.deduction.items, *self.gates):
            yield from item.everything()

    def in_period(self, period: str) -> "Scheme":
        """The scheme with what is judged in that period, itself where that is the same in all."""
        if not any(item.periods for item in self.all_items()):
            return self
        part = period_of(period)
        items, gates = (
            tuple(found for item in listed if (found := item.in_period(part))) for listed in (self.items, self.gates)
        )
        bonus, deduction = self.bonus.in_period(part), self.deduction.in_period(part)
        return replace(self, items=items, bonus=bonus, deduction=deduction, gates=gates)

    def group_of(self, unit: str) -> Group | None:
        """The group in which the unit is ranked, None where all are ranked together."""
        return next((one for one in self.groups if self.belongs(unit=unit, names=one.units)), None)

    def groups_of(self, units: Iterable[str]) -> dict[str, str]:
        """The title of the group in which each unit is ranked, those that are ranked with all left out."""
        return {unit: group.title for unit in units if (group := self.group_of(unit))}

    def belongs(self, *, unit: str, names: tuple[str, ...]) -> bool:
        """Whether the unit is named, itself or by a `@set`."""
        found = self._members.get(names)
        if found is None:
            sets = (self.sets.get(name[1:], ()) for name in names if name.startswith("@"))
            found = self._members[names] = frozenset(names).union(*sets)
        return unit in found

    @cached_property
    def _members(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    def concerns(self, *, item: Item, unit: str) -> bool:
        """Whether the item is there at all for the unit."""
        return not item.applies_to or self.belongs(unit=unit, names=item.applies_to)

    def weights(self, *, items: Iterable[Item], unit: str) -> dict[str, Decimal]:
        """The weights for the unit of those scored items that concern it, by code."""
        concerned = [one for one in items if not one.applies_to or self.belongs(unit=unit, names=one.applies_to)]
        return {one.code: self._own_weight(one, unit) if one.weights else one.weight for one in concerned}

    def weight(self, *, item: Item, unit: str) -> Decimal:
        """The item's weight for the unit: its own, else its set's, else the item's; 0 where it is not concerned."""
        if not self.concerns(item=item, unit=unit):
            return ZERO
        if item.is_group:
            return sum((self.weight(item=one, unit=unit) for one in item.items), ZERO)
        return self._own_weight(item, unit)

    def _own_weight(self, item: Item, unit: str) -> Decimal:
        if unit in item.weights:
            return item.weights[unit]
        for name, weight in item.weights.items():
            if name.startswith("@") and unit in self.sets.get(name[1:], ()):
                return weight
        return item.weight
