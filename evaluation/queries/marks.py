"""The raters' marks of a quarter, and those that the scheme in force has no place for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, QuerySet

from config.lib.periods import Quarter
from evaluation.models import Mark
from evaluation.queries.ratings import is_open, rating_of
from evaluation.queries.scheme_in_force import RatedItem, names_in
from offices.models import Organisation

Key = tuple[str, str, str]
"""Chain's code, item, rater."""


def marks_of(quarter: Quarter, organisation: Organisation | None = None) -> QuerySet[Mark]:
    """The marks of a quarter that an organisation gave from its seat, by chain, item and rater.

    Without one, those that the leading-group office entered.
    """
    marks = Mark.objects.filter(year=quarter.year, quarter=quarter.quarter, organisation=organisation)
    return marks.select_related("chain", "entered_by__person").order_by("chain__number", "item", "rater")


def marks_to_judge(quarter: Quarter) -> QuerySet[Mark]:
    """The marks of a quarter that a run reads: what the office entered and, once the marking is closed, the raters'."""
    marks = Mark.objects.filter(year=quarter.year, quarter=quarter.quarter)
    rating = rating_of(quarter)
    if rating is not None and is_open(rating):
        # Until the marking is closed nobody reads another's marks, out of the scores of a trial neither.
        marks = marks.filter(organisation=None)
    return marks.select_related("chain", "organisation", "entered_by__person").order_by(
        "chain__number", "item", "rater", F("organisation__code").asc(nulls_first=True)
    )


def cells_of(items: Collection[RatedItem]) -> Mapping[Key, RatedItem]:
    """Where a mark can stand: every chain that an item concerns, by every rater of the item."""
    return {(unit, item.code, rater): item for item in items for rater, _label in item.raters for unit in item.units}


@dataclass(frozen=True)
class Orphan:
    """A mark without a place, in words; ``hinders``: with it the item has no points, as it is of a rater whom the
    scheme does not name there. A mark of another item or chain is left aside."""

    mark: Mark
    item: str
    rater: str
    hinders: bool


def orphaned(marks: Iterable[Mark], items: Collection[RatedItem]) -> list[Mark]:
    """The marks whose item, rater or chain the scheme does not name: given by an earlier version of it."""
    cells = cells_of(items)
    return [mark for mark in marks if (mark.chain.code, mark.item, mark.rater) not in cells]


def in_words(orphans: Iterable[Mark], items: Collection[RatedItem]) -> list[Orphan]:
    """The same as a person reads them, by the names that the schemes of their year have or had for them."""
    listed = list(orphans)
    names = {quarter: names_in(*quarter) for quarter in {(mark.year, mark.quarter) for mark in listed}}
    rated = {(unit, item.code) for item in items if item.raters for unit in item.units}
    return [
        Orphan(
            mark=mark,
            item=names[mark.year, mark.quarter].items.get(mark.item, mark.item),
            rater=names[mark.year, mark.quarter].raters.get(mark.rater, mark.rater),
            hinders=(mark.chain.code, mark.item) in rated,
        )
        for mark in listed
    ]
