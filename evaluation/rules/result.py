"""What an evaluation answers: lines, totals and places, each with its explanation; one value, one text."""

import hashlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from evaluation.rules.canonical import canonical

_NO_UNITS = "]}"
"""How a result without units ends: they are the last of its fields."""


class LineState(StrEnum):
    """How an item came out."""

    SCORED = "scored"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class UnitState(StrEnum):
    """Whether a unit has all it needs for a place."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    FAILED = "failed"
    """A gate is shut, and the scheme gives no place then."""


class LinePart(StrEnum):
    """Which part of the scheme a line belongs to."""

    BASE = "base"
    BONUS = "bonus"
    DEDUCTION = "deduction"
    GATE = "gate"


class Used(Struct, frozen=True, gc=False):
    """One input that went into a line, with the references (ledger entries, targets, marks, entries) it came from."""

    label: str
    value: Decimal | None
    unit: str = ""
    indicator: str = ""
    reading: str = ""
    references: tuple[str, ...] = ()


class Line(Struct, frozen=True, gc=False):
    """One unit's outcome in one item or group.

    `groups`: codes of the groups around it. `weight`: by the scheme; `full`: after sharing out what does not apply.
    `points`: not rounded; `shown`: rounded; both None while it cannot be scored. `reason`: why not, or why it does not
    apply. `working`: the explanation, a sentence a step. A gate has no points: it is told by its working, and where it
    is shut the reason says why.
    """

    item: str
    title: str
    part: LinePart
    groups: tuple[str, ...]
    is_group: bool
    weight: Decimal
    full: Decimal
    state: LineState
    points: Decimal | None
    shown: Decimal | None
    working: tuple[str, ...]
    reason: str = ""
    inputs: tuple[Used, ...] = ()

    @property
    def group(self) -> str:
        """The code of the group right around it, or nothing."""
        return self.groups[-1] if self.groups else ""


class UnitResult(Struct, frozen=True, omit_defaults=True):
    """One unit's lines, total and place. An incomplete unit has a total so far and no place.

    `movement`: places gained (+) or lost (−) since the run before, None without one. `notes`: what must be said beside
    the total, in Chinese. `group`: in which it is ranked, none where all are ranked together; what a scheme does not
    use is not written, so that what was kept before there was such a thing is still the same text.
    """

    unit: str
    name: str
    state: UnitState
    lines: tuple[Line, ...]
    base: Decimal
    bonus: Decimal
    deduction: Decimal
    total: Decimal
    shown: Decimal
    place: int | None
    tied: bool
    previous_place: int | None
    movement: int | None
    notes: tuple[str, ...]
    group: str = ""

    def line(self, item: str) -> Line | None:
        """The line of that item, or None."""
        return next((line for line in self.lines if line.item == item), None)


class Lines(Struct, frozen=True):
    """What the score sheet of a chain wants of its kept `UnitResult`."""

    lines: tuple[Line, ...]


class Heading(Struct, frozen=True, gc=False):
    """What the table of scores wants of a kept `Line`: all but its explanation."""

    item: str
    title: str
    part: LinePart
    groups: tuple[str, ...]
    is_group: bool
    full: Decimal
    state: LineState
    shown: Decimal | None
    reason: str = ""


class Headings(Struct, frozen=True):
    """What the table of scores wants of a kept `UnitResult`."""

    lines: tuple[Heading, ...]


class Kept(Struct, frozen=True):
    """What a page or a paper wants of a kept `Result` besides the rows: how it was rounded, whether it is for show, in
    which groups units are ranked."""

    places: int
    arithmetic: str
    demonstration: bool
    groups: tuple[str, ...] = ()


class Result(Struct, frozen=True, omit_defaults=True):
    """The whole answer. `arithmetic` says how it was rounded, for the annex; `groups` in which units are ranked."""

    scheme: str
    title: str
    scheme_sha256: str
    period: str
    demonstration: bool
    full_marks: Decimal
    places: int
    arithmetic: str
    units: tuple[UnitResult, ...]
    groups: tuple[str, ...] = ()

    def unit(self, code: str) -> UnitResult:
        """The result of that unit. Raises KeyError."""
        for one in self.units:
            if one.unit == code:
                return one
        raise KeyError(code)

    def ranking(self) -> tuple[UnitResult, ...]:
        """All units by place, group by group; those without one come last, in the scheme's order."""
        at = {group: number for number, group in enumerate(self.groups)}
        return tuple(sorted(self.units, key=lambda one: (at.get(one.group, 0), one.place is None, one.place or 0)))

    def to_json(self) -> str:
        """One text for one result: the same scheme and figures always give the same bytes."""
        return canonical(self)

    def parted(self) -> tuple[str, list[str]]:
        """What `to_json` writes in two parts: the result without its units, and each unit by itself."""
        return canonical(replace(self, units=())), [canonical(unit) for unit in self.units]


def digest(scheme: str, inputs: str, head: str, units: Iterable[str]) -> str:
    """The hash over everything a run was made from (the scheme by its own hash) and came to (as `parted` gave it)."""
    found = hashlib.sha256(f"{scheme}\n{inputs}\n".encode())
    for piece in _pieces(head, units):
        found.update(piece.encode())
    return found.hexdigest()


def together(head: str, units: Iterable[str]) -> str:
    """What `Result.to_json` wrote, from what `Result.parted` gave."""
    return "".join(_pieces(head, units))


def _pieces(head: str, units: Iterable[str]) -> Iterator[str]:
    yield head.removesuffix(_NO_UNITS)
    for number, unit in enumerate(units):
        if number:
            yield ","
        yield unit
    yield _NO_UNITS
