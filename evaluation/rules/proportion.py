"""Proportion 按完成率得分."""

from collections.abc import Mapping
from decimal import Decimal

from evaluation.rules.arithmetic import ONE, ZERO
from evaluation.rules.outcome import Outcome, Scored
from evaluation.rules.rule import Input, Rule, Settings
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


def proportion(
    *,
    weight: Decimal,
    done: Decimal,
    target: Decimal | None = None,
    target_to_date: Decimal | None = None,
    against: str = "year",
    cap: Decimal | None = ONE,
    no_target: str = "unscored",
    zero_target: str = "unscored",
    called: Mapping[str, str] = ITS_OWN,
    unit: str = "",
) -> Outcome:
    """按完成率得分：得分 = 权重 × 完成数 ÷ 目标数，完成率超过上限的按上限计。

    Source: domain.md §3, row "proportion", and the county's quarterly evaluation of industry task forces named there
    (new projects against the quarter's time-progress target: full at target).

    `against`: "year" divides by `target`, "time_progress" by `target_to_date`. `cap`: the highest share that counts
    (1 = 100%, 1.2 = 120%, 2 = twice the weight), None for no cap. Without a target, or with one of 0, the item is
    "unscored", "not_applicable" or (0 only) "full", as set. A negative target cannot be divided by. Done below 0
    counts as 0.
    `called`: see `targets.goal_in_words`.
    """
    goal = target_to_date if against == "time_progress" else target
    if goal is None:
        return without_target(against=against, no_target=no_target)
    if goal < 0:
        return with_negative_target(goal, unit)
    wording = goal_in_words(goal=goal, target=target, against=against, called=called, unit=unit)
    if goal == 0:
        return at_zero(earned=weight, done=done, zero_target=zero_target, wording=wording, unit=unit)
    if done < 0:
        return Scored(ZERO, (f"完成 {amount(done, unit)}，为负数，完成率按 0 计，得 0 分",))
    head = f"完成 {amount(done, unit)} ÷ {wording}{'' if wording.endswith('）') else ' '}{equals_percent(done / goal)}"
    if cap is not None and done > cap * goal:
        score = weight * cap
        return Scored(
            score,
            (f"{head}，超过上限 {percent(cap)}，按 {percent(cap)} 计，× 权重 {points(weight)} {equals(score, '分')}",),
        )
    score = weight * done / goal
    return Scored(score, (f"{head}，× 权重 {points(weight)} {equals(score, '分')}",))


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    goal, cap = to["goal"], to["cap"]
    limit = "完成率不设上限" if cap is None else f"完成率超过 {percent(cap)} 的按 {percent(cap)} 计"
    return f"得分 = 分值 × 完成数 ÷ {goal}，{limit}"


RULE = Rule(
    name="proportion",
    title="按完成率得分",
    function=proportion,
    method=_method,
    told=frozenset({"against", "cap"}),
    inputs=(
        Input("done", "完成数", reading="actual"),
        *TARGETS,
    ),
    parameters=(
        AGAINST,
        CAP,
        NO_TARGET,
        ZERO_TARGET,
    ),
    scales=True,
)
