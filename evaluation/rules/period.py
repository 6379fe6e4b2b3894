"""Period 分期."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypedDict

from evaluation.rules.arithmetic import HUNDRED, ONE, ZERO
from evaluation.rules.errors import Wrong
from evaluation.rules.outcome import Outcome, Scored, Unscored
from evaluation.rules.rule import Parameter, ParameterKind, Rule, Settings
from evaluation.rules.wording import amount, equals, percent, plain, points


class Part(TypedDict):
    """One period: its score, None where it has none, and its share."""

    label: str
    score: Decimal | None
    share: Decimal


def period(
    *,
    weight: Decimal,
    parts: Sequence[Part],
    method: str = "weighted",
    full: Decimal = HUNDRED,
    missing: str = "unscored",
    unit: str = "",
) -> Outcome:
    """分期得分：各期（月、季度）的得分按比例合成（或取最好、最近一期），得分 = 权重 × 合成分 ÷ 各期满分。

    Source: domain.md §3, row "period": months → quarter → year.

    `method` "weighted": by their shares, which need not add up to 100; "best": the highest; "last": the last that has a
    score. `missing`, where a period has none: "unscored" (wait), "leave_out" (the others share its part) or "zero".
    Scores count as they are, below 0 and above `full` too.
    """
    silent = [one["label"] for one in parts if one["score"] is None]
    if silent and (missing == "unscored" or (missing == "leave_out" and len(silent) == len(parts))):
        return Unscored("period_missing", f"{'、'.join(silent)}没有得分；请补齐，或在办法中写明如何处理")
    word = "按办法计 0 分" if missing == "zero" else "按办法不计入，由其余各期分摊"
    notes = (f"{'、'.join(silent)}没有得分，{word}",) if silent else ()
    scored = [
        (one["label"], one["score"] or ZERO, one["share"])
        for one in parts
        if one["score"] is not None or missing == "zero"
    ]
    if method == "weighted":
        total = sum((share for _, _, share in scored), ZERO)
        if not total:
            return Unscored("no_share", "有得分的各期比例合计为 0，不能合成；请核对 share")
        result = sum((score * share for _, score, share in scored), ZERO) / total
        terms = " + ".join(f"{label} {amount(score)} × {percent(share / total)}" for label, score, share in scored)
        text = f"{terms} {equals(result)}"
    else:
        label, result, _ = max(scored, key=lambda one: one[1]) if method == "best" else scored[-1]
        text = f"取{'最好' if method == 'best' else '最近'}一期{label} {amount(result)}"
    score = weight * result / full
    return Scored(
        score, (*notes, text, f"{amount(result)} ÷ 满分 {plain(full)} × 权重 {points(weight)} {equals(score, '分')}")
    )


def _check(parameters: Mapping[str, Any], supplied: frozenset[str]) -> list[Wrong]:
    rows: Sequence[Part] = parameters["parts"]
    if not rows:
        return [
            Wrong(
                "请用 parts 写明各期：label 名称、score 得分（读哪个数）、share 比例",
                "请逐行填写各期：时期、得分（读哪个数）、比例",
            )
        ]
    if parameters["method"] == "weighted" and not any(row["share"] for row in rows):
        return [Wrong("parts 中各期的 share（比例）不能都是 0", "各期的比例不能都是 0")]
    return []


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    total = sum((row["share"] for row in to["parts"]), ZERO)
    if to["method"] == "weighted" and len(to["parts"]) > 1 and total:
        said = "合成分 = " + " + ".join(f"{row['label']} × {percent(row['share'] / total)}" for row in to["parts"])
    else:
        which = {"best": "最好一期", "last": "最近一期"}.get(to["method"], "")
        said = f"合成分取{'、'.join(row['label'] for row in to['parts'])}{'中' if which else ''}{which}的得分"
    return f"得分 = 分值 × 合成分 ÷ {plain(to['full'])}；{said}"


RULE = Rule(
    name="period",
    title="分期得分",
    function=period,
    method=_method,
    told=frozenset({"parts", "method", "full"}),
    inputs=(),
    parameters=(
        Parameter(
            "parts",
            "各期",
            ParameterKind.TABLE,
            default=(),
            columns=(
                Parameter("label", "时期", ParameterKind.TEXT, required=True),
                Parameter("score", "得分", ParameterKind.FIGURE, required=True, may_lack=True),
                Parameter(
                    "share",
                    "比例",
                    default=ONE,
                    least=ZERO,
                    only_when=lambda to: len(to["parts"]) > 1 and to["method"] == "weighted",
                ),
            ),
        ),
        Parameter(
            "method",
            "合成办法",
            ParameterKind.CHOICE,
            default="weighted",
            choices={"weighted": "按比例", "best": "取最好一期", "last": "取最近一期"},
        ),
        Parameter("full", "各期满分", default=HUNDRED, least=Decimal("0.01")),
        Parameter(
            "missing",
            "有一期没有得分时",
            ParameterKind.CHOICE,
            default="unscored",
            choices={"unscored": "不能评分，待补", "leave_out": "由其余各期分摊", "zero": "按 0 分计"},
        ),
    ),
    check=_check,
    scales=True,
)
