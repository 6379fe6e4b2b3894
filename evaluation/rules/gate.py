"""Gate 一票否决、不达标."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypedDict

from evaluation.rules.arithmetic import ONE, ZERO
from evaluation.rules.claims import Claim
from evaluation.rules.errors import Wrong
from evaluation.rules.outcome import Outcome, Scored, Shut, Unscored
from evaluation.rules.rule import Input, InputKind, Parameter, ParameterKind, Rule, Settings
from evaluation.rules.wording import amount, plain, points


class Condition(TypedDict):
    """One condition: it is met where the value is below, or above, the limit; None where the figures lack it."""

    label: str
    value: Decimal | None
    below: Decimal | None
    above: Decimal | None


def gate(
    *,
    weight: Decimal = ZERO,
    conditions: Sequence[Condition] = (),
    claims: Sequence[Claim] = (),
    needed: Decimal = ONE,
    unknown: str = "unscored",
    unit: str = "",
) -> Outcome:
    """一票否决：列明的情形达到规定项数的，总评不达标；出现列明的否决事项的，每件计一项。

    Source: domain.md §3, row "gate": one veto; or "one of A, or two of B" fails the whole.

    `conditions`: met where the value is below `below`, or above `above`; exactly at the limit is not. `claims`: the
    veto entries, each matter once. The gate is shut when `needed` of them come together. A condition that cannot be
    told for want of a figure matters only where it could shut the gate: then `unknown` says "unscored" (wait) or "open"
    (not met). `weight` and `unit` are not used: what a shut gate does to the total is the scheme's to say.
    """
    met: list[str] = []
    open_: list[str] = []
    lacking: list[str] = []
    for one in conditions:
        said = _in_words(one)
        kept = lacking if said is None else met if _is_met(one) else open_
        kept.append(f"{one['label']}缺数" if said is None else said)
    events = [claim.matter or "未写明事项" for claim in claims if claim.counts]
    refused = [f"{claim.matter}：{claim.refused}，不计" for claim in claims if not claim.counts]
    hits = Decimal(len(met) + len(events))
    working = (*met, *(f"否决事项：{event}" for event in events), *refused)
    if hits >= needed:
        reason = "；".join((*met, *events))
        return Shut(reason, (*working, f"共 {plain(hits)} 项，达到 {plain(needed)} 项，不达标"))
    if lacking and unknown == "unscored" and hits + len(lacking) >= needed:
        return Unscored("undecided", f"{'、'.join(lacking)}，不能判定是否达标")
    notes = tuple(f"{one}，按办法视同未触发" for one in lacking)
    return Scored(ZERO, (*working, *open_, *notes, f"共 {plain(hits)} 项，未达到 {plain(needed)} 项，达标"))


def _is_met(one: Condition) -> bool:
    value, below, above = one["value"], one["below"], one["above"]
    if value is None:
        return False
    return (below is not None and value < below) or (above is not None and value > above)


def _in_words(one: Condition) -> str | None:
    """The condition with its figures; None where it cannot be told."""
    value, below, above = one["value"], one["below"], one["above"]
    limit = below if below is not None else above
    if value is None or limit is None:
        return None
    side = "低于" if below is not None else "高于"
    return f"{one['label']} {amount(value)}，{'' if _is_met(one) else '不'}{side} {amount(limit)}"


def _check(parameters: Mapping[str, Any], supplied: frozenset[str]) -> list[Wrong]:
    wrong = [
        Wrong(
            f"情形「{row['label']}」须写 below（低于多少）或 above（高于多少）中的一种",
            f"情形「{row['label']}」的低于多少、高于多少须填且只填一种",
        )
        for row in parameters["conditions"]
        if (row["below"] is None) == (row["above"] is None)
    ]
    if parameters["needed"] is not None and parameters["needed"] < 1:
        wrong.append(Wrong("needed 须不小于 1，即达到几项为不达标", "达到几项为不达标，须不小于 1"))
    if (parameters["effect"] == "cap") != (parameters["most"] is not None):
        wrong.append(
            Wrong(
                'effect = "cap" 须写 most（总分不超过几分）；其他处理不写 most',
                "处理为限制总分的，须填写总分不超过几分；其他处理不填",
            )
        )
    return wrong


_EFFECTS = {"unranked": "不参加排名", "zero": "总分计 0 分"}


def _method(to: Settings) -> str:
    """What shuts it and what that does, in a sentence."""
    needed, most = to["needed"], to["most"]
    events = "有佐证的否决事项" if to["evidence"] else "否决事项"
    effect = _EFFECTS.get(to["effect"]) or f"总分不超过 {points(most)}"
    if not to["conditions"]:
        return f"出现{events}{f' {plain(needed)} 项' if needed > ONE else ''}的，{effect}"
    how_many = f"达到 {plain(needed)} 项" if needed > ONE else "之一"
    said = (
        row["label"] + (f"高于{row['above']}" if row["below"] is None else f"低于{row['below']}")
        for row in to["conditions"]
    )
    return f"有下列情形{how_many}的，{effect}：{'；'.join(said)}；出现{events}"


RULE = Rule(
    name="gate",
    title="一票否决",
    function=gate,
    method=_method,
    told=frozenset({"conditions", "needed", "effect", "most", "evidence"}),
    inputs=(Input("claims", "否决事项", InputKind.CLAIMS),),
    parameters=(
        Parameter(
            "conditions",
            "情形",
            ParameterKind.TABLE,
            default=(),
            columns=(
                Parameter("label", "情形", ParameterKind.TEXT, required=True),
                Parameter("value", "读哪个数", ParameterKind.FIGURE, required=True, may_lack=True),
                Parameter("below", "低于多少", ParameterKind.FIGURE, may_lack=True),
                Parameter("above", "高于多少", ParameterKind.FIGURE, may_lack=True),
            ),
        ),
        Parameter("needed", "达到几项为不达标", default=ONE, least=ONE),
        Parameter(
            "unknown",
            "缺数不能判定时",
            ParameterKind.CHOICE,
            default="unscored",
            choices={"unscored": "待补数后判定", "open": "视同未触发"},
            only_when=lambda to: bool(to["conditions"]),
        ),
        Parameter(
            "effect",
            "不达标的",
            ParameterKind.CHOICE,
            default="unranked",
            choices={"unranked": "不参加排名", "cap": "总分不超过规定分数", "zero": "总分计 0 分"},
            of_total=True,
        ),
        Parameter("most", "总分不超过几分", least=ZERO, of_total=True),
        Parameter("evidence", "否决事项须有佐证", ParameterKind.FLAG, default=True, of_claims=True),
    ),
    check=_check,
)
