"""Growth base 持平得基本分."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from evaluation.rules.arithmetic import HUNDRED, ONE, ZERO
from evaluation.rules.errors import Wrong
from evaluation.rules.outcome import NotApplicable, Outcome, Scored, Unscored
from evaluation.rules.rule import Input, Parameter, ParameterKind, Rule, Settings, set_to
from evaluation.rules.wording import amount, earns, equals, percent, plain, points

LEVEL = Decimal("0.8")
HALF = Decimal("0.5")
FIVE = Decimal(5)


def growth(
    *,
    weight: Decimal,
    value: Decimal,
    before: Decimal | None = None,
    given: str = "amount",
    base: Decimal = LEVEL,
    per: Decimal = FIVE,
    up: Decimal = ONE,
    cap_up: Decimal | None = HALF,
    down: Decimal = ONE,
    no_rate: str = "unscored",
    unit: str = "",
) -> Outcome:
    """持平得基本分：与上年持平得基本分，每增长若干加若干分，加分有上限；每下降若干减若干分，减完为止。

    Source: domain.md §3, row "growth base": level = 80% of the points, each +5% = +1, bonus capped at 50%.

    `given` "amount": the rate of growth is (value − before) ÷ before; "rate": `value` is a rate of growth in % already.
    Level earns `base` × weight; each `per` per cent of growth adds `up` points, at most `cap_up` × weight (None: no
    cap); each `per` of decline takes `down` points, down to 0. From a base of 0 or below there is no rate of growth:
    `no_rate` says "unscored", "not_applicable" or "direction" (better than before: the whole weight; the same: the base
    share; worse: 0). No figure of the year before is settled by `no_rate` too, where "direction" cannot be told and is
    unscored. Where its weight is shared out, the points follow it in proportion.
    """
    if given == "rate":
        rate, head = value, f"增幅 {amount(value, '%')}"
    elif before is None:
        if no_rate == "not_applicable":
            return NotApplicable("没有上年同期数，本项不适用")
        return Unscored("no_base", "没有上年同期数，不能计算增幅；请补报上年同期数，或在办法中写明如何处理")
    elif before <= 0:
        return _without_rate(weight=weight, value=value, before=before, base=base, no_rate=no_rate, unit=unit)
    else:
        rate = (value - before) * HUNDRED / before
        head = f"增幅 =（{amount(value, unit)} − {amount(before, unit)}）÷ {amount(before, unit)} {equals(rate, '%')}"
    level = weight * base
    first = f"{head}；持平得权重 {points(weight)}的 {percent(base)}，即 {points(level)}"
    if rate >= 0:
        change = rate * up / per
        held = change if cap_up is None else min(change, weight * cap_up)
        limit = f"，超过加分上限 {points(held)}，加 {points(held)}" if held != change else ""
        score, text = level + held, f"每增长 {plain(per)}% 加 {points(up)}，共加 {points(change)}{limit}"
    else:
        change = -rate * down / per
        held = min(change, level)
        limit = "，减完为止" if held != change else ""
        score, text = level - held, f"每下降 {plain(per)}% 减 {points(down)}，共减 {points(change)}{limit}"
    sign = "+" if rate >= 0 else "−"
    return Scored(score, (first, text, f"{points(level)} {sign} {points(held)} {equals(score, '分')}"))


def _without_rate(
    *, weight: Decimal, value: Decimal, before: Decimal, base: Decimal, no_rate: str, unit: str
) -> Outcome:
    said = f"上年同期 {amount(before, unit)}，不能计算增幅"
    if no_rate == "not_applicable":
        return NotApplicable(f"{said}，本项不适用")
    if no_rate == "unscored":
        return Unscored("no_base", f"{said}；请核对上年同期数，或在办法中写明如何处理")
    word = _direction(value=value, before=before)
    score = weight * base if value == before else weight if value > before else ZERO
    if value == before:
        share = f"得权重的 {percent(base)}，即 {points(score)}"
    else:
        share = f"得满分 {points(score)}" if score else "不得分"
    return Scored(score, (f"{said}；本期 {amount(value, unit)}，{word}，按办法{share}",))


def _direction(*, value: Decimal, before: Decimal) -> str:
    if value == before:
        return "与上年持平"
    if before == 0:
        return "由零增长" if value > 0 else "由零下降"
    if value > 0:
        return "扭亏"
    return "减亏" if value > before else "增亏"


def _check(parameters: Mapping[str, Any], supplied: frozenset[str]) -> list[Wrong]:
    wrong: list[Wrong] = []
    if parameters["per"] is not None and parameters["per"] <= 0:
        wrong.append(Wrong("per 须大于 0，即每增长（下降）百分之几为一档", "每增长（下降）百分之几为一档，须大于 0"))
    if parameters["given"] == "amount" and "before" not in supplied:
        wrong.append(
            Wrong(
                '请写 indicator，或 inputs.before（上年同期数）；指标本身就是增幅的写 given = "rate"',
                "请选定指标，或填写上年同期数从哪里取；指标本身就是增幅的，请选取数为增幅",
            )
        )
    return wrong


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    by_rate = to["given"] == "rate"
    step = f" {plain(to['per'])} 个百分点" if by_rate else f" {plain(to['per'])}% "
    level, up, down = ("增幅为 0 的", "每提高", "每降低") if by_rate else ("与上年持平的", "每增长", "每下降")
    rises = f"{up}{step}加 {points(to['up'])}"
    limit = "加分不设上限" if to["cap_up"] is None else f"最多加分值的 {percent(to['cap_up'])}"
    falls = f"{down}{step}减 {points(to['down'])}，减完为止" if to["down"] else "下降的不减分"
    more = f"{rises}，{limit}" if to["up"] else "增长的不加分"
    return f"{level}{earns(to['base'])}；{more}；{falls}"


RULE = Rule(
    name="growth",
    title="持平得基本分",
    function=growth,
    in_points=True,
    method=_method,
    told=frozenset({"given", "base", "per", "up", "cap_up", "down"}),
    inputs=(
        Input("value", "本期数", reading="actual"),
        Input(
            "before",
            "上年同期数",
            reading="last_year",
            required=False,
            may_lack=True,
            only_when=set_to("given", "amount"),
        ),
    ),
    parameters=(
        Parameter(
            "given",
            "指标是",
            ParameterKind.CHOICE,
            default="amount",
            choices={"amount": "数额，增幅由上年同期数算出", "rate": "增幅（%）"},
        ),
        Parameter("base", "持平得分占权重的比例（0.8 即 80%）", in_percent=True, default=LEVEL, least=ZERO, most=ONE),
        Parameter("per", "每增长（下降）百分之几为一档", default=FIVE, least=ZERO, of_figures=True),
        Parameter("up", "每档加几分", default=ONE, least=ZERO),
        Parameter(
            "cap_up",
            "加分上限占权重的比例（0.5 即 50%）",
            in_percent=True,
            default=HALF,
            least=ZERO,
            none="none",
            help='不设上限写 "none"',
            only_when=lambda to: bool(to["up"]),
        ),
        Parameter("down", "每档减几分", default=ONE, least=ZERO),
        Parameter(
            "no_rate",
            "上年同期没有数、为 0 或为负时",
            ParameterKind.CHOICE,
            default="unscored",
            choices={
                "unscored": "不能评分",
                "not_applicable": "本项不适用",
                "direction": "好转得满分，持平得基本分，变差不得分",
            },
            only_when=set_to("given", "amount"),
        ),
    ),
    check=_check,
)
