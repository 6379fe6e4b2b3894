"""Evaluate figures by a scheme: outcomes item by item, sums, totals rounded once, places, movement (domain.md §3)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from decimal import Decimal, localcontext

from msgspec.structs import replace

from evaluation.rules.arithmetic import WORKING, ZERO, Rounding, rounded, settle
from evaluation.rules.figures import Figure, Figures, Unit
from evaluation.rules.gathering import Reader
from evaluation.rules.judging import Judged, judge_base, judge_gates, judge_part
from evaluation.rules.lines import Sheet, rounding_in_words
from evaluation.rules.outcome import Shut
from evaluation.rules.ranking import movement, places
from evaluation.rules.result import Line, LinePart, LineState, Result, UnitResult, UnitState
from evaluation.rules.scheme import Among, Group, Item, Missing, Part, Scheme, TiesBy
from evaluation.rules.wording import plain, points

ON_ROUNDING = "各项得分分别取舍后相加"
ON_GROUP = "」组内排名"


class FiguresError(ValueError):
    """Figures that do not fit the scheme; the message says what to do, in Chinese."""


def evaluate(*, scheme: Scheme, figures: Figures) -> Result:
    """Score every unit by every item that concerns it.

    The same scheme and figures always give the same result, to the byte of `Result.to_json()`; the order in which
    units, marks and entries come does not matter. A unit that the scheme names but the figures lack has everything
    missing. Raises FiguresError for units or entries that the scheme does not know.
    """
    scheme, figures = fitted(scheme=scheme, figures=figures)
    with localcontext(WORKING):
        return Evaluation(scheme, figures).result()


def fitted(*, scheme: Scheme, figures: Figures) -> tuple[Scheme, Figures]:
    """What is judged in the figures' period, of every unit that the scheme names. Raises FiguresError."""
    figures = _completed(scheme, figures)
    scheme = scheme.in_period(figures.period)
    if not any(scheme.leaves()):
        raise FiguresError(f"办法中没有「{figures.period}」要评的项目；请核对时期，或在办法里写明该时期评什么")
    return scheme, figures


def _completed(scheme: Scheme, figures: Figures) -> Figures:
    items = {item.code for item in scheme.all_items()}
    for code, unit in figures.units.items():
        if scheme.units and code not in scheme.units:
            raise FiguresError(f"办法的评价对象中没有「{unit.name}」（{code}）；请核对代码，或在办法的 [units] 里补上")
        for name in (*unit.marks, *(one.item for one in unit.adjustments)):
            if name not in items:
                raise FiguresError(f"「{unit.name}」有项目「{name}」的打分或加减分，但办法中没有这个项目；请核对代码")
    order = list(scheme.units) or sorted(figures.units)
    units = {code: figures.units.get(code) or Unit(name=scheme.units[code]) for code in order}
    return replace(figures, units=units)


