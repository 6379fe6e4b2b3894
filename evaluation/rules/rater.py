"""Rater 评议."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypedDict

from msgspec import Struct

from evaluation.rules.arithmetic import HUNDRED, ONE, ZERO
from evaluation.rules.errors import Wrong
from evaluation.rules.outcome import Outcome, Scored, Unscored
from evaluation.rules.rule import Input, InputKind, Parameter, ParameterKind, Rule, Settings
from evaluation.rules.table import MOST_OF_A_CODE, MOST_OF_A_TITLE
from evaluation.rules.wording import amount, equals, percent, plain, points


class Mark(Struct, frozen=True):
    """One mark given by a rater, or by one of a group of raters (the group's marks are averaged)."""

    rater: str
    value: Decimal
    reference: str = ""


class Rater(TypedDict):
    """A rater (or group of raters) named by the scheme, with its weight."""

    code: str
    label: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class _Voice:
    label: str
    weight: Decimal
    marks: tuple[Decimal, ...]

    @property
    def mean(self) -> Decimal:
        return sum(self.marks, ZERO) / len(self.marks)


def rater(
    *,
    weight: Decimal,
    marks: Sequence[Mark],
    raters: Sequence[Rater] = (),
    method: str = "weighted",
    full: Decimal = HUNDRED,
    missing: str = "unscored",
    unit: str = "",
) -> Outcome:
    """评议得分：各评议主体打分按权重加权（或取平均），得分 = 权重 × 评议分 ÷ 评议满分。

    Source: domain.md §3, row "rater" (weighted 70/30 or averaged; missing rater), and the county's quarterly evaluation
    of industry task forces named there (parks 70%, towns 30%; teams averaged).

    `method` "weighted": the mean of each rater's marks, times its weight; weights need not add up to 100. "average":
    the mean of all marks alike. `missing`, when a named rater gave no mark: "unscored" (wait), "share" (its weight goes
    to the others in proportion; in an average it is left out) or "zero" (its mark counts as 0). A mark below 0 or
    above `full`, or of a rater not named, is an error and nothing is scored. `unit` is not used.
    """
    if wrong := _wrong_mark(marks=marks, raters=raters, full=full):
        return wrong
    voices = _voices(marks=marks, raters=raters)
    silent = [voice.label for voice in voices if not voice.marks]
    notes: tuple[str, ...] = ()
    if silent and missing == "zero":
        voices = [voice if voice.marks else _Voice(voice.label, voice.weight, (ZERO,)) for voice in voices]
        notes = (f"{'、'.join(silent)}未打分，按办法计 0 分",)
    elif silent and missing == "share" and len(silent) < len(voices):
        voices = [voice for voice in voices if voice.marks]
        notes = (f"{'、'.join(silent)}未打分，按办法由其余评议主体按比例分摊",)
    elif silent or not voices:
        return Unscored("rater_missing", f"{'、'.join(silent) or '评议主体'}尚未打分；请催办打分，不按 0 分处理")
    result, text = _average(voices) if method == "average" else _weighted(voices)
    score = weight * result / full
    return Scored(
        score,
        (
            *notes,
            text,
            f"评议分 {amount(result)} ÷ 评议满分 {plain(full)} × 权重 {points(weight)} {equals(score, '分')}",
        ),
    )


def _wrong_mark(*, marks: Sequence[Mark], raters: Sequence[Rater], full: Decimal) -> Unscored | None:
    known = {one["code"] for one in raters}
    for mark in marks:
        if not ZERO <= mark.value <= full:
            return Unscored("mark_out_of_range", f"评议分 {plain(mark.value)} 不在 0 至 {plain(full)} 之间；请核对打分")
        if known and mark.rater not in known:
            return Unscored("unknown_rater", f"办法中没有评议主体「{mark.rater}」；请核对打分")
    return None


def _voices(*, marks: Sequence[Mark], raters: Sequence[Rater]) -> list[_Voice]:
    if raters:
        return [
            _Voice(one["label"], one["weight"], tuple(sorted(m.value for m in marks if m.rater == one["code"])))
            for one in raters
        ]
    return [_Voice(m.rater, ONE, (m.value,)) for m in sorted(marks, key=lambda m: (m.rater, m.value, m.reference))]


def _average(voices: Sequence[_Voice]) -> tuple[Decimal, str]:
    """The sum and how many they are: the working is read by the judged, who are not told the single marks."""
    listed = [mark for voice in voices for mark in voice.marks]
    total = sum(listed, ZERO)
    mean = total / len(listed)
    return mean, f"评议分 = {len(listed)} 份打分合计 {plain(total)} ÷ {len(listed)} {equals(mean)}"


def _weighted(voices: Sequence[_Voice]) -> tuple[Decimal, str]:
    total = sum((voice.weight for voice in voices), ZERO)
    result = sum((voice.mean * voice.weight for voice in voices), ZERO) / total
    terms = " + ".join(f"{voice.label} {amount(voice.mean)} × {percent(voice.weight / total)}" for voice in voices)
    averaged = [f"{v.label} {len(v.marks)} 份打分平均 {equals(v.mean)}" for v in voices if len(v.marks) > 1]
    return result, "；".join([*averaged, f"评议分 = {terms} {equals(result)}"])


def _check(parameters: Mapping[str, Any], supplied: frozenset[str]) -> list[Wrong]:
    named: Sequence[Rater] = parameters["raters"]
    if not named:
        return (
            []
            if parameters["method"] == "average"
            else [Wrong("请用 raters 写明评议主体及权重", "请逐行填写评议主体及权重")]
        )
    wrong: list[Wrong] = []
    codes = [one["code"] for one in named if one["code"]]
    if len(set(codes)) < len(codes):
        wrong.append(
            Wrong("raters 中有相同的 code；每个评议主体用一个代码", "评议主体有相同的代码；每个评议主体用一个代码")
        )
    if parameters["method"] == "weighted" and any(one["weight"] <= 0 for one in named):
        wrong.append(Wrong("raters 中各评议主体的 weight 须大于 0", "各评议主体的权重须大于 0"))
    return wrong


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    total = sum((row["weight"] for row in to["raters"]), ZERO)
    weighted = to["method"] == "weighted" and len(to["raters"]) > 1
    named = [row["label"] + (f"（{percent(row['weight'] / total)}）" if weighted else "") for row in to["raters"]]
    return (
        f"得分 = 分值 × 评议分 ÷ {plain(to['full'])}；评议分由{'、'.join(named) or '评议主体'}打分"
        f"{'加权得出' if weighted else '取平均' if to['method'] == 'average' else ''}"
    )


RULE = Rule(
    name="rater",
    title="评议得分",
    function=rater,
    method=_method,
    told=frozenset({"raters", "method", "full"}),
    inputs=(Input("marks", "评议打分", InputKind.MARKS),),
    parameters=(
        Parameter(
            "raters",
            "评议主体",
            ParameterKind.TABLE,
            default=(),
            columns=(
                Parameter("code", "代码", ParameterKind.TEXT, required=True, longest=MOST_OF_A_CODE),
                Parameter("label", "名称", ParameterKind.TEXT, required=True, longest=MOST_OF_A_TITLE),
                Parameter(
                    "weight",
                    "权重",
                    default=ONE,
                    least=ZERO,
                    only_when=lambda to: len(to["raters"]) > 1 and to["method"] == "weighted",
                ),
            ),
        ),
        Parameter(
            "method",
            "算法",
            ParameterKind.CHOICE,
            default="weighted",
            choices={"weighted": "按权重加权", "average": "取平均"},
        ),
        Parameter("full", "评议满分", default=HUNDRED, least=Decimal("0.01")),
        Parameter(
            "missing",
            "有评议主体未打分时",
            ParameterKind.CHOICE,
            default="unscored",
            choices={"unscored": "不能评分，待补", "share": "由其余主体分摊", "zero": "按 0 分计"},
            only_when=lambda to: bool(to["raters"]),
        ),
    ),
    check=_check,
    scales=True,
)
