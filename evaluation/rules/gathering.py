"""What one item needs for one unit, taken from the figures: values, peers, marks, and what is lacking."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from msgspec import Struct

from evaluation.rules.arithmetic import ZERO
from evaluation.rules.claims import Claim
from evaluation.rules.expression import (
    OF_PEERS,
    Expression,
    Leaf,
    Number,
    OfPeers,
    Operation,
    Reference,
    compute,
    in_words,
    over_peers,
    references,
)
from evaluation.rules.figures import DONE_READINGS, OWN, OWN_READINGS, READINGS, SOURCES, Figure, Figures, Unit
from evaluation.rules.peers import Peers
from evaluation.rules.rater import Mark
from evaluation.rules.result import Used
from evaluation.rules.rule import Input, InputKind
from evaluation.rules.scheme import Item
from evaluation.rules.wording import amount, equals

_OF_A_UNIT = (InputKind.FIGURE, InputKind.MARKS, InputKind.CLAIMS)
"""Inputs that are another for each unit."""


class Gathered(Struct, frozen=True):
    """The arguments for the rule, what they were taken from, steps before the rule's own, and what is in the way."""

    arguments: Mapping[str, object]
    used: tuple[Used, ...]
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    not_applicable: str = ""


def read(unit: Unit, reference: Reference) -> Decimal | None:
    """A unit's reading; None where there is none, or where it was not reported."""
    if reference.indicator == OWN:
        return _of_the_unit(unit, reference.reading)
    return _of_the_figure(unit.figures.get(reference.indicator), reference.reading)


def input_label(one: Input, expression: Expression | None) -> str:
    """What an input is called where it is read from that."""
    is_own = expression is None or (isinstance(expression, Reference) and expression.reading == one.reading)
    return one.label if is_own or not one.otherwise else one.otherwise


def reading_in_words(reference: Reference) -> str:
    """What the reading is called."""
    return OWN_READINGS[reference.reading] if reference.indicator == OWN else READINGS[reference.reading]


def _of_the_figure(figure: Figure | None, reading: str) -> Decimal | None:
    if figure is None or (not figure.reported and reading in DONE_READINGS):
        return None
    return figure.reading(reading)


