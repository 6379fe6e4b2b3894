"""What a unit would need to climb a place: for each of its figures, how far it alone would have to go.

Every answer is tried out with the rules themselves, the other units' figures as they are; where a unit is compared with
others, its own new figure counts among them. Items that ask for the same figure share one answer, and the looking ends
where it would take too many judgements.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from msgspec.structs import replace

from evaluation.rules.arithmetic import ONE, WORKING, ZERO
from evaluation.rules.figures import DONE_READINGS, Figure
from evaluation.rules.outcome import Scored
from evaluation.rules.result import UnitState
from evaluation.rules.scheme import Item
from evaluation.rules.weighing import TooMuch, Weighing

HALVINGS = 12
"""Enough to find a figure to a four-thousandth of the span it is looked for in."""
NOWHERE = 10**9
"""The place of a unit that a figure would keep out of the ranking: behind all."""
PLACES = Decimal("0.01")
"""What is told of a figure whose indicator does not say with how many decimal places it is reported."""


@dataclass(frozen=True)
class Way:
    """One item with what is still to be had in it, and the figure that would lift the unit a place, if any does.

    `room`: the points between what it has and its weight, never less than 0. `now`, `needed`: of the indicator's
    reading; `needed` is None where the figure alone does not lift it, or cannot be asked (marks, entries, formulas):
    `short` then says how many points more would do, where there is room for so many. `unknown`: nobody looked, or not
    to the end, for it would have taken too many judgements.
    """

    item: str
    title: str
    points: Decimal
    full: Decimal
    indicator: str = ""
    now: Decimal | None = None
    needed: Decimal | None = None
    short: Decimal | None = None
    place: int | None = None
    unknown: bool = False

    @property
    def room(self) -> Decimal:
        """The points still to be had."""
        return max(ZERO, self.full - self.points)

    @property
    def more(self) -> Decimal | None:
        """By how much the figure would have to change."""
        return None if self.needed is None or self.now is None else self.needed - self.now


def ways(weighing: Weighing, unit: str) -> list[Way]:
    """Every item of the unit with what it would take, the shortest way first; nothing for a unit without a place."""
    own = weighing.own[unit]
    if own.state is not UnitState.COMPLETE or own.place is None:
        return []
    climb = _Climb(weighing, unit, own.place)
    with localcontext(WORKING):
        return sorted(climb.ways(), key=_effort)


def _effort(way: Way) -> tuple[bool, Decimal]:
    if way.more is None:
        return True, -way.room
    return False, abs(way.more) / max(abs(way.now or ZERO), ONE)


class _Climb:
    def __init__(self, weighing: Weighing, unit: str, place: int) -> None:
        self.weighing, self.unit, self.place = weighing, unit, place
        self.evaluation = weighing.evaluation
        self.judged = weighing.judged[unit]
        self.found: dict[str, _Lift | None] = {}
        self.is_over = False
        self.next = self._next()

    def ways(self) -> Iterator[Way]:
        for code, judged in self.judged.items():
            if not isinstance(judged.outcome, Scored):
                continue
            way = Way(code, judged.item.title, judged.outcome.points, judged.full)
            asked = self._asked(judged.item) if self.place > 1 else None
            yield self._with(way, *asked) if asked else self._by_points(way)

    def _asked(self, item: Item) -> tuple[str, Figure] | None:
        """The one indicator whose reported reading the item asks for, and the unit's figure of it."""
        reader = self.evaluation.readers[self.evaluation.group[self.unit]][item.code]
        done = {one.indicator for one in reader.references if one.reading in DONE_READINGS}
        if len(done) != 1:
            return None
        indicator = done.pop()
        figure = self.evaluation.figures.units[self.unit].figures.get(indicator)
        if figure is None or not figure.reported or figure.reading("actual") is None:
            return None
        return indicator, figure

    def _by_points(self, way: Way) -> Way:
        """The way with the points that part the unit from the next place, where the item has room for them."""
        if self.next is None or way.room < self.next.short:
            return way
        return dataclasses.replace(way, short=self.next.short, place=self.next.place)

    def _next(self) -> "_Next | None":
        """The next place; none to be had for points by the first, and by one whose total a gate holds down."""
        if self.weighing.shut[self.unit]:
            return None
        group = self.evaluation.group
        above = [
            (one.total, one.place)
            for one in self.weighing.own.values()
            if one.place is not None and one.place < self.place and group[one.unit] is group[self.unit]
        ]
        if not above:
            return None
        total, place = min(above)
        step = ONE.scaleb(-self.evaluation.scheme.places)
        gap = (total - self.weighing.own[self.unit].total).quantize(step, ROUND_FLOOR, WORKING)
        return _Next(gap + step, place)

    def _with(self, way: Way, indicator: str, figure: Figure) -> Way:
        """The way with what its figure would have to be, which is looked for once however many items ask for it."""
        now = figure.reading("actual") or ZERO
        way = dataclasses.replace(way, indicator=indicator, now=now)
        if indicator not in self.found and not self.is_over:
            try:
                self.found[indicator] = self._lift(indicator, figure, now)
            except TooMuch:
                self.is_over = True
        if indicator not in self.found:
            return dataclasses.replace(way, unknown=True)
        lift = self.found[indicator]
        return dataclasses.replace(way, needed=lift.needed, place=lift.place) if lift else way

    def _lift(self, indicator: str, figure: Figure, now: Decimal) -> "_Lift | None":
        span = self._span(indicator, figure, now)
        for far in (now + span, now - span):
            if self._place(indicator, figure, far) < self.place:
                return self._nearest(indicator, figure, now, far)
        return None

    def _span(self, indicator: str, figure: Figure, now: Decimal) -> Decimal:
        """How far a figure is looked for: as far as the best of all, the target twice over, or its own size."""
        others = (one.figures.get(indicator) for one in self.evaluation.figures.units.values())
        seen = [value for one in others if one and (value := one.reading("actual")) is not None]
        goals = [goal * 2 for goal in (figure.target, figure.target_to_date) if goal]
        return max(abs(value - now) for value in (*seen, *goals, now * 2, ONE + now))

    def _nearest(self, indicator: str, figure: Figure, now: Decimal, far: Decimal) -> "_Lift":
        near = now
        for _ in range(HALVINGS):
            middle = (near + far) / 2
            if self._place(indicator, figure, middle) < self.place:
                far = middle
            else:
                near = middle
        rounding = ROUND_CEILING if far > now else ROUND_FLOOR
        fact = self.evaluation.figures.indicators.get(indicator)
        step = ONE.scaleb(-fact.measure.decimals) if fact else PLACES
        needed = far.quantize(step, rounding=rounding, context=WORKING)
        place = self._place(indicator, figure, needed)
        return _Lift(needed, place) if place < self.place else _Lift(far, self._place(indicator, figure, far))

    def _place(self, indicator: str, figure: Figure, value: Decimal) -> int:
        changed = replace(figure, **{"value" if figure.cumulative is None else "cumulative": value})
        places = self.weighing.places_with(unit=self.unit, indicator=indicator, figure=changed)
        return places.get(self.unit, NOWHERE)


@dataclass(frozen=True)
class _Lift:
    """The figure that lifts the unit, and the place it comes to."""

    needed: Decimal
    place: int


@dataclass(frozen=True)
class _Next:
    """The place above the unit's, and the fewest printed points that bring it there."""

    short: Decimal
    place: int
