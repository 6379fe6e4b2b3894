"""Proportion 按完成率得分."""

from decimal import Decimal

from evaluation.rules.arithmetic import ONE, ZERO
from evaluation.rules.outcome import NotApplicable, Outcome, Scored, Unscored
from evaluation.rules.rule import Input, Parameter, ParameterKind, Rule
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
    unit: str = "",
) -> Outcome:
    """按完成率得分：得分 = 权重 × 完成数 ÷ 目标数，完成率超过上限的按上限计。

    Source: domain.md §3, row "proportion", and the county's quarterly evaluation of industry task forces named there
    (new projects against the quarter's time-progress target: full at target).

    `against`: "year" divides by `target`, "time_progress" by `target_to_date`. `cap`: the highest share that counts
    (1 = 100%, 1.2 = 120%, 2 = twice the weight), None for no cap. Without a target, or with one of 0, the item is
    "unscored", "not_applicable" or (0 only) "full", as set. A negative target cannot be divided by. Done below 0
    counts as 0.
    """
    goal = target_to_date if against == "time_progress" else target
    if goal is None:
        if no_target == "not_applicable":
            return NotApplicable("未下达目标，本项不适用")
        kind = "时序目标" if against == "time_progress" else "全年目标"
        return Unscored("no_target", f"没有{kind}，不能计算完成率；请先下达目标，或在办法中写明无目标时如何处理")
    if goal < 0:
        return Unscored("negative_target", f"目标为 {amount(goal, unit)}，负数目标不能计算完成率；请改用其他计分规则")
    wording = _goal_in_words(goal=goal, target=target, against=against, unit=unit)
    if goal == 0:
        return _at_zero(weight=weight, done=done, zero_target=zero_target, wording=wording, unit=unit)
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


def _goal_in_words(*, goal: Decimal, target: Decimal | None, against: str, unit: str) -> str:
    if against != "time_progress":
        return f"全年目标 {amount(goal, unit)}"
    if not target or target == goal:
        return f"时序目标 {amount(goal, unit)}"
    return f"时序目标 {amount(goal, unit)}（全年目标 {amount(target, unit)} × 时间进度 {percent(goal / target)}）"


def _at_zero(*, weight: Decimal, done: Decimal, zero_target: str, wording: str, unit: str) -> Outcome:
    if zero_target == "not_applicable":
        return NotApplicable(f"{wording}，本项不适用")
    if zero_target == "full" and done >= 0:
        return Scored(weight, (f"{wording}，完成 {amount(done, unit)}，按办法视同完成，得权重 {points(weight)}",))
    return Unscored("zero_target", f"{wording}，不能作除数；请核定目标，或在办法中写明目标为 0 时如何处理")


RULE = Rule(
    name="proportion",
    title="按完成率得分",
    function=proportion,
    inputs=(
        Input("done", "完成数", reading="actual"),
        Input("target", "全年目标", reading="target", required=False, may_lack=True),
        Input("target_to_date", "时序目标", reading="target_to_date", required=False, may_lack=True),
    ),
    parameters=(
        Parameter(
            "against",
            "对照",
            ParameterKind.CHOICE,
            default="year",
            choices={"year": "全年目标", "time_progress": "时序目标"},
        ),
        Parameter("cap", "完成率上限（1 即 100%）", default=ONE, none="none", least=ZERO, help='不设上限写 "none"'),
        Parameter(
            "no_target",
            "没有目标时",
            ParameterKind.CHOICE,
            default="unscored",
            choices={"unscored": "不能评分", "not_applicable": "本项不适用"},
        ),
        Parameter(
            "zero_target",
            "目标为 0 时",
            ParameterKind.CHOICE,
            default="unscored",
            choices={"unscored": "不能评分", "not_applicable": "本项不适用", "full": "视同完成，得满分"},
        ),
    ),
)
