"""Cliff 未完成不得分."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from evaluation.rules.arithmetic import ONE, ZERO
from evaluation.rules.errors import Wrong
from evaluation.rules.outcome import Outcome, Scored
from evaluation.rules.rule import BETTER, Input, Parameter, ParameterKind, Rule, Settings, set_to
from evaluation.rules.targets import (
    AGAINST,
    CAP,
    ITS_OWN,
    NO_TARGET,
    TARGETS,
    ZERO_TARGET,
    at_zero,
    goal_in_words,
    with_negative_target,
    without_target,
)
from evaluation.rules.wording import amount, equals, equals_percent, percent, points


def cliff(
    *,
    weight: Decimal,
    done: Decimal,
    target: Decimal | None = None,
    target_to_date: Decimal | None = None,
    against: str = "year",
    better: str = "higher",
    line: Decimal = ONE,
    reached: str = "full",
    cap: Decimal | None = ONE,
    no_target: str = "unscored",
    zero_target: str = "unscored",
    called: Mapping[str, str] = ITS_OWN,
    unit: str = "",
) -> Outcome:
    """未完成不得分：完成率达到底线的得满分（或按完成率得分），低于底线的得 0 分。

    Source: domain.md §3, row "cliff": below target, 0.

    `line`: the share of the target that must be reached (1 = 100%). `reached` "full": the whole weight; "proportion":
    weight × rate of completion, at most `cap` (None: no cap). Exactly at the line is reached. With `line` 1 and "full"
    done and target are only compared: a target of 0 or a negative one needs no rule of its own; otherwise 0 is settled
    by `zero_target` and a negative target cannot be divided by. `better` "lower": reached when not above the target.
    `called`: see `targets.goal_in_words`.
    """
    goal = target_to_date if against == "time_progress" else target
    if goal is None:
        return without_target(against=against, no_target=no_target)
    wording = goal_in_words(goal=goal, target=target, against=against, called=called, unit=unit)
    if line == ONE and reached == "full":
        passed = done >= goal if better == "higher" else done <= goal
        head = f"完成 {amount(done, unit)}，{wording}"
        if passed:
            return Scored(weight, (f"{head}，达到目标，得权重 {points(weight)}",))
        return Scored(ZERO, (f"{head}，未达到目标，按办法不得分",))
    if goal < 0:
        return with_negative_target(goal, unit)
    if goal == 0:
        return at_zero(earned=weight, done=done, zero_target=zero_target, wording=wording, unit=unit)
    gap = "" if wording.endswith("）") else " "
    head = f"完成 {amount(done, unit)} ÷ {wording}{gap}{equals_percent(done / goal)}"
    if done < line * goal:
        return Scored(ZERO, (f"{head}，低于底线 {percent(line)}，按办法不得分",))
    if reached == "full":
        return Scored(weight, (f"{head}，达到底线 {percent(line)}，得权重 {points(weight)}",))
    if cap is not None and done > cap * goal:
        score = weight * cap
        return Scored(
            score,
            (f"{head}，超过上限 {percent(cap)}，按 {percent(cap)} 计，× 权重 {points(weight)} {equals(score, '分')}",),
        )
    score = weight * done / goal
    return Scored(score, (f"{head}，达到底线 {percent(line)}，× 权重 {points(weight)} {equals(score, '分')}",))


def _check(parameters: Mapping[str, Any], supplied: frozenset[str]) -> list[Wrong]:
    wrong: list[Wrong] = []
    if parameters["better"] == "lower" and (parameters["line"] != ONE or parameters["reached"] != "full"):
        wrong.append(
            Wrong(
                'better = "lower" 时只比较是否达到目标；请删去 line 和 reached',
                "越低越好的，只比较是否达到目标；底线请填 1，达到底线的请选得满分",
            )
        )
    if parameters["line"] is not None and parameters["cap"] is not None and parameters["cap"] < parameters["line"]:
        wrong.append(Wrong("cap 不能小于 line；请核对", "完成率上限不能小于底线；请核对"))
    return wrong


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    goal, line, cap = to["goal"], percent(to["line"]), to["cap"]
    if to["line"] == ONE and to["reached"] == "full":
        return f"{'达到' if to['better'] == 'higher' else '不高于'}{goal}的得满分，否则不得分"
    if to["reached"] == "full":
        return f"完成率（完成数 ÷ {goal}）达到 {line} 的得满分，低于 {line} 的不得分"
    limit = "完成率不设上限" if cap is None else f"完成率超过 {percent(cap)} 的按 {percent(cap)} 计"
    return f"得分 = 分值 × 完成数 ÷ {goal}，{limit}；完成率低于 {line} 的不得分"


RULE = Rule(
    name="cliff",
    title="未完成不得分",
    function=cliff,
    method=_method,
    told=frozenset({"against", "better", "line", "reached", "cap"}),
    inputs=(Input("done", "完成数", reading="actual"), *TARGETS),
    parameters=(
        AGAINST,
        BETTER,
        Parameter("line", "底线（1 即目标的 100%）", in_percent=True, default=ONE, least=ZERO),
        Parameter(
            "reached",
            "达到底线的",
            ParameterKind.CHOICE,
            default="full",
            choices={"full": "得满分", "proportion": "按完成率得分"},
        ),
        replace(CAP, only_when=set_to("reached", "proportion")),
        NO_TARGET,
        replace(ZERO_TARGET, only_when=lambda to: bool(to["line"] != ONE or to["reached"] != "full")),
    ),
    check=_check,
    scales=True,
)
