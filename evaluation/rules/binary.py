"""Binary 有无得分."""

from decimal import Decimal

from evaluation.rules.arithmetic import ONE, ZERO
from evaluation.rules.outcome import Outcome, Scored, Unscored
from evaluation.rules.rule import Input, Parameter, Rule, Settings
from evaluation.rules.wording import amount, earns, points


def binary(
    *, weight: Decimal, value: Decimal, least: Decimal = ONE, otherwise: Decimal = ZERO, unit: str = ""
) -> Outcome:
    """有无得分：有（已完成）得满分，没有得 0 分。

    Source: domain.md §3, row "binary", and the yearly evaluation of a city's flagship industry named there (policy
    issued: 5).

    Done is a figure of at least `least` (1 when not set); more earns no more. Not done earns `otherwise` × weight. A
    figure below 0 is an error of the ledger and is not scored; none at all is not "no".
    """
    if value < 0:
        return Unscored("negative_value", f"填报数为 {amount(value, unit)}，不能为负；请更正台账")
    if value >= least:
        return Scored(weight, (f"{amount(value, unit)}，达到 {amount(least, unit)}，得权重 {points(weight)}",))
    score = weight * otherwise
    return Scored(score, (f"{amount(value, unit)}，未达到 {amount(least, unit)}，得 {points(score)}",))


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    return f"有（不少于 {amount(to['least'], to['unit'])}）的得满分，没有的{earns(to['otherwise'])}"


RULE = Rule(
    name="binary",
    title="有无得分",
    function=binary,
    method=_method,
    told=frozenset({"least", "otherwise"}),
    inputs=(Input("value", "填报数", reading="actual"),),
    parameters=(
        Parameter("least", "达到多少算有（不写即 1）", default=ONE, least=Decimal("0.0001"), of_figures=True),
        Parameter(
            "otherwise", "没有时得分占权重的比例（0.5 即 50%）", in_percent=True, default=ZERO, least=ZERO, most=ONE
        ),
    ),
    scales=True,
)
