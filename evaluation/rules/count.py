"""Count 每个得分."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypedDict

from evaluation.rules.arithmetic import ZERO
from evaluation.rules.errors import Wrong
from evaluation.rules.outcome import Outcome, Scored, Unscored
from evaluation.rules.rule import Input, Parameter, ParameterKind, Rule, Settings
from evaluation.rules.wording import amount, equals, points


class Grade(TypedDict):
    """One grade of the things counted: points for each, and how many there are."""

    label: str
    points: Decimal
    count: Decimal


def count(
    *,
    weight: Decimal,
    count: Decimal | None = None,
    points_each: Decimal | None = None,
    grades: Sequence[Grade] = (),
    cap: Decimal | None = None,
    unit: str = "",
) -> Outcome:
    """按个数得分：每个得若干分，可按等级分别计（如省级 2 分、国家级 4 分），累计不超过上限。

    Source: domain.md §3, row "count", and the yearly evaluation of a city's flagship industry named there (new
    enterprises above scale 1 each, at most 10; platforms: provincial 2, national 4, at most 10).

    Either `count` with `points_each`, or `grades`. `cap`: the most points, the item's weight when not set. A count
    below 0 (a recognition withdrawn) cannot be scored: it is a correction to be made in the ledger.
    """
    listed = list(grades) or [Grade(label="", points=points_each or ZERO, count=count or ZERO)]
    total = ZERO
    terms = []
    for grade in listed:
        if grade["count"] < 0:
            return Unscored(
                "negative_count", f"{grade['label']}数量为 {amount(grade['count'], unit)}，不能为负；请更正台账"
            )
        total += grade["count"] * grade["points"]
        terms.append(
            f"{grade['label']}{' ' if grade['label'] else ''}{amount(grade['count'], unit)} × {points(grade['points'])}"
        )
    head = f"{' + '.join(terms)} {equals(total, '分')}"
    most = weight if cap is None else cap
    if total > most:
        return Scored(most, (f"{head}，超过上限 {points(most)}，按 {points(most)}计",))
    return Scored(total, (head,))


def _check(parameters: Mapping[str, Any], supplied: frozenset[str]) -> list[Wrong]:
    if parameters["grades"]:
        return (
            [Wrong("grades 与 points_each 只能写一种", "分等级得分与每个得分只能填一种")]
            if parameters["points_each"] is not None
            else []
        )
    wrong: list[Wrong] = []
    if parameters["points_each"] is None:
        wrong.append(
            Wrong("请写 points_each（每个得几分），或用 grades 写明各等级分值", "请填写每个得分，或逐行填写各等级分值")
        )
    if "count" not in supplied:
        wrong.append(Wrong("请写 indicator（计数的指标），或 inputs.count", "请选定计数的指标，或填写数量从哪里取"))
    return wrong


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    each = "、".join(f"{row['label']}每个得 {points(row['points'])}" for row in to["grades"])
    alone = "" if to["points_each"] is None else f"每个得 {points(to['points_each'])}"
    most = "，最多得满分" if to["cap"] is None else f"，最多得 {points(to['cap'])}"
    return (each or alone) + most


RULE = Rule(
    name="count",
    title="按个数得分",
    function=count,
    method=_method,
    told=frozenset({"points_each", "grades", "cap"}),
    inputs=(Input("count", "数量", reading="actual", required=False),),
    parameters=(
        Parameter("points_each", "每个得分", least=ZERO),
        Parameter(
            "grades",
            "分等级计分",
            ParameterKind.TABLE,
            default=(),
            columns=(
                Parameter("label", "等级", ParameterKind.TEXT, required=True),
                Parameter("points", "每个得分", required=True, least=ZERO),
                Parameter("count", "数量", ParameterKind.FIGURE, required=True),
            ),
        ),
        Parameter("cap", "最高分（不写即权重）", least=ZERO),
    ),
    check=_check,
    in_points=True,
)
