"""The marking by raters: who sits where, how far each is, and what of it anybody may see.

Until the marking is closed nobody sees another's marks: whoever reads marks given from a seat reads them here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Count, QuerySet

from config.lib import clock
from config.lib.periods import Quarter
from evaluation.models import Mark, Rating, RatingSeat, Scheme
from evaluation.queries.scheme_in_force import RatedItem, names_in, raters_of
from offices.enums import Right
from offices.models import Account
from offices.permissions import holds, standing_of
from offices.queries.organisations import staffed


@dataclass(frozen=True)
class SeatProgress:
    """A seat, how many of its marks are given, and whether anybody is there who could give them."""

    seat: RatingSeat
    label: str
    given: int
    of: int
    is_staffed: bool


def rating_of(quarter: Quarter) -> Rating | None:
    """The marking of a quarter, where the raters were asked for their marks."""
    found = Rating.objects.filter(year=quarter.year, quarter=quarter.quarter)
    return found.select_related("opened_by__person", "closed_by__person").first()


def is_open(rating: Rating) -> bool:
    """Whether raters still give marks: not closed, and the last day not over."""
    return rating.closed_at is None and clock.today() <= rating.due


def open_ratings() -> QuerySet[Rating]:
    """The markings that are going on."""
    return Rating.objects.filter(closed_at=None, due__gte=clock.today())


def seats_of(account: Account) -> list[RatingSeat]:
    """The seats of the organisations that the account holds a post of, in markings that are going on.

    One whose rater the scheme in force does not name any more has nothing to mark, and is left out.
    """
    own = [organisation.pk for organisation in standing_of(account).organisations]
    seats = RatingSeat.objects.filter(organisation__in=own, rating__in=open_ratings())
    ordered = seats.select_related("rating", "organisation").order_by("rating__due", "rater", "organisation__code")
    return [seat for seat, is_named in _named(ordered) if is_named]


def left_behind(scheme: Scheme) -> list[tuple[Rating, list[str]]]:
    """Markings that are going on in the quarters of a scheme, with those seated there whom it does not name."""
    found: dict[Rating, list[str]] = defaultdict(list)
    going_on = open_ratings().filter(year=scheme.year, quarter__gte=scheme.from_quarter)
    seats = RatingSeat.objects.filter(rating__in=going_on).select_related("rating", "organisation")
    for seat, is_named in _named(seats.order_by("rating__quarter", "organisation__code")):
        if not is_named:
            found[seat.rating].append(seat.organisation.name)
    return list(found.items())


def _named(seats: Iterable[RatingSeat]) -> Iterator[tuple[RatingSeat, bool]]:
    """Each seat, and whether the scheme in force for its quarter names its rater."""
    raters: dict[Quarter, frozenset[str]] = {}
    for seat in seats:
        quarter = seat.rating.period
        if quarter not in raters:
            raters[quarter] = raters_of(quarter.year, quarter.quarter)
        yield seat, seat.rater in raters[quarter]


def seat_marks(account: Account, rating: Rating) -> QuerySet[Mark]:
    """The marks given from seats that the account may see: the office's all once it is closed, else one's own."""
    marks = Mark.objects.filter(year=rating.year, quarter=rating.quarter, organisation__isnull=False)
    if not (holds(account, Right.EVALUATE) and not is_open(rating)):
        own = [organisation.pk for organisation in standing_of(account).organisations]
        marks = marks.filter(organisation__in=own)
    return marks.select_related("chain", "organisation", "entered_by__person").order_by(
        "chain__number", "item", "rater", "organisation__code"
    )


def items_of_seat(items: Collection[RatedItem], rater: str) -> list[RatedItem]:
    """The items that a rater marks, with no other rater in them."""
    narrowed = (replace(item, raters=tuple(one for one in item.raters if one[0] == rater)) for item in items)
    return [item for item in narrowed if item.raters]


def items_of_office(items: Collection[RatedItem], rating: Rating | None) -> list[RatedItem]:
    """The items with the raters whose marks the office enters: those that nobody sits for."""
    seated = set(rating.seats.values_list("rater", flat=True)) if rating else set()
    left = (replace(item, raters=tuple(one for one in item.raters if one[0] not in seated)) for item in items)
    return [item for item in left if item.raters]


def progress_of(rating: Rating, items: Collection[RatedItem]) -> list[SeatProgress]:
    """How far each seat is, in three statements; how many marks, and not which."""
    labels = names_in(rating.year, rating.quarter).raters
    wanted: dict[str, int] = defaultdict(int)
    for item in items:
        for code, _label in item.raters:
            wanted[code] += len(item.units)
    marks = Mark.objects.filter(year=rating.year, quarter=rating.quarter, organisation__isnull=False)
    rows = marks.order_by().values_list("rater", "organisation").annotate(Count("pk"))
    given = {(rater, organisation): count for rater, organisation, count in rows}
    present = set(staffed(clock.today()).filter(rating_seats__rating=rating).values_list("pk", flat=True))
    return [
        SeatProgress(
            seat=seat,
            label=labels.get(seat.rater, seat.rater),
            given=given.get((seat.rater, seat.organisation_id), 0),
            of=wanted[seat.rater],
            is_staffed=seat.organisation_id in present,
        )
        for seat in rating.seats.select_related("organisation").order_by("rater", "organisation__code")
    ]


def marked_centrally(quarter: Quarter, raters: Collection[str]) -> list[str]:
    """Of these raters those whose marks the office has entered already."""
    entered = Mark.objects.filter(year=quarter.year, quarter=quarter.quarter, organisation=None)
    return sorted(set(entered.filter(rater__in=raters).values_list("rater", flat=True)))
