"""Step 超欠加减分."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from evaluation.rules.arithmetic import HUNDRED, ONE, ZERO
from evaluation.rules.errors import Wrong
from evaluation.rules.outcome import Outcome, Scored
from evaluation.rules.rule import BETTER, Input, Parameter, ParameterKind, Rule, Settings, set_to
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
from evaluation.rules.wording import amount, equals, equals_percent, plain, points


def step(
    *,
    weight: Decimal,
    done: Decimal,
    target: Decimal | None = None,
    target_to_date: Decimal | None = None,
    against: str = "year",
    measure: str = "rate",
    better: str = "higher",
    base: Decimal | None = None,
    per: Decimal = ONE,
    up: Decimal = ZERO,
    cap_up: Decimal | None = ZERO,
    kink: Decimal | None = None,
    up_beyond: Decimal = ZERO,
    down: Decimal = ZERO,
    cap_down: Decimal | None = None,
    whole_steps: bool = False,
    no_target: str = "unscored",
    zero_target: str = "unscored",
    called: Mapping[str, str] = ITS_OWN,
    unit: str = "",
) -> Outcome:
    """超欠加减分：达到目标得基本分，每超（欠）若干加（减）若干分，加分、减分各有上限。

    Source: domain.md §3, row "step" (separate caps up and down; a kink; whole steps or fractions), and the evaluation
    of a city's key projects named there (progress 30, ±1 per percentage point, at most ±30).

    `measure` "rate": over and under are percentage points of the rate of completion (done ÷ target − 100%);
    "difference": the difference itself, in the unit of the figure. `base`: the points at the target, the weight when
    not set. Each `per` over adds `up`, at most `cap_up` (None: no cap); beyond `kink` over, each `per` adds `up_beyond`
    instead. Each `per` under takes `down`, at most `cap_down` (None: down to 0 points). `whole_steps`: a step begun
    does not count. `better` "lower" turns over and under. A target of 0 or a negative one stops only "rate"; the
    difference to it can always be taken. Where its weight is shared out, the points follow it in proportion.
    `called`: see `targets.goal_in_words`.
    """
    goal = target_to_date if against == "time_progress" else target
    if goal is None:
        return without_target(against=against, no_target=no_target)
    earned = weight if base is None else base
    wording = goal_in_words(goal=goal, target=target, against=against, called=called, unit=unit)
    if measure == "rate":
        if goal < 0:
            return with_negative_target(goal, unit)
        if goal == 0:
            return at_zero(earned=earned, done=done, zero_target=zero_target, wording=wording, unit=unit)
        over, word = done * HUNDRED / goal - HUNDRED, "个百分点"
        gap = "" if wording.endswith("）") else " "
        head = f"完成 {amount(done, unit)} ÷ {wording}{gap}{equals_percent(done / goal)}"
    else:
        over, word = done - goal, "个百分点" if unit == "%" else unit
        head = f"完成 {amount(done, unit)}，{wording}"
    if not over:
        return Scored(earned, (f"{head}，与目标持平，得基本分 {points(earned)}",))
    size = abs(over)
    if (over > 0) == (better == "higher"):
        change, said = _added(size, per, up, kink, up_beyond, whole_steps, word)
        held = change if cap_up is None else min(change, cap_up)
        score, way = earned + held, "优于目标" if better == "lower" else "超目标"
    else:
        change, said = _change(size, per, down, whole_steps, "减", word)
        held = min(change, earned if cap_down is None else cap_down)
        score, way = earned - held, "差于目标" if better == "lower" else "欠目标"
    if not change:
        return Scored(earned, (f"{head}，{way} {amount(size, word)}，按办法不加不减，得基本分 {points(earned)}",))
    limit = f"，按上限 {points(held)}计" if held != change else ""
    sign = "+" if score >= earned else "−"
    return Scored(
        score,
        (
            f"{head}，{way} {amount(size, word)}",
            f"{said}{limit}",
            f"基本分 {points(earned)} {sign} {points(held)} {equals(score, '分')}",
        ),
    )


def _added(
    size: Decimal, per: Decimal, up: Decimal, kink: Decimal | None, up_beyond: Decimal, whole_steps: bool, word: str
) -> tuple[Decimal, str]:
    if kink is None or size <= kink:
        return _change(size, per, up, whole_steps, "加", word)
    first, said = _change(kink, per, up, whole_steps, "加", word)
    second, more = _change(size - kink, per, up_beyond, whole_steps, "加", word)
    total = first + second
    return total, f"{amount(kink, word)}以内，{said}；超过部分，{more}；合计加 {points(total)}"


def _change(size: Decimal, per: Decimal, each: Decimal, whole_steps: bool, verb: str, word: str) -> tuple[Decimal, str]:
    if whole_steps:
        steps = size // per
        change = steps * each
        counted = f"{plain(steps)} 个整档"
    else:
        change = size * each / per
        counted = amount(size, word)
    gap = "" if word else " "
    return change, f"每 {amount(per, word)}{gap}{verb} {points(each)}，{counted}{gap}共{verb} {points(change)}"


def _adds(to: Settings) -> bool:
    return bool(to["up"] or to["up_beyond"])


def _check(parameters: Mapping[str, Any], supplied: frozenset[str]) -> list[Wrong]:
    wrong: list[Wrong] = []
    if parameters["per"] is not None and parameters["per"] <= 0:
        wrong.append(Wrong("per 须大于 0，即每超（欠）多少为一档", "每超（欠）多少为一档，须大于 0"))
    if not parameters["up"] and not parameters["down"]:
        wrong.append(Wrong("请写 up（每档加几分）或 down（每档减几分）", "请填写每档加几分，或每档减几分"))
    if parameters["up"] and parameters["cap_up"] == 0:
        wrong.append(
            Wrong(
                '写了 up 就要写 cap_up（最多加几分）；不设上限写 "none"',
                "填写了每档加几分，就要填写最多加几分；不设上限写 none",
            )
        )
    if parameters["up_beyond"] and parameters["kink"] is None:
        wrong.append(
            Wrong(
                "写了 up_beyond 就要写 kink（超过多少以后改按 up_beyond 加分）",
                "填写了此后每档加几分，就要填写超过多少以后另按一种分值",
            )
        )
    return wrong


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    by_rate = to["measure"] == "rate"
    goal, unit = to["goal"], "个百分点" if by_rate or to["unit"] == "%" else to["unit"] or "个计量单位"
    step = f" {plain(to['per'])} {unit}"
    over, under, beyond = ("超", "欠", "超过") if to["better"] == "higher" else ("低", "高", "低于目标")
    base = "得满分" if to["base"] is None else f"得基本分 {points(to['base'])}"
    parts = [f"按{'完成率' if by_rate else '与目标之差'}计分：完成{goal}的{base}"]
    if to["up"]:
        parts.append(f"每{over}{step}加 {points(to['up'])}")
    if to["kink"] is not None:
        parts.append(f"{beyond} {plain(to['kink'])} {unit}以后每{over}{step}加 {points(to['up_beyond'])}")
    if to["up"] or to["kink"] is not None:
        parts.append("加分不设上限" if to["cap_up"] is None else f"最多加 {points(to['cap_up'])}")
    else:
        parts.append(f"{beyond}的不加分")
    if to["down"]:
        least = "减完为止" if to["cap_down"] is None else f"最多减 {points(to['cap_down'])}"
        parts.append(f"每{under}{step}减 {points(to['down'])}，{least}")
    else:
        parts.append("未完成的不减分")
    parts.append("不足一档的不计" if to["whole_steps"] else "不足一档的按比例计")
    return "；".join(parts)


RULE = Rule(
    name="step",
    title="超欠加减分",
    function=step,
    in_points=True,
    method=_method,
    told=frozenset(
        {
            "against",
            "better",
            "measure",
            "base",
            "per",
            "up",
            "cap_up",
            "kink",
            "up_beyond",
            "down",
            "cap_down",
            "whole_steps",
        }
    ),
    inputs=(Input("done", "完成数", reading="actual"), *TARGETS),
    parameters=(
        AGAINST,
        Parameter(
            "measure",
            "超欠按什么算",
            ParameterKind.CHOICE,
            default="rate",
            choices={"rate": "完成率的百分点", "difference": "与目标之差"},
        ),
        BETTER,
        Parameter("base", "基本分（不写即权重）", least=ZERO),
        Parameter("per", "每超（欠）多少为一档", default=ONE, least=ZERO, of_figures=True),
        Parameter("up", "每档加几分", default=ZERO, least=ZERO),
        Parameter(
            "cap_up", "最多加几分", default=ZERO, least=ZERO, none="none", help='不设上限写 "none"', only_when=_adds
        ),
        Parameter("kink", "超过多少以后另按一种分值", least=ZERO, of_figures=True),
        Parameter("up_beyond", "此后每档加几分", default=ZERO, least=ZERO, only_when=lambda to: to["kink"] is not None),
        Parameter("down", "每档减几分", default=ZERO, least=ZERO),
        Parameter("cap_down", "最多减几分（不写即减完为止）", least=ZERO, only_when=lambda to: bool(to["down"])),
        Parameter("whole_steps", "不足一档不计", ParameterKind.FLAG, default=False),
        NO_TARGET,
        replace(ZERO_TARGET, only_when=set_to("measure", "rate")),
    ),
    check=_check,
)
