"""Evaluate figures by a scheme: outcomes item by item, sums, totals rounded once, places, movement (domain.md §3)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from evaluation.rules.arithmetic import WORKING, ZERO, Rounding, rounded, settle
from evaluation.rules.claims import Claim, once
from evaluation.rules.figures import Figures, Unit
from evaluation.rules.gathering import Gathered, Reader, claims_of
from evaluation.rules.outcome import NotApplicable, Outcome, Scored, Unscored
from evaluation.rules.ranking import movement, places
from evaluation.rules.result import Line, LinePart, LineState, Result, UnitResult, UnitState
from evaluation.rules.rule import InputKind
from evaluation.rules.scheme import Item, Missing, Part, SameMatter, Scheme, TiesBy
from evaluation.rules.sharing import full_weights
from evaluation.rules.wording import amount, equals, plain, points


class FiguresError(ValueError):
    """Figures that do not fit the scheme; the message says what to do, in Chinese."""


def evaluate(*, scheme: Scheme, figures: Figures) -> Result:
    """Score every unit by every item that concerns it.

    The same scheme and figures always give the same result, to the byte of `Result.to_json()`; the order in which
    units, marks and entries come does not matter. A unit that the scheme names but the figures lack has everything
    missing. Raises FiguresError for units or entries that the scheme does not know.
    """
    figures = _completed(scheme, figures)
    with localcontext(WORKING):
        return _Evaluation(scheme, figures).result()


def _completed(scheme: Scheme, figures: Figures) -> Figures:
    items = {item.code for item in scheme.all_items()}
    for code, unit in figures.units.items():
        if scheme.units and code not in scheme.units:
            raise FiguresError(f"办法的评价对象中没有「{unit.name}」（{code}）；请核对代码，或在办法的 [units] 里补上")
        for name in (*unit.marks, *(one.item for one in unit.adjustments)):
            if name not in items:
                raise FiguresError(f"「{unit.name}」有项目「{name}」的打分或加扣分，但办法中没有这个项目；请核对代码")
    order = list(scheme.units) or sorted(figures.units)
    units = {code: figures.units.get(code) or Unit(name=scheme.units[code]) for code in order}
    return replace(figures, units=units)


class _Evaluation:
    """One evaluation under way: the readers of every item and the weights of every unit, made once."""

    def __init__(self, scheme: Scheme, figures: Figures) -> None:
        self.scheme, self.figures = scheme, figures
        self.leaves = tuple(scheme.leaves())
        self.nominal = {
            unit: {
                leaf.code: scheme.weight(item=leaf, unit=unit)
                for leaf in self.leaves
                if scheme.concerns(item=leaf, unit=unit)
            }
            for unit in figures.units
        }
        parts = (*scheme.bonus.items, *scheme.deduction.items)
        self.part_leaves = tuple(leaf for item in parts for leaf in item.leaves())
        self.readers = {leaf.code: self._reader(leaf) for leaf in (*self.leaves, *self.part_leaves)}

    def _reader(self, leaf: Item) -> Reader:
        if leaf in self.leaves:
            peers = [unit for unit, weights in self.nominal.items() if weights.get(leaf.code)]
        else:
            peers = [unit for unit in self.figures.units if self.scheme.concerns(item=leaf, unit=unit)]
        return Reader(item=leaf, figures=self.figures, peer_units=peers)

    def result(self) -> Result:
        scheme = self.scheme
        judged = [self._unit(code, unit) for code, unit in self.figures.units.items()]
        by = (lambda one: one.shown) if scheme.ties_by is TiesBy.SHOWN else (lambda one: one.total)
        totals = {one.unit: by(one) for one in judged if one.state is UnitState.COMPLETE}
        found = places(totals=totals, ties=scheme.ties)
        return Result(
            scheme=scheme.code,
            title=scheme.title,
            scheme_sha256=scheme.sha256,
            period=self.figures.period,
            demonstration=scheme.demonstration or self.figures.demonstration,
            full_marks=scheme.full_marks,
            places=scheme.places,
            arithmetic=arithmetic_in_words(rounding=scheme.rounding, places=scheme.places),
            units=tuple(self._placed(one, found) for one in judged),
        )

    def _placed(self, one: UnitResult, found: Mapping[str, int]) -> UnitResult:
        place = found.get(one.unit)
        tied = place is not None and list(found.values()).count(place) > 1
        return replace(one, place=place, tied=tied, movement=movement(place=place, previous=one.previous_place))

    def _unit(self, code: str, unit: Unit) -> UnitResult:
        nominal = self.nominal[code]
        claims = {
            leaf.code: once(claims_of(item=leaf, adjustments=unit.adjustments)) if _takes_claims(leaf) else ()
            for leaf in self.leaves
        }
        present = [leaf for leaf in self.leaves if leaf.code in nominal]
        gathered = {leaf.code: self.readers[leaf.code].gather(unit=unit, claims=claims[leaf.code]) for leaf in present}
        outcomes = {leaf.code: _apply(leaf, gathered[leaf.code], nominal[leaf.code]) for leaf in present}
        excused = {code for code, outcome in outcomes.items() if isinstance(outcome, NotApplicable)}
        full = full_weights(items=self.scheme.items, nominal=nominal, excused=excused, how=self.scheme.not_applicable)
        for leaf in present:
            if leaf.code not in excused and full[leaf.code] != nominal[leaf.code]:
                outcomes[leaf.code] = _apply(leaf, gathered[leaf.code], full[leaf.code])
        book = _Book(self.scheme, nominal, full, gathered, outcomes)
        lines = [line for item in self.scheme.items for line in book.lines(item, LinePart.BASE, ())]
        base = sum((line.points or ZERO for line in lines if not line.is_group), ZERO)
        bonus = self._part(code, unit, self.scheme.bonus, LinePart.BONUS, lines)
        deduction = self._part(code, unit, self.scheme.deduction, LinePart.DEDUCTION, lines)
        return self._total(code, unit, tuple(lines), settle(base), bonus, deduction)

    def _part(self, code: str, unit: Unit, part: Part, kind: LinePart, lines: list[Line]) -> Decimal:
        present = [leaf for item in part.items for leaf in item.leaves() if self.scheme.concerns(item=leaf, unit=code)]
        if not present:
            return ZERO
        claims = _part_claims(part, present, unit)
        gathered = {leaf.code: self.readers[leaf.code].gather(unit=unit, claims=claims[leaf.code]) for leaf in present}
        weights = {leaf.code: self.scheme.weight(item=leaf, unit=code) for leaf in present}
        outcomes = {leaf.code: _apply(leaf, gathered[leaf.code], weights[leaf.code]) for leaf in present}
        book = _Book(self.scheme, weights, weights, gathered, outcomes)
        own = [line for item in part.items for line in book.lines(item, kind, (kind.value,))]
        sign = -1 if kind is LinePart.DEDUCTION else 1
        total = settle(sum((line.points or ZERO for line in own if not line.is_group), ZERO))
        kept = total if part.cap is None else sign * min(part.cap, sign * total)
        name = "扣分" if kind is LinePart.DEDUCTION else "加分"
        said = f"各项{name}合计 {points(sign * total)}"
        if kept != total:
            said += f"，超过{name}总上限 {plain(part.cap or ZERO)} 分，按 {points(sign * kept)}计"
        state = LineState.MISSING if any(line.state is LineState.MISSING for line in own) else LineState.SCORED
        lines.append(book.line(kind.value, name, kind, (), state=state, value=kept, working=(said,), is_group=True))
        lines.extend(own)
        return kept

    def _total(
        self, code: str, unit: Unit, lines: tuple[Line, ...], base: Decimal, bonus: Decimal, deduction: Decimal
    ) -> UnitResult:
        scheme = self.scheme
        total = settle(base + bonus + deduction)
        notes = []
        lacking = [line.title for line in lines if line.state is LineState.MISSING and not line.is_group]
        complete = not lacking or scheme.missing is Missing.ZERO
        if lacking and complete:
            notes.append(f"以下项目缺数，按办法计 0 分：{'、'.join(lacking)}")
        elif lacking:
            notes.append(f"以下项目尚不能评分，暂不排名，所列总分为已评部分：{'、'.join(lacking)}")
        if scheme.lowest_total is not None and total < scheme.lowest_total:
            notes.append(f"合计 {points(total)}，低于最低分，按 {points(scheme.lowest_total)}计")
            total = scheme.lowest_total
        elif difference := self._printed(lines) - self._shown(total):
            notes.append(
                f"各项得分分别取舍后相加，与总分相差 {plain(abs(difference))} 分；"
                "总分由未取舍的各项得分相加后一次取舍，以总分为准"
            )
        return UnitResult(
            unit=code,
            name=unit.name,
            state=UnitState.COMPLETE if complete else UnitState.INCOMPLETE,
            lines=lines,
            base=base,
            bonus=bonus,
            deduction=deduction,
            total=total,
            shown=self._shown(total),
            place=None,
            tied=False,
            previous_place=unit.previous_place,
            movement=None,
            notes=tuple(notes),
        )

    def _printed(self, lines: Sequence[Line]) -> Decimal:
        """What a reader gets who adds up the printed lines: the items of the base part, and the two parts as such."""
        items = (line for line in lines if line.part is LinePart.BASE and not line.is_group)
        parts = (line for line in lines if line.part is not LinePart.BASE and not line.groups)
        return sum((line.shown or ZERO for line in (*items, *parts)), ZERO)

    def _shown(self, value: Decimal) -> Decimal:
        return rounded(value, places=self.scheme.places, mode=self.scheme.rounding)


class _Book:
    """Writes the lines of one part of one unit from the outcomes of its items."""

    def __init__(
        self,
        scheme: Scheme,
        nominal: Mapping[str, Decimal],
        full: Mapping[str, Decimal],
        gathered: Mapping[str, Gathered],
        outcomes: Mapping[str, Outcome],
    ) -> None:
        self.scheme, self.nominal, self.full, self.gathered, self.outcomes = scheme, nominal, full, gathered, outcomes

    def lines(self, item: Item, part: LinePart, groups: tuple[str, ...]) -> list[Line]:
        """The item's line, and below a group's line those of its items; nothing where it does not concern the unit."""
        if not item.is_group:
            return [self._leaf(item, part, groups)] if item.code in self.outcomes else []
        inner = [line for one in item.items for line in self.lines(one, part, (*groups, item.code))]
        return [self._group(item, part, groups, inner), *inner] if inner else []

    def line(
        self,
        code: str,
        title: str,
        part: LinePart,
        groups: tuple[str, ...],
        *,
        state: LineState,
        value: Decimal | None,
        working: tuple[str, ...],
        is_group: bool,
        weight: Decimal = ZERO,
        full: Decimal = ZERO,
        reason: str = "",
        gathered: Gathered | None = None,
    ) -> Line:
        """One line, its points settled and rounded for print."""
        settled = None if value is None else settle(value)
        shown = None if settled is None else rounded(settled, places=self.scheme.places, mode=self.scheme.rounding)
        return Line(
            item=code,
            title=title,
            part=part,
            groups=groups,
            is_group=is_group,
            weight=settle(weight),
            full=settle(full),
            state=state,
            points=settled,
            shown=shown,
            working=working,
            reason=reason,
            inputs=gathered.used if gathered else (),
        )

    def _leaf(self, item: Item, part: LinePart, groups: tuple[str, ...]) -> Line:
        outcome, gathered = self.outcomes[item.code], self.gathered[item.code]
        nominal, full = self.nominal[item.code], self.full[item.code]
        state, value, reason, working = LineState.SCORED, ZERO, "", gathered.steps
        if isinstance(outcome, Scored):
            value, working = outcome.points, (*_shared(nominal, full), *working, *outcome.working)
        elif isinstance(outcome, NotApplicable):
            state, reason = LineState.NOT_APPLICABLE, outcome.reason
            working = (f"{reason}。{_left_out(nominal, full)}",)
        else:
            state, reason = LineState.MISSING, outcome.reason
            counted = "按办法计 0 分" if self.scheme.missing is Missing.ZERO else "暂不评分，不按 0 分计"
            working = (*working, f"{reason}。本项{counted}。")
        if state is LineState.SCORED:
            working = (*working, *self._rounding(value))
        scored = state is LineState.SCORED or (state is LineState.MISSING and self.scheme.missing is Missing.ZERO)
        return self.line(
            item.code,
            item.title,
            part,
            groups,
            state=state,
            value=value if scored else None,
            working=(*working, *gathered.notes),
            is_group=False,
            weight=nominal,
            full=full,
            reason=reason,
            gathered=gathered,
        )

    def _rounding(self, value: Decimal) -> tuple[str, ...]:
        settled = settle(value)
        shown = rounded(settled, places=self.scheme.places, mode=self.scheme.rounding)
        if shown == settled:
            return ()
        return (f"按{self.scheme.rounding.label}{_kept(self.scheme.places)}，得 {shown} 分",)

    def _group(self, item: Item, part: LinePart, groups: tuple[str, ...], inner: Sequence[Line]) -> Line:
        own = [line for line in inner if line.groups == (*groups, item.code)]
        states = {line.state for line in own}
        state = LineState.SCORED
        if LineState.MISSING in states:
            state = LineState.MISSING
        elif states == {LineState.NOT_APPLICABLE}:
            state = LineState.NOT_APPLICABLE
        counted = [line.points for line in own if line.points is not None]
        value = sum(counted, ZERO) if counted else None
        said = "组内没有可评分的项目"
        if len(counted) == 1 and value is not None:
            said = f"组内计分一项，{points(value)}"
        elif value is not None:
            said = f"{' + '.join(amount(one) for one in counted)} {equals(value, '分')}"
        if state is LineState.MISSING and value is not None:
            said += "（组内有缺数项目）"
        weight = sum((line.weight for line in own), ZERO)
        full = sum((line.full for line in own), ZERO)
        return self.line(
            item.code,
            item.title,
            part,
            groups,
            state=state,
            value=value,
            working=(said,),
            is_group=True,
            weight=weight,
            full=full,
        )


def arithmetic_in_words(*, rounding: Rounding, places: int) -> str:
    """How scores were rounded, as printed in the annex."""
    return f"各项得分按未取舍的数计算，最后一次按{rounding.label}{_kept(places)}；总分由未取舍的各项得分相加后取舍。"


def _kept(places: int) -> str:
    return f"保留 {places} 位小数" if places else "取整数"


def _apply(item: Item, gathered: Gathered, weight: Decimal) -> Outcome:
    if gathered.not_applicable:
        return NotApplicable(gathered.not_applicable)
    if gathered.lacking:
        return Unscored("lacking", "；".join(gathered.lacking))
    return item.scored_by.function(weight=weight, **gathered.arguments)


def _takes_claims(item: Item) -> bool:
    return item.rule is not None and any(one.kind is InputKind.CLAIMS for one in item.rule.inputs)


def _part_claims(part: Part, present: Sequence[Item], unit: Unit) -> dict[str, tuple[Claim, ...]]:
    found = [
        claim for leaf in present if _takes_claims(leaf) for claim in claims_of(item=leaf, adjustments=unit.adjustments)
    ]
    if part.same_matter is SameMatter.ONCE:
        found = list(once(found))
    by_item = {leaf.code: tuple(claim for claim in found if claim.item == leaf.code) for leaf in present}
    if part.same_matter is SameMatter.ONCE_PER_ITEM:
        by_item = {code: once(claims) for code, claims in by_item.items()}
    return by_item


def _shared(nominal: Decimal, full: Decimal) -> tuple[str, ...]:
    if nominal == full:
        return ()
    return (f"因有不适用的项目，其权重按比例分摊，本项权重由 {points(nominal)} 调整为 {points(full)}",)


def _left_out(nominal: Decimal, full: Decimal) -> str:
    return f"本项权重 {points(nominal)} 不计入" if not full else ""