class Evaluation:
    """One evaluation under way: the weights of every unit and the readers of every item, made once."""

    def __init__(self, scheme: Scheme, figures: Figures) -> None:
        self.scheme, self.figures = scheme, figures
        self.group = {unit: scheme.group_of(unit) for unit in figures.units}
        self.members: dict[Group | None, list[str]] = defaultdict(list)
        for unit, group in self.group.items():
            self.members[group].append(unit)
        self.leaves = tuple(scheme.leaves())
        base = [one for item in scheme.items for one in item.scored()]
        parts = [*scheme.bonus.leaves(), *scheme.deduction.leaves(), *scheme.gates]
        self.base = {unit: scheme.weights(items=base, unit=unit) for unit in figures.units}
        self.parts = {unit: scheme.weights(items=parts, unit=unit) for unit in figures.units}
        listed = [*((leaf, self.base) for leaf in base), *((leaf, self.parts) for leaf in parts)]
        readers = {leaf.code: self._reader(leaf, weights) for leaf, weights in listed}
        within = [(leaf, weights) for leaf, weights in listed if leaf.among is Among.GROUP]
        self.readers: dict[Group | None, dict[str, Reader]] = {
            group: {
                **readers,
                **{leaf.code: self._reader(leaf, weights, group) for leaf, weights in within},
            }
            for group in self.members
        }

    def _reader(self, leaf: Item, weights: Mapping[str, Mapping[str, Decimal]], group: Group | None = None) -> Reader:
        """Peers are the units that the item concerns, without those for whom it weighs nothing in the base part; where
        a group is given, those in it."""
        weightless = weights is self.parts
        units = self.figures.units if group is None else self.members[group]
        peers = [unit for unit in units if leaf.code in weights[unit] and (weightless or weights[unit][leaf.code])]
        return Reader(item=leaf, figures=self.figures, peer_units=peers)

    def with_figure(self, *, unit: str, indicator: str, figure: Figure) -> "Evaluation":
        """The same evaluation but for one figure of one unit: only what reads the indicator is read again."""
        own = self.figures.units[unit]
        changed = replace(own, figures={**own.figures, indicator: figure})
        other = copy(self)
        other.figures = replace(self.figures, units={**self.figures.units, unit: changed})
        other.readers = {
            group: {
                code: other._reader_again(reader, group) if indicator in reader.indicators else reader
                for code, reader in readers.items()
            }
            for group, readers in self.readers.items()
        }
        return other

    def _reader_again(self, reader: Reader, group: Group | None) -> Reader:
        leaf = reader.item
        weights = self.base if any(leaf.code in found for found in self.base.values()) else self.parts
        return self._reader(leaf, weights, group if leaf.among is Among.GROUP else None)

    def places(self, totals: Mapping[str, Decimal]) -> dict[str, int]:
        """The place of every unit that has a total (unrounded), each in its group."""
        scheme = self.scheme
        if scheme.ties_by is TiesBy.SHOWN:
            totals = {unit: self.shown(total) for unit, total in totals.items()}
        found: dict[str, int] = {}
        for members in self.members.values():
            within = {unit: totals[unit] for unit in members if unit in totals}
            found |= places(totals=within, ties=scheme.ties)
        return found

    def shown(self, total: Decimal) -> Decimal:
        """A total as it is printed."""
        return rounded(total, places=self.scheme.places, mode=self.scheme.rounding)

    def total(self, base: Decimal, others: Decimal) -> Decimal:
        """The total from the base part and what the others add or take, no lower than the scheme's lowest."""
        total, lowest = settle(base + others), self.scheme.lowest_total
        return total if lowest is None else max(total, lowest)

    def judge(self, unit: str, weights: Mapping[str, Decimal]) -> dict[str, Judged]:
        """The base items of a unit under these weights."""
        return judge_base(
            items=self.scheme.items,
            leaves=self.leaves,
            nominal=weights,
            readers=self._readers(unit),
            unit=self.figures.units[unit],
            how=self.scheme.not_applicable,
        )

    def shut(self, unit: str) -> list[Item]:
        """The gates that are shut for a unit."""
        gates = self._gates(unit)
        return [one.item for one in gates.values() if isinstance(one.outcome, Shut)]

    def _gates(self, unit: str) -> dict[str, Judged]:
        gates = [gate for gate in self.scheme.gates if gate.code in self.parts[unit]]
        return judge_gates(gates=gates, readers=self._readers(unit), unit=self.figures.units[unit])

    def result(self) -> Result:
        scheme = self.scheme
        judged = [self.unit(code) for code in self.figures.units]
        found = self.places({one.unit: one.total for one in judged if one.state is UnitState.COMPLETE})
        shared = Counter((self.group[unit], place) for unit, place in found.items())
        return Result(
            scheme=scheme.code,
            title=scheme.title,
            scheme_sha256=scheme.sha256,
            period=self.figures.period,
            demonstration=scheme.demonstration or self.figures.demonstration,
            full_marks=scheme.full_marks,
            places=scheme.places,
            arithmetic=(
                f"各项得分按未取舍的数计算，最后一次按{rounding_in_words(scheme.rounding, scheme.places)}；"
                "总分由未取舍的各项得分相加后取舍。"
            ),
            units=tuple(self._placed(one, found, shared) for one in judged),
            groups=tuple(group.title for group in scheme.groups),
        )

    def _placed(
        self, one: UnitResult, found: Mapping[str, int], shared: Counter[tuple[Group | None, int]]
    ) -> UnitResult:
        place, group = found.get(one.unit), self.group[one.unit]
        return replace(
            one,
            place=place,
            tied=place is not None and shared[group, place] > 1,
            movement=movement(place=place, previous=one.previous_place),
            group=group.title if group else "",
            notes=((f"在「{group.title}{ON_GROUP}",) if group else ()) + one.notes,
        )

    def unit(self, code: str) -> UnitResult:
        """All of one unit, but for its place."""
        scheme, unit = self.scheme, self.figures.units[code]
        judged = self.judge(code, self.base[code])
        sheet = Sheet(scheme=scheme, part=LinePart.BASE, judged=judged)
        own = sheet.lines(scheme.items)
        bonus = self._part(code, unit, scheme.bonus, LinePart.BONUS, "加分")
        deduction = self._part(code, unit, scheme.deduction, LinePart.DEDUCTION, "扣分")
        verdicts = self._gates(code)
        told = Sheet(scheme=scheme, part=LinePart.GATE, judged=verdicts).gates()
        shut = [one.item for one in verdicts.values() if isinstance(one.outcome, Shut)]
        return self._totalled(code, unit, sheet.total(scheme.items), own, bonus, deduction, told, shut)

    def _readers(self, code: str) -> Mapping[str, Reader]:
        return self.readers[self.group[code]]

    def _part(self, code: str, unit: Unit, part: Part, kind: LinePart, title: str) -> list[Line]:
        judged = judge_part(part=part, weights=self.parts[code], readers=self._readers(code), unit=unit)
        if not judged:
            return []
        sheet = Sheet(scheme=self.scheme, part=kind, judged=judged)
        own = sheet.lines(part.items, (kind.value,))
        return [sheet.part_line(title=title, cap=part.cap, items=part.items, own=own), *own]

    def _totalled(
        self,
        code: str,
        unit: Unit,
        base: Decimal,
        own: Sequence[Line],
        bonus: Sequence[Line],
        deduction: Sequence[Line],
        told: Sequence[Line],
        shut: Sequence[Item],
    ) -> UnitResult:
        """The unit's points in the base part with its lines there, then those of the other parts and of the gates."""
        scheme, gained, lost = self.scheme, _points(bonus), _points(deduction)
        total = settle(base + gained + lost)
        held = behind_gates(self.total(base, gained + lost), shut)
        shown = self.shown(held)
        items = [line for line in own if not line.is_group]
        lacking = _missing((*items, *bonus[1:], *deduction[1:]))
        undecided = _missing(told)
        scored = any(line.points is not None for line in items)
        complete = scored and not undecided and (not lacking or scheme.missing is Missing.ZERO)
        state = UnitState.COMPLETE if complete else UnitState.INCOMPLETE
        return UnitResult(
            unit=code,
            name=unit.name,
            state=UnitState.FAILED if takes_no_place(shut) else state,
            lines=(*own, *bonus, *deduction, *told),
            base=settle(base),
            bonus=gained,
            deduction=lost,
            total=held,
            shown=shown,
            place=None,
            tied=False,
            previous_place=unit.previous_place,
            movement=None,
            notes=(
                *_on_missing(lacking, complete=scheme.missing is Missing.ZERO and scored),
                *(f"「{title}」缺数，不能判定，暂不排名" for title in undecided),
                *_on_full_marks(items, full_marks=scheme.full_marks),
                *(
                    _on_gates(told, shut)
                    if shut
                    else _on_total((*items, *bonus[:1], *deduction[:1]), total=total, held=held, shown=shown)
                ),
            ),
        )


