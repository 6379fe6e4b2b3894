"""Composite 复合."""

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce

from msgspec import Struct

from evaluation.rules.arithmetic import ONE, ZERO
from evaluation.rules.outcome import NotApplicable, Outcome, Scored, Unscored
from evaluation.rules.rule import CAP_ON_WEIGHT, Input, InputKind, Parameter, ParameterKind, Rule, Settings
from evaluation.rules.wording import amount, earns, equals, equals_percent, percent, plain, points


class Share(Struct, frozen=True):
    """One of the items within: its full marks and its points; `reason`: why it has none, or why it does not apply."""

    label: str
    full: Decimal
    points: Decimal | None
    reason: str = ""
    applies: bool = True

    @property
    def rate(self) -> Decimal:
        """Its points as a share of its full marks."""
        return (self.points or ZERO) / self.full


def composite(
    *,
    weight: Decimal,
    parts: Sequence[Share],
    method: str = "share",
    cap: Decimal | None = ONE,
    missing: str = "unscored",
    unit: str = "",
) -> Outcome:
    """复合得分：组内各项先各自计分，再按比例合成（或相加、相乘、取平均、就高、就低），得分不超过上限。

    Source: domain.md §3, row "composite": 20% tasks + 80% results, nested.

    Each part is scored with its own weight as its full marks. `method` "share": weight × sum of points ÷ sum of full
    marks, so that the parts' weights are their shares; "sum": the points themselves; "product": weight × the product of
    all rates (points ÷ full marks); "average", "highest", "lowest": weight × that of the rates. At most `cap` × weight
    (None: no cap). A part that does not apply is left out, and where none applies the whole does not. A part that
    cannot be scored: `missing` "unscored" (wait), "zero" (it has 0 points) or "leave_out" (as if it did not apply).
    """
    judged = [one for one in parts if one.applies]
    silent = [one for one in judged if one.points is None]
    if not judged:
        return NotApplicable("组内各项都不适用，本项不适用")
    if silent and missing == "unscored":
        return Unscored("part_missing", "；".join(f"{one.label}：{one.reason}" for one in silent))
    notes = [f"{one.label}不适用，不计入" for one in parts if not one.applies]
    word = "按办法计 0 分" if missing == "zero" else "按办法不计入"
    notes += [f"{one.label}缺数（{one.reason}），{word}" for one in silent]
    if missing == "leave_out":
        judged = [one for one in judged if one.points is not None]
        if not judged:
            return Unscored("part_missing", "；".join(f"{one.label}：{one.reason}" for one in silent))
    score, text = _worked(judged, weight, method)
    if cap is not None and score > weight * cap:
        most = weight * cap
        return Scored(most, (*notes, f"{text}，超过上限 {points(most)}，按 {points(most)}计"))
    return Scored(score, (*notes, text))


def _worked(parts: Sequence[Share], weight: Decimal, method: str) -> tuple[Decimal, str]:
    earned = sum((one.points or ZERO for one in parts), ZERO)
    terms = " + ".join(f"{one.label} {amount(one.points or ZERO)}" for one in parts)
    if method == "sum":
        return earned, f"{terms} {equals(earned, '分')}"
    if method == "share":
        full = sum((one.full for one in parts), ZERO)
        score = weight * earned / full
        return score, f"（{terms}）÷ 满分 {plain(full)} × 权重 {points(weight)} {equals(score, '分')}"
    rates = "、".join(f"{one.label} {percent(one.rate)}" for one in parts)
    if method == "average":
        rate, word = sum((one.rate for one in parts), ZERO) / len(parts), "平均"
    elif method == "product":
        rate, word = reduce(lambda product, one: product * one.rate, parts, ONE), "相乘"
    else:
        rate = max(one.rate for one in parts) if method == "highest" else min(one.rate for one in parts)
        word = "就高" if method == "highest" else "就低"
    score = weight * rate
    return score, f"得分率：{rates}，{word} {equals_percent(rate)}，× 权重 {points(weight)} {equals(score, '分')}"


_SCORES = {
    "share": "分值 × 各项得分之和 ÷ 各项满分之和",
    "sum": "各项得分之和",
    "product": "分值 × 各项得分率之积",
    "average": "分值 × 各项得分率的平均数",
    "highest": "分值 × 各项得分率中最高的",
    "lowest": "分值 × 各项得分率中最低的",
}


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    most = "得分不设上限" if to["cap"] is None else f"最多{earns(to['cap'])}"
    return f"组内各项分别计分；得分 = {_SCORES[to['method']]}；{most}"


RULE = Rule(
    name="composite",
    title="复合得分",
    function=composite,
    method=_method,
    told=frozenset({"method", "cap"}),
    in_points=True,
    inputs=(Input("parts", "组内各项", InputKind.PARTS),),
    parameters=(
        Parameter(
            "method",
            "合成办法",
            ParameterKind.CHOICE,
            default="share",
            choices={
                "share": "按各项权重的比例",
                "sum": "相加",
                "product": "得分率相乘",
                "average": "得分率取平均",
                "highest": "得分率就高",
                "lowest": "得分率就低",
            },
        ),
        CAP_ON_WEIGHT,
        Parameter(
            "missing",
            "组内有项目不能评分时",
            ParameterKind.CHOICE,
            default="unscored",
            choices={"unscored": "不能评分，待补", "zero": "该项按 0 分计", "leave_out": "该项不计入"},
        ),
    ),
)
