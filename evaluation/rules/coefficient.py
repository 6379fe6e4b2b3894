"""Coefficient 系数折算."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypedDict

from evaluation.rules.arithmetic import ONE, ZERO
from evaluation.rules.errors import Wrong
from evaluation.rules.outcome import Outcome, Scored, Unscored
from evaluation.rules.rule import CAP_ON_WEIGHT, Parameter, ParameterKind, Rule, Settings
from evaluation.rules.targets import (
    AGAINST,
    ITS_OWN,
    NO_TARGET,
    TARGETS,
    ZERO_TARGET,
    at_zero,
    goal_in_words,
    with_negative_target,
    without_target,
)
from evaluation.rules.wording import amount, earns, equals, equals_percent, percent, plain, points


class Kind(TypedDict):
    """One kind of the things counted: what each is multiplied by, and how much there is of it."""

    label: str
    coefficient: Decimal
    count: Decimal


def coefficient(
    *,
    weight: Decimal,
    kinds: Sequence[Kind],
    points_each: Decimal | None = None,
    target: Decimal | None = None,
    target_to_date: Decimal | None = None,
    against: str = "year",
    cap: Decimal | None = ONE,
    no_target: str = "unscored",
    zero_target: str = "unscored",
    called: Mapping[str, str] = ITS_OWN,
    unit: str = "",
) -> Outcome:
    """系数折算：各类数量先乘系数再相加，按折算数得分（每个若干分，或按折算数 ÷ 目标的完成率）。

    Source: domain.md §3, row "coefficient": × 1.2 manufacturing, × 1.5 started in the year it landed, half for
    in-province.

    Something to which two coefficients apply is a kind of its own, with their product. With `points_each`: converted
    number × points; without: weight × converted number ÷ target, as in the rule "proportion". `cap`: the highest share
    of the weight (1 = 100%), None for no cap. A number below 0 cannot be converted: it is a correction to be made in
    the ledger.
    `called`: see `targets.goal_in_words`.
    """
    total = ZERO
    terms = []
    for kind in kinds:
        if kind["count"] < 0:
            return Unscored(
                "negative_count", f"{kind['label']}数量为 {amount(kind['count'], unit)}，不能为负；请更正台账"
            )
        total += kind["count"] * kind["coefficient"]
        terms.append(f"{kind['label']} {amount(kind['count'], unit)} × {plain(kind['coefficient'])}")
    first = f"折算数 = {' + '.join(terms)} {equals(total, unit)}"
    if points_each is not None:
        earned = total * points_each
        return _held(earned, weight, cap, (first,), f"{amount(total, unit)} × {points(points_each)}")
    goal = target_to_date if against == "time_progress" else target
    if goal is None:
        return without_target(against=against, no_target=no_target)
    if goal < 0:
        return with_negative_target(goal, unit)
    wording = goal_in_words(goal=goal, target=target, against=against, called=called, unit=unit)
    if goal == 0:
        return at_zero(earned=weight, done=total, zero_target=zero_target, wording=wording, unit=unit)
    gap = "" if wording.endswith("）") else " "
    rate = f"{amount(total, unit)} ÷ {wording}{gap}{equals_percent(total / goal)}，× 权重 {points(weight)}"
    return _held(weight * total / goal, weight, cap, (first,), rate)


def _held(earned: Decimal, weight: Decimal, cap: Decimal | None, before: tuple[str, ...], text: str) -> Outcome:
    if cap is not None and earned > weight * cap:
        most = weight * cap
        limit = f"，超过上限（权重的 {percent(cap)}），按 {points(most)}计"
        return Scored(most, (*before, f"{text} {equals(earned, '分')}{limit}"))
    return Scored(earned, (*before, f"{text} {equals(earned, '分')}"))


def _has_a_target(to: Settings) -> bool:
    return to["points_each"] is None


def _check(parameters: Mapping[str, Any], supplied: frozenset[str]) -> list[Wrong]:
    wrong: list[Wrong] = []
    if not parameters["kinds"]:
        wrong.append(
            Wrong(
                "请用 kinds 写明各类：label 名称、coefficient 系数、count 数量（读哪个数）",
                "请逐行填写各类：类别、系数、数量（读哪个数）",
            )
        )
    goals = {"target", "target_to_date"} & supplied
    if parameters["points_each"] is None and not goals:
        wrong.append(
            Wrong(
                '请写 points_each（每个得几分），或 inputs = { target = "指标代码.target" }',
                "请填写每个得分，或填写目标从哪里取",
            )
        )
    if parameters["points_each"] is not None and goals:
        wrong.append(Wrong("points_each 与目标只能写一种", "每个得分与目标只能填一种"))
    return wrong


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    number = " + ".join(f"{row['label']} × {plain(row['coefficient'])}" for row in to["kinds"])
    each, cap = to["points_each"], to["cap"]
    score = f"分值 × 折算数 ÷ {to['goal']}" if each is None else f"折算数 × {points(each)}"
    most = "得分不设上限" if cap is None else f"最多{earns(cap)}"
    return f"得分 = {score}；折算数 = {number}；{most}"


RULE = Rule(
    name="coefficient",
    title="系数折算",
    function=coefficient,
    method=_method,
    told=frozenset({"kinds", "points_each", "against", "cap"}),
    inputs=TARGETS,
    parameters=(
        Parameter(
            "kinds",
            "各类系数",
            ParameterKind.TABLE,
            default=(),
            columns=(
                Parameter("label", "类别", ParameterKind.TEXT, required=True),
                Parameter("coefficient", "系数", required=True, default=ONE, least=ZERO),
                Parameter("count", "数量", ParameterKind.FIGURE, required=True),
            ),
        ),
        Parameter("points_each", "每个得分", least=ZERO),
        replace(AGAINST, only_when=_has_a_target),
        CAP_ON_WEIGHT,
        replace(NO_TARGET, only_when=_has_a_target),
        replace(ZERO_TARGET, only_when=_has_a_target),
    ),
    check=_check,
    in_points=True,
)
