"""A trial: the same figures judged by two schemes, side by side. Nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

import msgspec

from evaluation.rules.arithmetic import ZERO
from evaluation.rules.figures import Figures
from evaluation.rules.rater import Mark
from evaluation.rules.result import Result, UnitResult
from evaluation.rules.rule import InputKind
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


def with_full_marks(figures: Figures, scheme: Scheme) -> tuple[Figures, tuple[str, ...]]:
    """The figures with full marks from all raters, in the items of which nobody has marked any unit; and these items.

    Raters mark once a scheme is adopted. One mark for all leaves open what they will say, and lets the rest be tried.
    """
    unmarked = [item for item in scheme.all_items() if item.takes(InputKind.MARKS) and not _is_marked(item, figures)]
    given = {
        item.code: tuple(
            Mark(rater["code"], item.parameters["full"]) for rater in item.parameters["raters"] or ({"code": ""},)
        )
        for item in unmarked
    }
    units = {code: msgspec.structs.replace(unit, marks={**unit.marks, **given}) for code, unit in figures.units.items()}
    return msgspec.structs.replace(figures, units=units), tuple(item.title for item in unmarked)


def _is_marked(item: Item, figures: Figures) -> bool:
    """Whether a rater whom the item names has marked any unit."""
    raters = {rater["code"] for rater in item.parameters["raters"]}
    marks = (mark for unit in figures.units.values() for mark in unit.marks.get(item.code, ()))
    return any(not raters or mark.rater in raters for mark in marks)
