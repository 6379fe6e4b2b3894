"""Efficacy coefficient 功效系数法."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from evaluation.rules.arithmetic import HUNDRED, ONE, ZERO
from evaluation.rules.errors import Wrong
from evaluation.rules.outcome import Outcome, Scored, Unscored
from evaluation.rules.peers import Peers
from evaluation.rules.rule import BETTER, Input, InputKind, Parameter, ParameterKind, Rule, Settings, set_to
from evaluation.rules.wording import amount, equals, percent, points

SIXTY = Decimal("0.6")


def efficacy(
    *,
    weight: Decimal,
    value: Decimal,
    peers: Peers | None = None,
    floor: Decimal | None = None,
    goal: Decimal | None = None,
    against: str = "peers",
    better: str = "higher",
    base: Decimal = SIXTY,
    lowest: Decimal = ZERO,
    highest: Decimal = ONE,
    when_equal: str = "full",
    unit: str = "",
) -> Outcome:
    """功效系数法：系数 =（本单位数 − 不允许值）÷（满意值 − 不允许值）× 40% + 60%，得分 = 权重 × 系数。

    Source: domain.md §3, row "efficacy coefficient": (x−min)/(max−min) × 40 + 60, among peers or against fixed base and
    target, in either direction.

    `against` "peers": the worst and the best of all units that reported; "fixed": `floor` earns `base`, `goal` earns
    full. `better` "lower" turns the direction (worst is then the highest value). The coefficient is held between
    `lowest` and `highest`. When best and worst are equal, `when_equal` decides: "full" (everybody full), "base"
    (everybody the base share) or "unscored"; against fixed values equal ends are an error of the scheme's figures and
    never scored.
    """
    if against == "fixed":
        if floor is None or goal is None:
            return Unscored("no_target", "没有满意值或不允许值（目标），不能计算功效系数；请先下达目标")
        worst, best, names = floor, goal, ("不允许值", "满意值")
        if best == worst:
            return Unscored("equal_ends", f"满意值与不允许值同为 {amount(best, unit)}，不能计算功效系数；请核定目标")
        if (best < worst) == (better == "higher"):
            return Unscored(
                "ends_reversed",
                f"满意值 {amount(best, unit)} 与不允许值 {amount(worst, unit)} 的高低与指标方向不符；请核定目标",
            )
    else:
        if peers is None or not peers.values:
            return Unscored("no_peers", "没有可比较的单位，不能计算功效系数")
        worst, best = (peers.low, peers.high) if better == "higher" else (peers.high, peers.low)
        names = ("同类最低值", "同类最高值") if better == "higher" else ("同类最高值", "同类最低值")
        if best == worst:
            return _all_equal(weight=weight, peers=peers, base=base, when_equal=when_equal, unit=unit)
    part, above, width = ONE - base, value - worst, best - worst
    coefficient = above * part / width + base
    ends, scale = _scale(worst, best, base, names, unit)
    if against == "peers" and peers is not None:
        ends += _left_out(peers)
    own = amount(value, unit)
    sum_text = f"（{own} − {scale} {equals(coefficient * HUNDRED, '%', 2)}"
    held = min(max(coefficient, lowest), highest)
    if held == coefficient:
        score, limit = weight * above * part / width + weight * base, ""
    else:
        score, limit = weight * held, f"，{'高于上限' if held < coefficient else '低于下限'}，按 {percent(held)} 计"
    return Scored(
        score,
        (
            f"本单位 {own}，{ends}",
            f"功效系数 = {sum_text}{limit}，× 权重 {points(weight)} {equals(score, '分')}",
        ),
    )


@lru_cache(maxsize=500)  # the same for every unit that is compared
def _scale(worst: Decimal, best: Decimal, base: Decimal, names: tuple[str, str], unit: str) -> tuple[str, str]:
    """The two ends in words, and what of the sum is the same for all: what stands behind 「本单位数 −」."""
    low, high = amount(worst, unit), amount(best, unit)
    ends = f"{names[0]} {low}，{names[1]} {high}"
    signed = _signed(worst, unit)
    return ends, f"{signed}）÷（{high} − {signed}）× {percent(ONE - base)} + {percent(base)}"


def _signed(value: Decimal, unit: str) -> str:
    return f"({amount(value, unit)})" if value < 0 else amount(value, unit)


def _left_out(peers: Peers) -> str:
    return f"（另有 {peers.lacking} 个单位未报，未列入比较）" if peers.lacking else ""


def _all_equal(*, weight: Decimal, peers: Peers, base: Decimal, when_equal: str, unit: str) -> Outcome:
    same = f"各单位同为 {amount(peers.high, unit)}，最高值与最低值相等{_left_out(peers)}"
    if when_equal == "unscored":
        return Unscored("equal_ends", f"{same}，按办法本项不评分")
    share = ONE if when_equal == "full" else base
    score = weight * share
    return Scored(score, (f"{same}，按办法系数取 {percent(share)}，× 权重 {points(weight)} {equals(score, '分')}",))


def _check(parameters: Mapping[str, Any], supplied: frozenset[str]) -> list[Wrong]:
    ends = {"floor", "goal"} & supplied
    if parameters["against"] == "fixed" and len(ends) < 2:
        return [
            Wrong(
                'against = "fixed" 时请写 inputs.floor（不允许值）和 inputs.goal（满意值），可以是数，也可以是指标目标',
                "对照固定的满意值和不允许值的，请填写这两个值，可以是数，也可以是指标目标",
            )
        ]
    if parameters["against"] == "peers" and ends:
        return [
            Wrong(
                '写了 floor 或 goal，但对照的是同类单位；请改为 against = "fixed"，或删去 floor 和 goal',
                "填写了不允许值或满意值，但对照的是同类单位；请改为对照固定的值，或清空这两个值",
            )
        ]
    lowest, highest = parameters["lowest"], parameters["highest"]
    if isinstance(lowest, Decimal) and isinstance(highest, Decimal) and lowest > highest:
        return [Wrong("lowest 不能大于 highest", "系数下限不能大于系数上限")]
    return []


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    worst, best = ("不允许值", "满意值") if to["against"] == "fixed" else ("最低值", "最高值")
    if to["against"] == "peers" and to["better"] == "lower":
        worst, best = best, worst
    share, base = percent(ONE - to["base"]), percent(to["base"])
    limits = [f"不低于 {percent(to['lowest'])}"] if to["lowest"] else []
    limits += [f"不高于 {percent(to['highest'])}"] if to["highest"] != ONE else []
    said = f"，系数{'、'.join(limits)}" if limits else ""
    return f"得分 = 分值 × 功效系数；功效系数 =（本单位数 − {worst}）÷（{best} − {worst}）× {share} + {base}{said}"


RULE = Rule(
    name="efficacy",
    title="功效系数法",
    function=efficacy,
    method=_method,
    told=frozenset({"against", "better", "base", "lowest", "highest"}),
    inputs=(
        Input("value", "本单位数", reading="actual"),
        Input("floor", "不允许值", required=False, may_lack=True, only_when=set_to("against", "fixed")),
        Input("goal", "满意值", required=False, may_lack=True, only_when=set_to("against", "fixed")),
        Input(
            "peers",
            "各单位数",
            InputKind.PEERS,
            required=False,
            of="value",
            only_when=set_to("against", "peers"),
        ),
    ),
    parameters=(
        Parameter(
            "against",
            "对照",
            ParameterKind.CHOICE,
            default="peers",
            choices={"peers": "同类单位", "fixed": "固定的满意值和不允许值"},
        ),
        BETTER,
        Parameter("base", "基本系数（0.6 即 60%）", in_percent=True, default=SIXTY, least=ZERO, most=ONE),
        Parameter("lowest", "系数下限（0.4 即 40%）", in_percent=True, default=ZERO),
        Parameter("highest", "系数上限（1 即 100%）", in_percent=True, default=ONE, least=ZERO),
        Parameter(
            "when_equal",
            "最高值与最低值相等时",
            ParameterKind.CHOICE,
            default="full",
            choices={"full": "都得满分", "base": "都得基本分", "unscored": "本项不评分"},
            only_when=set_to("against", "peers"),
        ),
    ),
    check=_check,
    scales=True,
)
