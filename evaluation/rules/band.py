"""Band 分档."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypedDict

from evaluation.rules.arithmetic import ZERO
from evaluation.rules.errors import Wrong
from evaluation.rules.outcome import Outcome, Scored
from evaluation.rules.rule import BETTER, Input, Parameter, ParameterKind, Rule, Settings
from evaluation.rules.wording import amount, earns, equals, percent, points

Band = TypedDict("Band", {"label": str, "from": Decimal | None, "share": Decimal})
"""One band: from which value it holds (None: all the rest), and the share of the weight that it earns."""


def band(
    *,
    weight: Decimal,
    value: Decimal,
    bands: Sequence[Band],
    better: str = "higher",
    boundary: str = "better",
    unit: str = "",
) -> Outcome:
    """分档得分：按所在的档得权重的一定比例，如 100%、75%、50%、0；边界上的数归好的一档（或差的一档）。

    Source: domain.md §3, row "band": 100/75/50/0, grades I–IV, which side a boundary belongs to.

    Each band begins at its `from`; the one without `from` is for the rest, and where there is none the rest earns 0.
    `better` "higher": a band holds from its value upwards, the highest first; "lower": downwards, the lowest first.
    `boundary` "better": a value exactly at a limit belongs to the better band; "worse": to the one below.
    """
    for one in sorted(bands, key=lambda row: _order(row["from"], better)):
        limit = one["from"]
        if limit is None or _within(value, limit, better, boundary):
            score = weight * one["share"]
            head = f"{amount(value, unit)}，{_limit_in_words(limit, better, boundary, unit)}，属「{one['label']}」档"
            earned = f"得 {percent(one['share'])}，× 权重 {points(weight)} {equals(score, '分')}"
            return Scored(score, (f"{head}，{earned}",))
    return Scored(ZERO, (f"{amount(value, unit)}，不在任何一档，得 0 分",))


def _order(limit: Decimal | None, better: str) -> tuple[bool, Decimal]:
    return limit is None, ZERO if limit is None else (-limit if better == "higher" else limit)


def _within(value: Decimal, limit: Decimal, better: str, boundary: str) -> bool:
    if value == limit:
        return boundary == "better"
    return (value > limit) == (better == "higher")


def _limit_in_words(limit: Decimal | None, better: str, boundary: str, unit: str) -> str:
    if limit is None:
        return "不在其他各档"
    if boundary == "better":
        return f"{'不低于' if better == 'higher' else '不高于'} {amount(limit, unit)}"
    return f"{'高于' if better == 'higher' else '低于'} {amount(limit, unit)}"


def _check(parameters: Mapping[str, Any], supplied: frozenset[str]) -> list[Wrong]:
    rows: Sequence[Band] = parameters["bands"]
    if not rows:
        return [
            Wrong(
                "请用 bands 写明各档：label 档名、from 从多少起、share 得分占权重的比例",
                "请逐行填写各档：档名、从多少起、得分占权重的比例",
            )
        ]
    limits = [one["from"] for one in rows]
    wrong: list[Wrong] = []
    if len(set(limits)) < len(limits):
        wrong.append(
            Wrong(
                "bands 中有两档的 from 相同（或都没有写）；每档从不同的数起，只有最后一档可以不写",
                "有两档从同一个数起（或都没有填）；每档从不同的数起，只有最后一档可以不填",
            )
        )
    ordered = sorted(rows, key=lambda row: _order(row["from"], parameters["better"]))
    shares = [one["share"] for one in ordered]
    if shares != sorted(shares, reverse=True):
        wrong.append(
            Wrong(
                "bands 中较好的一档得分反而较低；请核对 from、share，以及 better（方向）",
                "较好的一档得分反而较低；请核对从多少起、得分占权重的比例，以及方向",
            )
        )
    return wrong


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    said = []
    for row in sorted(to["bands"], key=lambda one: _order(one["from"], to["better"])):
        limit = "" if row["from"] is None else _limit_in_words(row["from"], to["better"], to["boundary"], to["unit"])
        said.append(f"{row['label']}（{limit or '其余'}）{earns(row['share'])}")
    if all(row["from"] is not None for row in to["bands"]):
        said.append("其余不得分")
    return "；".join(said)


RULE = Rule(
    name="band",
    title="分档得分",
    function=band,
    method=_method,
    told=frozenset({"bands", "better", "boundary"}),
    inputs=(Input("value", "本单位数", reading="actual"),),
    parameters=(
        Parameter(
            "bands",
            "各档",
            ParameterKind.TABLE,
            default=(),
            columns=(
                Parameter("label", "档名", ParameterKind.TEXT, required=True),
                Parameter("from", "从多少起", of_figures=True),
                Parameter(
                    "share", "得分占权重的比例（1 即 100%）", in_percent=True, required=True, default=ZERO, least=ZERO
                ),
            ),
        ),
        BETTER,
        Parameter(
            "boundary",
            "边界上的数",
            ParameterKind.CHOICE,
            default="better",
            choices={"better": "归好的一档", "worse": "归差的一档"},
        ),
    ),
    check=_check,
    scales=True,
)
