"""Deduct 扣分."""

from collections.abc import Sequence
from decimal import Decimal

from evaluation.rules.arithmetic import ZERO
from evaluation.rules.bonus import claims_in_words
from evaluation.rules.claims import Claim
from evaluation.rules.outcome import Outcome, Scored
from evaluation.rules.rule import Input, InputKind, Parameter, ParameterKind, Rule, Settings
from evaluation.rules.table import MOST_OF_A_GRADE
from evaluation.rules.wording import equals, points


def deduct(
    *,
    weight: Decimal = ZERO,
    claims: Sequence[Claim],
    cap: Decimal | None = None,
    floor: Decimal = ZERO,
    unit: str = "",
) -> Outcome:
    """扣分：每缺一项（每发生一次）扣若干分，扣完为止；同一事项只扣一次，按最高分值扣。

    Source: domain.md §3, row "deduct": x for each missing or offence, down to 0; the same
    matter only once, the highest.

    As an item with a `weight`: the weight less what is deducted, but not below `floor`. As an item of the deduction
    part (weight 0): the points to be taken off, negative, at most `cap`. `claims`: the entries of this item, those that
    do not count marked with the reason (see `claims.once`). No entries: nothing is taken off. `unit` is not used.
    """
    taken = sum((claim.points for claim in claims if claim.counts), ZERO)
    working = claims_in_words(claims) or ("本期没有扣分事项，扣 0 分",)
    if claims:
        working = (*working, f"合计扣分 {equals(taken, '分')}")
    if cap is not None and taken > cap:
        taken = cap
        working = (*working, f"超过本项上限，扣 {points(cap)}")
    if not weight:
        return Scored(-taken if taken else ZERO, working)
    left = weight - taken
    if left < floor:
        return Scored(floor, (*working, f"权重 {points(weight)} 扣完为止，得 {points(floor)}"))
    return Scored(left, (*working, f"权重 {points(weight)} − {points(taken)} {equals(left, '分')}"))


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    each = "、".join(f"{row['label']}每项扣 {points(row['points'])}" for row in to["grades"])
    alone = "每项扣分逐件审定" if to["points_each"] is None else f"每项扣 {points(to['points_each'])}"
    parts = [each or alone] + ([] if to["cap"] is None else [f"最多扣 {points(to['cap'])}"])
    if to["weight"]:
        parts.append(f"扣至 {points(to['floor'])}为止" if to["floor"] else "扣完为止")
    return "，".join([*parts, *(["须有佐证"] if to["evidence"] else [])])


RULE = Rule(
    name="deduct",
    title="扣分",
    function=deduct,
    method=_method,
    told=frozenset({"points_each", "grades", "cap", "floor", "evidence"}),
    inputs=(Input("claims", "扣分事项", InputKind.CLAIMS),),
    parameters=(
        Parameter("points_each", "每项扣分", least=ZERO, of_claims=True, only_when=lambda to: not to["grades"]),
        Parameter(
            "grades",
            "分等级扣分",
            ParameterKind.TABLE,
            default=(),
            of_claims=True,
            columns=(
                Parameter("label", "等级", ParameterKind.TEXT, required=True, longest=MOST_OF_A_GRADE),
                Parameter("points", "每项扣分", required=True, least=ZERO),
            ),
        ),
        Parameter("cap", "本项最多扣分", least=ZERO),
        Parameter("floor", "有权重的扣分项最低得分", default=ZERO, least=ZERO, only_when=lambda to: bool(to["weight"])),
        Parameter("evidence", "须有佐证", ParameterKind.FLAG, default=False, of_claims=True),
    ),
    in_points=True,
)