def behind_gates(total: Decimal, shut: Sequence[Item]) -> Decimal:
    """The total as the gates that are shut leave it."""
    for gate in shut:
        if gate.parameters["effect"] == "zero":
            return ZERO
    caps = [gate.parameters["most"] for gate in shut if gate.parameters["effect"] == "cap"]
    return min([total, *caps])


def takes_no_place(shut: Sequence[Item]) -> bool:
    """Whether one of the gates that are shut keeps the unit out of the ranking."""
    return any(gate.parameters["effect"] == "unranked" for gate in shut)


def _on_gates(told: Sequence[Line], shut: Sequence[Item]) -> Iterator[str]:
    """Why each gate is shut, and what comes of it."""
    reasons = {line.item: line.reason for line in told}
    for gate in shut:
        most = gate.parameters["most"]
        words = {"zero": "总分计 0 分", "unranked": "不达标，不参加排名"}
        effect = words.get(gate.parameters["effect"]) or f"总分不超过 {points(most)}"
        yield f"「{gate.title}」：{reasons[gate.code]}，按办法{effect}"


def _missing(lines: Sequence[Line]) -> list[str]:
    """The titles of items without points that should have some."""
    missing = LineState.MISSING
    return [line.title for line in lines if line.state is missing and not line.is_group]


def _points(part: Sequence[Line]) -> Decimal:
    """What a part comes to: its first line says."""
    return part[0].points or ZERO if part else ZERO


def _on_missing(lacking: Sequence[str], *, complete: bool) -> tuple[str, ...]:
    if not lacking:
        return ()
    if complete:
        return (f"以下项目缺数，按办法计 0 分：{'、'.join(lacking)}",)
    return (f"以下项目尚不能评分，暂不排名，所列总分为已评部分：{'、'.join(lacking)}",)


def _on_total(added: Sequence[Line], *, total: Decimal, held: Decimal, shown: Decimal) -> tuple[str, ...]:
    """What is to be said where a reader who adds up the printed lines does not get the printed total."""
    if held != total:
        return (f"合计 {points(total)}，低于最低分，按 {points(held)}计",)
    difference = sum([line.shown or ZERO for line in added], ZERO) - shown
    if not difference:
        return ()
    said = f"{ON_ROUNDING}，与总分相差 {plain(abs(difference))} 分"
    return (f"{said}；总分由未取舍的各项得分相加后一次取舍，以总分为准",)


def is_on_rounding(note: str) -> bool:
    """Whether a note beside a total is on nothing but its rounding."""
    return note.startswith(ON_ROUNDING)


def is_on_group(note: str) -> bool:
    """Whether a note beside a total is on nothing but the group in which the unit is ranked."""
    return note.endswith(ON_GROUP)


def _on_full_marks(items: Sequence[Line], *, full_marks: Decimal) -> tuple[str, ...]:
    weights = sum([line.full for line in items], ZERO)
    applicable = rounded(weights, places=10, mode=Rounding.HALF_UP)
    return () if applicable == full_marks else (f"因有不适用的项目，适用项目的满分为 {points(applicable)}",)