def _of_the_unit(unit: Unit, reading: str) -> Decimal | None:
    if reading == "late":
        return Decimal(len(unit.late))
    return None if unit.previous_place is None else Decimal(unit.previous_place)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading that an item asks for: `at` which of its indicators, how it is taken, how it is named where used."""

    at: int
    label: str
    word: str
    indicator: str
    reading: str
    is_done: bool
    take: Callable[[Figure], Decimal | None]
    sources: Callable[[Figure], tuple[str, ...] | None]

    def of(self, unit: Unit, figure: Figure | None) -> Used:
        """The reading of that unit, with the references it came from."""
        if figure is None or self.indicator == OWN:
            value = _of_the_unit(unit, self.reading) if self.indicator == OWN else None
            return Used(self.label, value, self.word, self.indicator, self.reading)
        value = self.take(figure) if figure.reported or not self.is_done else None
        sources = self.sources(figure)
        named = figure.references if sources is None else sources
        return Used(self.label, value, self.word, self.indicator, self.reading, named)


class Reader:
    """Reads what one item needs; made once for an item and used for every unit."""

    def __init__(self, *, item: Item, figures: Figures, peer_units: Sequence[str]) -> None:
        self.item, self.rule, self.figures = item, item.scored_by, figures
        self.inputs = [one for one in self.rule.inputs if one.is_read(item.parameters)]
        self.takes_claims = any(one.kind is InputKind.CLAIMS for one in self.inputs)
        self.settings = {one.name: item.parameters[one.name] for one in self.rule.parameters if one.is_passed}
        self.tables = [
            name for name, value in self.settings.items() if isinstance(value, tuple) and any(_formulas(value))
        ]
        written = (*item.inputs.values(), *self._cells())
        self.may_lack = {
            (one.name, column.name) for one in self.rule.parameters for column in one.columns if column.may_lack
        }
        self.references = tuple(dict.fromkeys(ref for one in written for ref in references(one)))
        self.indicators = tuple(dict.fromkeys(one.indicator for one in self.references))
        self.readings = [self._reading(one) for one in self.references]
        self.plan = [self._planned(one) for one in self.inputs if one.kind in _OF_A_UNIT]
        self.unit_word = item.unit or next((self.word(one) for one in written), "")
        self.together = {
            one: _together(one.kind, self._peers(one.expression, peer_units))
            for each in written
            for one in over_peers(each)
        }
        self.peers = {
            one.name: self._peers(item.inputs[one.of], peer_units) for one in self.inputs if one.kind is InputKind.PEERS
        }
        self.labels = {one.name: input_label(one, item.inputs.get(one.name)) for one in self.inputs}
        self.given = {**self.settings, "unit": self.unit_word, **self.peers}
        if any(one.otherwise for one in self.inputs):
            called = {one.name: one.otherwise for one in self.inputs if self.labels[one.name] != one.label}
            self.given["called"] = called
        self.of_all = [
            *(Used(self._of_peers_in_words(one), value, self.word(one)) for one, value in self.together.items()),
            *(used for one in self.peers.values() for used in _of_peers(one, self.unit_word)),
        ]

    def gather(self, *, unit: Unit, claims: Sequence[Claim]) -> Gathered:
        """Everything the rule is called with for this unit, but for the weight."""
        figures = [unit.figures.get(code) for code in self.indicators]
        notes: tuple[str, ...] = ()
        for figure in figures:
            if figure is not None:
                if not figure.applicable:
                    return Gathered({}, (), not_applicable=f"「{self.name(self._excused(unit))}」不适用，本项不评价")
                notes += figure.notes
        used = [one.of(unit, figures[one.at]) for one in self.readings]
        arguments: dict[str, object] = self.given.copy()
        steps: list[str] = []
        lacking: list[str] = []
        for one, expression, at in self.plan:
            if at is not None:
                arguments[one.name] = value = used[at].value
                if value is None and expression is not None and not one.may_lack:
                    lacking += self._why(unit, expression, self.labels[one.name])
            elif one.kind is InputKind.FIGURE:
                arguments[one.name] = self._worked(unit, one, expression, steps, lacking)
            elif one.kind is InputKind.MARKS:
                arguments[one.name] = marks = self._marks(unit)
                used += [Used(f"评议打分 {m.rater}", m.value, "分", references=_named(m.reference)) for m in marks]
            else:
                arguments[one.name] = claims
                used += [Used(c.in_words(), c.points, "分", references=_named(c.reference)) for c in claims]
        for name in self.tables:
            arguments[name] = self._rows(unit, name, lacking)
        return Gathered(
            arguments, (*used, *self.of_all), tuple(steps), notes, tuple(dict.fromkeys(lacking)) if lacking else ()
        )

    def reads(self, indicator: str, *, own: bool) -> bool:
        """Whether it hangs on that indicator of the unit's own, or of those that the unit is compared with."""
        return indicator in self.indicators and (own or bool(self.peers or self.together))

    def name(self, indicator: str) -> str:
        """The indicator's name, or its code where the figures do not say."""
        fact = self.figures.indicators.get(indicator)
        return fact.name if fact else "" if indicator == OWN else indicator

    def word(self, expression: Expression) -> str:
        """The unit of an expression: of a difference of rates, percentage points; of a quotient, none."""
        if isinstance(expression, Number):
            return ""
        if isinstance(expression, Reference):
            fact = self.figures.indicators.get(expression.indicator)
            return fact.unit if fact else ""
        if isinstance(expression, OfPeers):
            return "" if expression.kind == "count" else self.word(expression.expression)
        left, right = self.word(expression.left), self.word(expression.right)
        if expression.sign == "/":
            return "" if left == right else left
        if expression.sign == "-" and left == right == "%":
            return "个百分点"
        return left or right

    def _reading(self, one: Reference) -> _Reading:
        at, label = self.indicators.index(one.indicator), f"{self.name(one.indicator)}{reading_in_words(one)}"
        take, sources = attrgetter(one.reading), attrgetter(SOURCES.get(one.reading, "references"))
        return _Reading(
            at, label, self.word(one), one.indicator, one.reading, one.reading in DONE_READINGS, take, sources
        )

    def _planned(self, one: Input) -> tuple[Input, Expression | None, int | None]:
        """An input, what it is read from, and which of the readings it is where it is simply one."""
        expression = self.item.inputs.get(one.name) if one.kind is InputKind.FIGURE else None
        return one, expression, self.references.index(expression) if isinstance(expression, Reference) else None

    def _cells(self) -> Iterator[Expression]:
        for value in self.item.parameters.values():
            if isinstance(value, tuple):
                yield from _formulas(value)

    def _peers(self, expression: Expression, units: Sequence[str]) -> Peers:
        everybody = [self.figures.units[code] for code in units]
        judged = [unit for unit in everybody if not self._excused(unit)]
        return Peers.of(self._compute(expression, unit) for unit in judged)

    def _compute(self, expression: Expression, unit: Unit) -> Decimal | None:
        return compute(expression, lambda leaf: self._read(unit, leaf))

    def _read(self, unit: Unit, leaf: Leaf) -> Decimal | None:
        return read(unit, leaf) if isinstance(leaf, Reference) else self.together[leaf]

    def _excused(self, unit: Unit) -> str:
        """The first indicator that does not apply to the unit."""
        for code in self.indicators:
            figure = unit.figures.get(code)
            if figure is not None and not figure.applicable:
                return code
        return ""

    def _marks(self, unit: Unit) -> list[Mark]:
        return sorted(unit.marks.get(self.item.code, ()), key=lambda one: (one.rater, one.value, one.reference))

    def _worked(
        self, unit: Unit, one: Input, expression: Expression | None, steps: list[str], lacking: list[str]
    ) -> Decimal | None:
        """What a number or a formula comes to; how is noted as a step, or what it lacks."""
        if expression is None:
            return None
        value = self._compute(expression, unit)
        if value is None and not one.may_lack:
            lacking += self._why(unit, expression, self.labels[one.name])
        if value is not None and isinstance(expression, Operation | OfPeers):
            shown = in_words(expression, lambda leaf: self._in_words(unit, leaf))
            sums = f" {equals(value, self.word(expression))}" if isinstance(expression, Operation) else ""
            steps.append(f"{self.labels[one.name]} = {shown}{sums}")
        return value

    def _rows(self, unit: Unit, name: str, lacking: list[str]) -> tuple[Mapping[str, object], ...]:
        return tuple(
            {
                key: self._cell(unit, row, cell, [] if (name, key) in self.may_lack else lacking)
                for key, cell in row.items()
            }
            for row in self.settings[name]
        )

    def _cell(self, unit: Unit, row: Mapping[str, object], cell: object, lacking: list[str]) -> object:
        if not isinstance(cell, (Number, Reference, Operation, OfPeers)):
            return cell
        value = self._compute(cell, unit)
        if value is None:
            lacking += self._why(unit, cell, str(row.get("label", "")))
        return value

    def _why(self, unit: Unit, expression: Expression, label: str) -> Iterator[str]:
        found = False
        for reference in references(expression):
            if read(unit, reference) is None:
                found = True
                named = "" if reference.indicator == OWN else f"「{self.name(reference.indicator)}」"
                what = f"{named}没有{reading_in_words(reference)}"
                yield f"{what}，{self.figures.absent}" if reference.reading in DONE_READINGS else what
        if not found:
            yield f"{label}的算式除数为 0"

    def _in_words(self, unit: Unit, leaf: Leaf) -> str:
        if isinstance(leaf, OfPeers):
            return self._of_peers_in_words(leaf)
        value = read(unit, leaf)
        fact = self.figures.indicators.get(leaf.indicator)
        shown = "" if value is None else f" {amount(value, fact.unit if fact else '')}"
        return f"{self._leaf_in_words(leaf)}{shown}"

    def _of_peers_in_words(self, leaf: OfPeers) -> str:
        inner = in_words(leaf.expression, self._leaf_in_words, within=True)
        value = self.together[leaf]
        shown = "" if value is None else f" {amount(value, self.word(leaf))}"
        return f"各单位{inner}的{OF_PEERS[leaf.kind]}{shown}"

    def _leaf_in_words(self, leaf: Leaf) -> str:
        return f"{self.name(leaf.indicator)}{reading_in_words(leaf)}" if isinstance(leaf, Reference) else ""


def _together(kind: str, peers: Peers) -> Decimal | None:
    """What the units that reported have together; None where there is no such thing of no units."""
    values = peers.values
    if kind == "count":
        return Decimal(len(values))
    if kind == "sum":
        return sum(values, ZERO)
    if not values:
        return None
    return {"min": peers.low, "max": peers.high}.get(kind) if kind != "mean" else sum(values, ZERO) / len(values)


def _of_peers(peers: Peers, word: str) -> list[Used]:
    return [Used("同类最低", peers.low, word), Used("同类最高", peers.high, word)] if peers.values else []


def _named(reference: str) -> tuple[str, ...]:
    return (reference,) if reference else ()


def _formulas(rows: tuple[object, ...]) -> Iterator[Expression]:
    for row in rows:
        for cell in row.values() if isinstance(row, Mapping) else ():
            if isinstance(cell, (Number, Reference, Operation, OfPeers)):
                yield cell
