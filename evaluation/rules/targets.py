"""What a figure is held against: the year's target or the time-progress target, and what is done without one."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from evaluation.rules.arithmetic import ONE, ZERO
from evaluation.rules.outcome import NotApplicable, Outcome, Scored, Unscored
from evaluation.rules.rule import Input, Parameter, ParameterKind, set_to
from evaluation.rules.wording import amount, percent, points

TARGETS = (
    Input(
        "target",
        "全年目标",
        reading="target",
        required=False,
        may_lack=True,
        only_told=set_to("against", "time_progress"),
        otherwise="目标",
    ),
    Input(
        "target_to_date",
        "时序目标",
        reading="target_to_date",
        required=False,
        may_lack=True,
        only_when=set_to("against", "time_progress"),
        otherwise="目标",
    ),
)
"""The inputs of every rule that holds a figure against a target."""

ITS_OWN: Mapping[str, str] = MappingProxyType({})
"""No target is called otherwise: they are the indicator's own."""

AGAINST = Parameter(
    "against",
    "对照",
    ParameterKind.CHOICE,
    default="year",
    choices={"year": "全年目标", "time_progress": "时序目标"},
)
CAP = Parameter(
    "cap",
    "完成率上限（1 即 100%）",
    in_percent=True,
    default=ONE,
    none="none",
    least=ZERO,
    help='不设上限写 "none"',
)
NO_TARGET = Parameter(
    "no_target",
    "没有目标时",
    ParameterKind.CHOICE,
    default="unscored",
    choices={"unscored": "不能评分", "not_applicable": "本项不适用"},
)
ZERO_TARGET = Parameter(
    "zero_target",
    "目标为 0 时",
    ParameterKind.CHOICE,
    default="unscored",
    choices={"unscored": "不能评分", "not_applicable": "本项不适用", "full": "视同完成，得满分"},
)


def without_target(*, against: str, no_target: str) -> Outcome:
    """The outcome where there is no target, as `no_target` says."""
    if no_target == "not_applicable":
        return NotApplicable("未下达目标，本项不适用")
    kind = "时序目标" if against == "time_progress" else "全年目标"
    return Unscored("no_target", f"没有{kind}，不能计算完成率；请先下达目标，或在办法中写明无目标时如何处理")


def with_negative_target(goal: Decimal, unit: str) -> Outcome:
    """The outcome where the target is negative and would have to be divided by."""
    return Unscored("negative_target", f"目标为 {amount(goal, unit)}，负数目标不能计算完成率；请改用其他计分规则")


def at_zero(*, earned: Decimal, done: Decimal, zero_target: str, wording: str, unit: str) -> Outcome:
    """The outcome where the target is 0, as `zero_target` says; "full" earns `earned` unless done is below 0."""
    if zero_target == "not_applicable":
        return NotApplicable(f"{wording}，本项不适用")
    if zero_target == "full" and done >= 0:
        return Scored(earned, (f"{wording}，完成 {amount(done, unit)}，按办法视同完成，得权重 {points(earned)}",))
    return Unscored("zero_target", f"{wording}，不能作除数；请核定目标，或在办法中写明目标为 0 时如何处理")


def goal_in_words(*, goal: Decimal, target: Decimal | None, against: str, called: Mapping[str, str], unit: str) -> str:
    """The target with where it comes from: 「时序目标 20.2 亿元（全年目标 40.4 亿元 × 时间进度 50%）」.

    `called`: by input, what a target is called that is not the indicator's own, such as the mean of all units.
    """
    if other := called.get("target_to_date" if against == "time_progress" else "target"):
        return f"{other} {amount(goal, unit)}"
    if against != "time_progress":
        return f"全年目标 {amount(goal, unit)}"
    if not target or target == goal:
        return f"时序目标 {amount(goal, unit)}"
    return f"时序目标 {amount(goal, unit)}（全年目标 {amount(target, unit)} × 时间进度 {percent(goal / target)}）"
