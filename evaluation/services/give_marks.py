from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib import clock
from config.lib.numbers import plain
from config.lib.periods import Quarter
from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.enums import Act
from evaluation.models import Mark, Rating, RatingSeat
from evaluation.queries.marks import Key, cells_of, marks_of
from evaluation.queries.ratings import is_open, items_of_office, items_of_seat, rating_of
from evaluation.queries.scheme_in_force import RatedItem
from evaluation.services.holding import hold_quarter
from offices.enums import Right
from offices.models import Account, Organisation
from offices.permissions import require, standing_of
from offices.services.trail import record

Marks = Mapping[Key, Decimal | None]
"""Marks by their cells; None is no mark."""


class MarksGiven(NamedTuple):
    """How many marks were ``entered`` where there was none, and how many were ``changed`` or taken back."""

    entered: int
    changed: int

    @property
    def sentence(self) -> str:
        if self.entered and self.changed:
            return _("%(entered)s marks were saved, %(changed)s were changed.") % self._asdict()
        if self.entered:
            return _("%(count)s marks were saved.") % {"count": self.entered}
        if self.changed:
            return _("%(count)s marks were changed.") % {"count": self.changed}
        return _("No mark was changed.")


class MarksMovedOn(SomebodyWasFaster):
    """``moved`` are the cells that somebody else marked meanwhile, as they are now; None where the mark is gone."""

    def __init__(self, sentence: str, moved: Mapping[Key, Mark | None]) -> None:
        super().__init__(sentence)
        self.moved = moved


@transaction.atomic
def give_marks(
    *,
    by: Account,
    quarter: Quarter,
    items: list[RatedItem],
    marks: Marks,
    seen: Marks,
    seat: RatingSeat | None = None,
) -> MarksGiven:
    """Keep the raters' marks of a quarter, all or none; None takes a mark back. Returns how many were new or changed.

    From a ``seat`` an organisation gives its own marks while the marking is open; without one the leading-group office
    enters those of raters whom nobody sits for.

    ``seen`` is what stood in each cell when the marks were given: what does not differ from it is left as it is,
    whatever it is by now. Refused for a mark outside 0 to the item's full mark, and for a mark on an item or by a rater
    that the scheme does not name (one that is there can be taken back); MarksMovedOn where somebody else changed a cell
    meanwhile.
    """
    if seat is None:
        require(by, Right.EVALUATE)
    else:
        _require_seat(by, seat, quarter)
    hold_quarter(quarter)
    if seat is None:
        items = items_of_office(items, rating_of(quarter))
    else:
        _require_open(seat)
        items = items_of_seat(items, seat.rater)
    organisation = seat.organisation if seat else None
    touched = {key: value for key, value in marks.items() if value != seen.get(key)}
    _require_possible(touched, cells_of(items))
    kept = {(mark.chain.code, mark.item, mark.rater): mark for mark in marks_of(quarter, organisation)}
    changes = {key: value for key, value in touched.items() if value != _value(kept.get(key))}
    moved = {key: kept.get(key) for key in changes if _value(kept.get(key)) != seen.get(key)}
    if moved:
        raise MarksMovedOn(
            _("Somebody was faster, nothing was saved. Below each mark that differs stands the one there is now."),
            moved,
        )
    if changes:
        _write(by=by, quarter=quarter, kept=kept, changes=changes, organisation=organisation)
    entered = sum(key not in kept for key in changes)
    return MarksGiven(entered=entered, changed=len(changes) - entered)


def _require_possible(marks: Marks, allowed: Mapping[Key, RatedItem]) -> None:
    for key, value in marks.items():
        item = allowed.get(key)
        if value is None:
            continue
        if item is None:
            raise Refused(_("The scheme has no such item, rater or chain. Reload the page."))
        if not 0 <= value <= item.full:
            raise Refused(
                _("%(item)s: a mark lies between 0 and %(full)s, not %(mark)s.")
                % {"item": item.title, "full": plain(item.full), "mark": plain(value)}
            )


def _require_seat(by: Account, seat: RatingSeat, quarter: Quarter) -> None:
    if seat.organisation not in standing_of(by).organisations or seat.rating.period != quarter:
        raise PermissionDenied(_("You hold no post of the organisation that marks here."))


def _require_open(seat: RatingSeat) -> None:
    if not is_open(Rating.objects.get(pk=seat.rating_id)):
        raise Refused(_("The marking is closed, nothing was saved. If a mark is to be mended, ask the office."))


def _write(
    *,
    by: Account,
    quarter: Quarter,
    kept: Mapping[Key, Mark],
    changes: Marks,
    organisation: Organisation | None,
) -> None:
    chains = {chain.code: chain for chain in Chain.objects.all()}
    at = clock.now()
    written = [
        Mark(
            year=quarter.year,
            quarter=quarter.quarter,
            chain=chains[chain],
            item=item,
            rater=rater,
            organisation=organisation,
            value=value,
            entered_by=by,
            entered_at=at,
        )
        for (chain, item, rater), value in changes.items()
        if value is not None
    ]
    gone = [kept[key] for key, value in changes.items() if value is None]
    Mark.objects.filter(pk__in=[mark.pk for mark in gone]).delete()
    Mark.objects.bulk_create(
        written,
        update_conflicts=True,
        unique_fields=["year", "quarter", "chain", "item", "rater", "organisation"],
        update_fields=["value", "entered_by", "entered_at"],
    )
    record(
        by=by,
        act=Act.MARKS_GIVE,
        on=[*written, *gone][0],
        label=f"{quarter.label} {organisation.name}" if organisation else quarter.label,
        before={"/".join(key): _plain(_value(kept.get(key))) for key in changes},
        after={"/".join(key): _plain(value) for key, value in changes.items()},
    )


def _value(mark: Mark | None) -> Decimal | None:
    return mark.value if mark else None


def _plain(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
