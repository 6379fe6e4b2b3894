"""A trial: the same figures judged by two schemes, side by side. Nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

import msgspec

from evaluation.rules.arithmetic import ZERO
from evaluation.rules.figures import Figures
from evaluation.rules.result import Result, UnitResult
from evaluation.rules.scheme import Item, Scheme


@dataclass(frozen=True)
class Beside:
    """One unit by the old scheme and by the new one; None where that one does not judge it."""

    unit: str
    name: str
    old: UnitResult | None
    new: UnitResult | None

    @property
    def climbed(self) -> int | None:
        """Places gained (+) or lost (−) by the new scheme, None where one of them gives no place, or they are places
        in two groups."""
        if self.old is None or self.new is None or self.old.place is None or self.new.place is None:
            return None
        if self.old.group != self.new.group:
            return None
        return self.old.place - self.new.place

    @property
    def fallen(self) -> int:
        """Places lost."""
        return -(self.climbed or 0)

    @property
    def difference(self) -> Decimal | None:
        """How much more the new scheme gives, as printed."""
        return None if self.old is None or self.new is None else self.new.shown - self.old.shown


def side_by_side(old: Result | None, new: Result) -> list[Beside]:
    """Every unit, by its place in the new scheme."""
    before = {one.unit: one for one in old.units} if old else {}
    after = {one.unit: one for one in new.units}
    listed = [Beside(one.unit, one.name, before.get(one.unit), one) for one in new.ranking()]
    return listed + [Beside(code, one.name, one, None) for code, one in before.items() if code not in after]


def reweighted(scheme: Scheme, weights: Mapping[str, Decimal]) -> Scheme:
    """The scheme with other points for these items; points that differ from unit to unit change in proportion."""

    def item(one: Item) -> Item:
        inner = tuple(map(item, one.items)) if one.is_group else one.items
        weight = weights.get(one.code)
        if one.is_group or weight is None or weight == one.weight:
            return replace(one, items=inner, weight=ZERO if one.is_group else one.weight)
        own = {name: each * weight / one.weight for name, each in one.weights.items()} if one.weight else one.weights
        return replace(one, weight=weight, weights=own)

    return replace(scheme, items=tuple(map(item, scheme.items))) if weights else scheme


def fitting(figures: Figures, scheme: Scheme) -> Figures:
    """The figures without units, marks and entries that the scheme does not know, and without places among others: it
    is not the scheme they were for."""
    units = {code: unit for code, unit in figures.units.items() if not scheme.units or code in scheme.units}
    known = msgspec.structs.replace(figures, units=units).of_items({item.code for item in scheme.all_items()})
    return known.among(scheme.groups_of(units))
