"""Rank 名次得分."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypedDict

from evaluation.rules.arithmetic import ZERO
from evaluation.rules.errors import Wrong
from evaluation.rules.outcome import Outcome, Scored, Unscored
from evaluation.rules.peers import Peers
from evaluation.rules.rule import BETTER, Input, InputKind, Parameter, ParameterKind, Rule, Settings
from evaluation.rules.wording import amount, equals, plain, points


class Places(TypedDict):
    """A place, or the places after the row before: up to which place, and the points."""

    label: str
    upto: Decimal
    points: Decimal


def rank(
    *,
    weight: Decimal,
    value: Decimal,
    peers: Peers,
    better: str = "higher",
    places: Sequence[Places] = (),
    drop: Decimal | None = None,
    lowest: Decimal = ZERO,
    ties: str = "best",
    unit: str = "",
) -> Outcome:
    """名次得分：按本单位数在同类中的名次得分，可逐名或按名次段写明分值，也可每降一名减若干分。

    Source: domain.md §3, row "rank": points by place (4, 3, 2, 1), by band of places, or minus x for each place down.

    Either `places` (each row holds up to its place; beyond the last row `lowest`), or `drop`: the first has the weight,
    each place down `drop` less, not below `lowest`. `ties`, where several have the same value: "best" (all have the
    first of their places), "average" (the mean points of the places they take up), "worst" (the last of them). Units
    that did not report are not placed and push nobody down. `better` "lower": the lowest value is first. Where its
    weight is shared out, the points follow it in proportion.
    """
    if not peers.values:
        return Unscored("no_peers", "没有可比较的单位，不能排名次")
    place = 1 + peers.ahead(value, better)
    tied = max(1, peers.equal(value))
    taken = range(place, place + tied)
    earned = [_points(at, weight=weight, places=places, drop=drop, lowest=lowest) for at in taken]
    left_out = f"，另有 {peers.lacking} 个单位未报，未列入排名" if peers.lacking else ""
    shared = f"，{tied} 个单位并列" if tied > 1 else ""
    first = f"本单位 {amount(value, unit)}，在 {len(peers.values)} 个单位中列第 {place} 名{shared}{left_out}"
    if tied > 1 and ties == "average":
        score = sum(earned, ZERO) / tied
        terms = " + ".join(plain(one) for one in earned)
        return Scored(score, (first, f"按所占名次的平均分计：（{terms}）÷ {tied} {equals(score, '分')}"))
    at, score = (taken[-1], earned[-1]) if ties == "worst" else (place, earned[0])
    if places:
        return Scored(score, (first, f"第 {at} 名得 {points(score)}"))
    sum_text = f"权重 {points(weight)} − 每降一名 {points(drop or ZERO)} × {at - 1}"
    limit = f"，低于最低分，按 {points(lowest)}计" if weight - (drop or ZERO) * (at - 1) < lowest else ""
    return Scored(score, (first, f"{sum_text}{limit} {equals(score, '分')}"))


def _points(place: int, *, weight: Decimal, places: Sequence[Places], drop: Decimal | None, lowest: Decimal) -> Decimal:
    if not places:
        return max(lowest, weight - (drop or ZERO) * (place - 1))
    return next((row["points"] for row in places if place <= row["upto"]), lowest)


def _check(parameters: Mapping[str, Any], supplied: frozenset[str]) -> list[Wrong]:
    rows: Sequence[Places] = parameters["places"]
    if not rows:
        return (
            []
            if parameters["drop"] is not None
            else [
                Wrong(
                    "请用 places 写明各名次的分值，或写 drop（每降一名减几分）",
                    "请逐行填写各名次的得分，或填写每降一名减几分",
                )
            ]
        )
    if parameters["drop"] is not None:
        return [Wrong("places 与 drop 只能写一种", "各名次的得分与每降一名减几分只能填一种")]
    wrong: list[Wrong] = []
    ends = [row["upto"] for row in rows]
    if ends != sorted(set(ends)) or any(end != end.to_integral_value() for end in ends):
        wrong.append(
            Wrong("places 的 upto（到第几名）须是整数，从小到大，不重复", "到第几名须是整数，从小到大，不重复")
        )
    scores = [*(row["points"] for row in rows), parameters["lowest"]]
    if scores != sorted(scores, reverse=True):
        wrong.append(
            Wrong(
                "places 中靠前的名次得分反而较低（或低于 lowest）；请核对",
                "靠前的名次得分反而较低（或低于最低得分）；请核对",
            )
        )
    return wrong


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    order = f"按数由{'大到小' if to['better'] == 'higher' else '小到大'}排名"
    if not to["places"]:
        least = f"最低 {points(to['lowest'])}" if to["lowest"] else "减完为止"
        return f"{order}，第 1 名得满分，每降一名减 {points(to['drop'] or ZERO)}，{least}"
    said, first = [], 1
    for row in to["places"]:
        last = int(row["upto"])
        said.append(f"第 {first}{f' 至 {last}' if last > first else ''} 名得 {points(row['points'])}")
        first = last + 1
    return f"{order}，{'、'.join(said)}、其余得 {points(to['lowest'])}"


RULE = Rule(
    name="rank",
    title="名次得分",
    function=rank,
    in_points=True,
    method=_method,
    told=frozenset({"better", "places", "drop", "lowest"}),
    inputs=(
        Input("value", "本单位数", reading="actual"),
        Input("peers", "各单位数", InputKind.PEERS, required=False, of="value"),
    ),
    parameters=(
        BETTER,
        Parameter(
            "places",
            "各名次分值",
            ParameterKind.TABLE,
            default=(),
            columns=(
                Parameter("label", "名次", ParameterKind.TEXT, required=True),
                Parameter("upto", "到第几名", required=True, default=ZERO, least=Decimal(1)),
                Parameter("points", "得分", required=True, default=ZERO, least=ZERO),
            ),
        ),
        Parameter("drop", "每降一名减几分", least=ZERO),
        Parameter("lowest", "最低得分", default=ZERO, least=ZERO),
        Parameter(
            "ties",
            "并列时",
            ParameterKind.CHOICE,
            default="best",
            choices={"best": "按靠前的名次", "average": "取所占名次的平均分", "worst": "按靠后的名次"},
        ),
    ),
    check=_check,
)
