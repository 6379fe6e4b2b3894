"""Bonus 加分, for each item and in total."""

from collections.abc import Sequence
from decimal import Decimal

from evaluation.rules.arithmetic import ZERO
from evaluation.rules.claims import Claim
from evaluation.rules.outcome import Outcome, Scored
from evaluation.rules.rule import Input, InputKind, Parameter, ParameterKind, Rule, Settings
from evaluation.rules.table import MOST_OF_A_GRADE
from evaluation.rules.wording import equals, points


def bonus(*, weight: Decimal = ZERO, claims: Sequence[Claim], cap: Decimal | None = None, unit: str = "") -> Outcome:
    """加分：每项加若干分，单项累计不超过上限；同一项目只计一次，按最高分值计。

    Source: domain.md §3, row "bonus" (per-item cap, total cap, one project only once, evidence required), and the
    county's quarterly evaluation of industry task forces named there (visits +0.5, at most 3; each project once).

    `claims`: the entries of this item, those that do not count marked with the reason (see `claims.once`). `cap`: the
    most points of the item, None for no cap. No entries: 0 points, said so. `weight` and `unit` are not used.
    """
    total = sum((claim.points for claim in claims if claim.counts), ZERO)
    working = claims_in_words(claims)
    if not working:
        return Scored(ZERO, ("本期没有加分事项，加 0 分",))
    if cap is not None and total > cap:
        return Scored(cap, (*working, f"合计 {points(total)}，超过本项上限 {points(cap)}，加 {points(cap)}"))
    return Scored(total, (*working, f"合计加分 {equals(total, '分')}"))


def claims_in_words(claims: Sequence[Claim]) -> tuple[str, ...]:
    """One sentence for each entry, counted or not."""
    return tuple(claim.in_words() + (f"；{claim.refused}，计 0 分" if claim.refused else "") for claim in claims)


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    each = "、".join(f"{row['label']}每项加 {points(row['points'])}" for row in to["grades"])
    alone = "每项加分逐件审定" if to["points_each"] is None else f"每项加 {points(to['points_each'])}"
    most = [] if to["cap"] is None else [f"最多加 {points(to['cap'])}"]
    return "，".join([each or alone, *most, *(["须有佐证"] if to["evidence"] else [])])


RULE = Rule(
    name="bonus",
    title="加分",
    function=bonus,
    method=_method,
    told=frozenset({"points_each", "grades", "cap", "evidence"}),
    inputs=(Input("claims", "加分事项", InputKind.CLAIMS),),
    parameters=(
        Parameter("points_each", "每项加分", least=ZERO, of_claims=True, only_when=lambda to: not to["grades"]),
        Parameter(
            "grades",
            "分等级加分",
            ParameterKind.TABLE,
            default=(),
            of_claims=True,
            columns=(
                Parameter("label", "等级", ParameterKind.TEXT, required=True, longest=MOST_OF_A_GRADE),
                Parameter("points", "每项加分", required=True, least=ZERO),
            ),
        ),
        Parameter("cap", "本项上限", least=ZERO),
        Parameter("evidence", "须有佐证", ParameterKind.FLAG, default=True, of_claims=True),
    ),
)
