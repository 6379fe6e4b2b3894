"""The same figures under other weights: every input is gathered and every rule asked once, then only what changes.

The points come from the rules themselves (those that scale say by how much), the totals and places from the evaluation
itself: what is told here is what a run with those weights would say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from evaluation.rules.arithmetic import ONE, WORKING, ZERO
from evaluation.rules.figures import Figure, Figures
from evaluation.rules.judging import Judged, judge_one, rejudged
from evaluation.rules.outcome import NotApplicable, Scored
from evaluation.rules.result import Result, UnitResult, UnitState
from evaluation.rules.scheme import Group, Scheme
from evaluation.rules.scoring import Evaluation, behind_gates, fitted
from evaluation.rules.sharing import full_weights

TENTH = Decimal("0.1")
MOST_JUDGEMENTS = 150_000
"""How many judgements of an item all that is asked of one weighing may take: two or three seconds of a processor. More
than 42 units and 40 items need, be they all compared with each other by what a unit would need, with one gate; or all
of different weights and scored by rules that do not scale, by what is asked of how firm they are."""


class TooMuch(Exception):
    """What is asked would take more judgements than are allowed."""


@dataclass(frozen=True)
class Swing:
    """One weight made lighter or heavier by a share of itself while the others make way: the place a unit has then."""

    item: str
    title: str
    share: Decimal
    place: int


@dataclass(frozen=True)
class Firmness:
    """How firm a unit's place is: the best and the worst it comes to, and what takes it there.

    `above`, `below`: the points that part it from the next one ahead and the next one behind, as printed; None at the
    ends.
    """

    unit: str
    place: int
    best: int
    worst: int
    swings: tuple[Swing, ...]
    above: Decimal | None
    below: Decimal | None

    @property
    def is_firm(self) -> bool:
        """Whether no single weight moves it."""
        return self.best == self.place == self.worst


class Weighing:
    """Judges figures by a scheme, and again under other weights. Raises FiguresError as `evaluate` does."""

    def __init__(self, *, scheme: Scheme, figures: Figures) -> None:
        with localcontext(WORKING):
            self.scheme, fitting = fitted(scheme=scheme, figures=figures)
            self.evaluation = Evaluation(self.scheme, fitting)
            self.result: Result = self.evaluation.result()
            self.judged = {unit: self.evaluation.judge(unit, self.evaluation.base[unit]) for unit in fitting.units}
            self.shut = {unit: self.evaluation.shut(unit) for unit in fitting.units}
        self.excused = {
            unit: {code for code, one in judged.items() if isinstance(one.outcome, NotApplicable)}
            for unit, judged in self.judged.items()
        }
        self.own = {one.unit: one for one in self.result.units}
        self._reading: dict[tuple[str, str], list[tuple[str, bool, int]]] = {}
        self._points: dict[tuple[str, str, Decimal, Decimal], Decimal] = {}
        self.judgements = 0

    def places(self, *, item: str, share: Decimal) -> dict[str, int]:
        """The places of all who have one, with the weight of that item heavier (lighter) by a share of itself.

        What it takes from a unit's other weights or leaves to them is theirs in proportion, so that full marks stay
        what they are: else a unit that alone has the item would be judged out of more than the others are. Raises
        TooMuch as `places_with` does.
        """
        with localcontext(WORKING):
            return self.evaluation.places({one.unit: self._total(one, item, share) for one in self._placed()})

    def places_with(self, *, unit: str, indicator: str, figure: Figure) -> dict[str, int]:
        """The places with another figure of one unit; only what reads the figure is judged again.

        Raises TooMuch once all that was asked has taken too many judgements.
        """
        with localcontext(WORKING):
            other = self.evaluation.with_figure(unit=unit, indicator=indicator, figure=figure)
            beside, compares = self._reads_beside(indicator)
            totals = {}
            for one in self.result.units:
                if compares or (beside and one.unit == unit):
                    again = self._whole(other, one.unit)
                    if again.state is UnitState.COMPLETE:
                        totals[one.unit] = again.total
                elif one.state is UnitState.COMPLETE:
                    points = one.base + self._difference(other, one.unit, indicator, own=one.unit == unit)
                    totals[one.unit] = behind_gates(other.total(points, one.bonus + one.deduction), self.shut[one.unit])
            return other.places(totals)

    def _reads_beside(self, indicator: str) -> tuple[bool, bool]:
        """Whether a bonus, a deduction or a gate reads the indicator, and whether one compares the units by it.

        There a difference of points does not do: what reads it is judged as a whole.
        """
        parts = (*self.scheme.bonus.leaves(), *self.scheme.deduction.leaves(), *self.scheme.gates)
        readers = [listed[one.code] for listed in self.evaluation.readers.values() for one in parts]
        own, compares = (any(one.reads(indicator, own=own) for one in readers) for own in (True, False))
        return own, compares

    def _whole(self, other: Evaluation, unit: str) -> UnitResult:
        """All of a unit judged again."""
        self._spend(len(other.base[unit]) + len(other.parts[unit]))
        return other.unit(unit)

    def _difference(self, other: Evaluation, unit: str, indicator: str, *, own: bool) -> Decimal:
        """What the other figure gives or takes in a unit's base part; its own figures touch it, or those it is compared
        with."""
        readers, judged, difference = other.readers[other.group[unit]], self.judged[unit], ZERO
        for code, compares, within in self._touched(other.group[unit], indicator):
            if code in judged and (own or compares):
                self._spend(within)
                held = judged[code]
                again = judge_one(held.item, other.base[unit], readers, other.figures.units[unit])
                difference += _points(rejudged(again, nominal=held.nominal, full=held.full)) - _points(held)
        return difference

    def _spend(self, judgements: int) -> None:
        """Count judgements before they are made; TooMuch where there would be too many."""
        if self.judgements + judgements > MOST_JUDGEMENTS:
            raise TooMuch
        self.judgements += judgements

    def _touched(self, group: Group | None, indicator: str) -> list[tuple[str, bool, int]]:
        """The items that read the indicator in that group, whether they compare the units by it, and how many
        judgements each takes."""
        key = (group.code if group else "", indicator)
        if key not in self._reading:
            readers = self.evaluation.readers[group]
            inner = {leaf.code: [readers[one.code] for one in leaf.scored()] for leaf in self.scheme.leaves()}
            self._reading[key] = [
                (code, any(one.reads(indicator, own=False) for one in within), len(within))
                for code, within in inner.items()
                if any(one.reads(indicator, own=True) for one in within)
            ]
        return self._reading[key]

    def firmness(self, share: Decimal = TENTH) -> list[Firmness]:
        """How firm every place is when each weight by itself is so much lighter or heavier, the first place first.

        Raises TooMuch where that would take too many judgements: of some of the weights it would say too little.
        """
        found: dict[str, list[Swing]] = {one.unit: [] for one in self._placed()}
        for item in self.scheme.leaves():
            for change in (-share, share):
                for unit, place in self.places(item=item.code, share=change).items():
                    found[unit].append(Swing(item.code, item.title, change, place))
        listed = sorted(self._placed(), key=lambda one: one.place or 0)
        return [self._firmness(one, found[one.unit]) for one in listed]

    def _firmness(self, one: UnitResult, swings: list[Swing]) -> Firmness:
        place = one.place or 0
        reached = [place, *(swing.place for swing in swings)]
        others = [other.shown for other in self._placed() if other.group == one.group]
        ahead = [shown - one.shown for shown in others if shown > one.shown]
        behind = [one.shown - shown for shown in others if shown < one.shown]
        return Firmness(
            unit=one.unit,
            place=place,
            best=min(reached),
            worst=max(reached),
            swings=tuple(swing for swing in swings if swing.place != place),
            above=min(ahead, default=None),
            below=min(behind, default=None),
        )

    def _placed(self) -> Iterator[UnitResult]:
        return (one for one in self.result.units if one.state is UnitState.COMPLETE)

    def _total(self, one: UnitResult, item: str, share: Decimal) -> Decimal:
        total = self.evaluation.total(self._base(one.unit, item, share), one.bonus + one.deduction)
        return behind_gates(total, self.shut[one.unit])

    def _base(self, unit: str, item: str, share: Decimal) -> Decimal:
        """The base part with that weight changed; what has no other to make way for it stays as it was."""
        judged = self.judged[unit]
        weights = _leaning({code: one.nominal for code, one in judged.items()}, item, share)
        if not weights:
            return self.own[unit].base
        full, excused = weights, self.excused[unit]
        if excused:
            full = full_weights(
                items=self.scheme.items, nominal=weights, excused=excused, how=self.scheme.not_applicable
            )
        return sum((self._of(unit, one, weights[code], full[code]) for code, one in judged.items()), ZERO)

    def _of(self, unit: str, one: Judged, nominal: Decimal, full: Decimal) -> Decimal:
        """The points of an item under that weight: in proportion where its rule scales, else asked of it, but once:
        many weights come out alike."""
        if one.item.scored_by.scales:
            return _points(one) * full / one.full if one.full else ZERO
        key = (unit, one.item.code, nominal, full)
        if key not in self._points:
            self._spend(1)
            self._points[key] = _points(rejudged(one, nominal=nominal, full=full))
        return self._points[key]


def _leaning(weights: Mapping[str, Decimal], item: str, share: Decimal) -> dict[str, Decimal]:
    """The weights of a unit, that of the item changed by the share and the others in proportion, of the same sum;
    nothing where there is no such weight, or no other."""
    own, full = weights.get(item, ZERO), sum(weights.values(), ZERO)
    if not own or own == full:
        return {}
    changed = min(own * (ONE + share), full)
    factor = (full - changed) / (full - own)
    return {code: changed if code == item else weight * factor for code, weight in weights.items()}


def _points(one: Judged) -> Decimal:
    return one.outcome.points if isinstance(one.outcome, Scored) else ZERO
