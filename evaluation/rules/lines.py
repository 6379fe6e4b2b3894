"""The lines of a unit's score sheet, written from what was judged: points worked, rounded for print, and explained."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from evaluation.rules.arithmetic import ZERO, Rounding, rounder, settle, settle_again
from evaluation.rules.judging import Judged
from evaluation.rules.outcome import NotApplicable, Scored, Shut
from evaluation.rules.result import Line, LinePart, LineState
from evaluation.rules.scheme import Item, Missing, Scheme
from evaluation.rules.wording import amount, equals, plain, points

GATES = "gates"
"""What stands around the lines of the gates, so that no table of points takes them for its own."""


class Sheet:
    """Writes the lines of one part of one unit. Sums are of the points as worked, before any rounding."""

    def __init__(self, *, scheme: Scheme, part: LinePart, judged: Mapping[str, Judged]) -> None:
        self.scheme, self.part, self.judged = scheme, part, judged
        self.rounding = rounding_in_words(scheme.rounding, scheme.places)
        self._shown = rounder(places=scheme.places, mode=scheme.rounding)

    def total(self, items: Sequence[Item]) -> Decimal:
        """The sum of all that is scored in the items."""
        return sum([self.value(item) or ZERO for item in items], ZERO)

    def value(self, item: Item) -> Decimal | None:
        """An item's points as worked, or a group's sum; None where nothing is scored."""
        judged = self.judged.get(item.code)
        if judged is not None:
            outcome = judged.outcome
            if isinstance(outcome, Scored):
                return outcome.points
            return ZERO if judged.is_missing and self.scheme.missing is Missing.ZERO else None
        inner = [value for one in item.items if (value := self.value(one)) is not None] if item.is_group else []
        return sum(inner, ZERO) if inner else None

    def lines(self, items: Sequence[Item], groups: tuple[str, ...] = ()) -> list[Line]:
        """The lines of the items, a group's before those of its items; none for what does not concern the unit."""
        written = []
        for item in items:
            judged = self.judged.get(item.code)
            if judged is not None:
                written.append(self._item(item, groups, judged))
            elif item.is_group:
                inner = self.lines(item.items, (*groups, item.code))
                written += [self._group(item, groups, inner), *inner] if inner else []
        return written

    def gates(self) -> list[Line]:
        """A line for each gate; it has no points."""
        return [self._gate(one) for one in self.judged.values()]

    def _gate(self, judged: Judged) -> Line:
        outcome = judged.outcome
        if isinstance(outcome, Scored):
            state, reason, working = LineState.SCORED, "", outcome.working
        elif isinstance(outcome, Shut):
            state, reason, working = LineState.SCORED, outcome.reason, outcome.working
        else:
            applies = not isinstance(outcome, NotApplicable)
            state, reason = LineState.MISSING if applies else LineState.NOT_APPLICABLE, outcome.reason
            working = (f"{reason}。",)
        return self._line(
            judged.item.code,
            judged.item.title,
            (GATES,),
            state=state,
            value=None,
            working=(*judged.gathered.steps, *working, *judged.gathered.notes),
            is_group=False,
            judged=judged,
            reason=reason,
        )

    def part_line(self, *, title: str, cap: Decimal | None, items: Sequence[Item], own: Sequence[Line]) -> Line:
        """The line of the bonus or deduction part: the sum of its items, held to the part's cap."""
        total = self.total(items)
        size, sign = abs(total), -1 if total < 0 else 1
        kept = size if cap is None else min(size, cap)
        working = (f"各项{title}合计 {points(size)}",)
        if kept != size:
            working = (f"{working[0]}，超过{title}总上限 {plain(kept)} 分，按 {points(kept)}计",)
        return self._line(
            self.part.value, title, (), state=_state(own), value=sign * kept, working=working, is_group=True
        )

    def _line(
        self,
        code: str,
        title: str,
        groups: tuple[str, ...],
        *,
        state: LineState,
        value: Decimal | None,
        working: tuple[str, ...],
        is_group: bool,
        weight: Decimal = ZERO,
        full: Decimal = ZERO,
        judged: Judged | None = None,
        reason: str = "",
    ) -> Line:
        settled = None if value is None else settle(value)
        return Line(
            item=code,
            title=title,
            part=self.part,
            groups=groups,
            is_group=is_group,
            weight=settle_again(weight),
            full=settle_again(full),
            state=state,
            points=settled,
            shown=None if settled is None else self._shown(settled),
            working=working,
            reason=reason,
            inputs=judged.gathered.used if judged else (),
        )

    def _item(self, item: Item, groups: tuple[str, ...], judged: Judged) -> Line:
        outcome = judged.outcome
        if isinstance(outcome, Scored):
            return self._scored(item, groups, judged, outcome)
        if isinstance(outcome, NotApplicable):
            state, reason = LineState.NOT_APPLICABLE, outcome.reason
            working: tuple[str, ...] = (f"{reason}，原权重 {points(judged.nominal)}" if judged.nominal else reason,)
        else:
            state, reason = LineState.MISSING, outcome.reason
            counted = "按办法计 0 分" if self.scheme.missing is Missing.ZERO else "暂不评分，不按 0 分计"
            working = (*judged.gathered.steps, f"{reason}。本项{counted}。")
        return self._line(
            item.code,
            item.title,
            groups,
            state=state,
            value=self.value(item),
            working=(*working, *judged.gathered.notes),
            is_group=False,
            weight=judged.nominal,
            full=judged.full,
            judged=judged,
            reason=reason,
        )

    def _scored(self, item: Item, groups: tuple[str, ...], judged: Judged, outcome: Scored) -> Line:
        gathered, after = judged.gathered, outcome.working
        settled = settle(outcome.points)
        shown = self._shown(settled)
        if shown != settled:
            after = (*after, f"按{self.rounding}，得 {shown} 分")
        before = gathered.steps
        weight = full = settle_again(judged.nominal)
        if judged.full != judged.nominal:
            full = settle_again(judged.full)
            change = f"由 {points(judged.nominal)}调整为 {points(judged.full)}"
            before = (f"因有不适用的项目，其权重按比例分摊，本项权重{change}", *before)
        return Line(
            item=item.code,
            title=item.title,
            part=self.part,
            groups=groups,
            is_group=False,
            weight=weight,
            full=full,
            state=LineState.SCORED,
            points=settled,
            shown=shown,
            working=(*before, *after, *gathered.notes),
            inputs=gathered.used,
        )

    def _group(self, item: Item, groups: tuple[str, ...], inner: Sequence[Line]) -> Line:
        own = [line for line in inner if line.groups == (*groups, item.code)]
        value = self.value(item)
        counted = [line.points for line in own if line.points is not None]
        said = "组内没有可评分的项目"
        if value is not None:
            said = f"{' + '.join(amount(one) for one in counted)} {equals(settle(value), '分')}"
        if value is not None and len(counted) == 1:
            said = f"组内计分一项，{points(settle(value))}"
        state = _state(own)
        if state is LineState.MISSING:
            said += "（组内有缺数项目）"
        return self._line(
            item.code,
            item.title,
            groups,
            state=state,
            value=value,
            working=(said,),
            is_group=True,
            weight=sum((line.weight for line in own), ZERO),
            full=sum((line.full for line in own), ZERO),
        )


def rounding_in_words(rounding: Rounding, places: int) -> str:
    """How a figure was rounded: 「四舍五入保留 2 位小数」."""
    return f"{rounding.label}保留 {places} 位小数" if places else f"{rounding.label}取整数"


def _state(lines: Sequence[Line]) -> LineState:
    states = {line.state for line in lines}
    if LineState.MISSING in states:
        return LineState.MISSING
    return LineState.NOT_APPLICABLE if states == {LineState.NOT_APPLICABLE} else LineState.SCORED
