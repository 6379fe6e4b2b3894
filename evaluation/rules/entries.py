"""From bonus and deduction entries as decided to claims worth what the scheme says."""

from collections.abc import Sequence
from decimal import Decimal

from evaluation.rules.arithmetic import ZERO
from evaluation.rules.claims import Claim
from evaluation.rules.figures import Adjustment
from evaluation.rules.scheme import Item
from evaluation.rules.wording import plain


def claims_of(*, item: Item, adjustments: Sequence[Adjustment]) -> tuple[Claim, ...]:
    """Turn the entries made for an item into claims, worth what the scheme says; what cannot count says why."""
    mine = sorted((one for one in adjustments if one.item == item.code), key=_order)
    return tuple(_claim(item, one) for one in mine)


def _order(one: Adjustment) -> tuple[str, str, str, Decimal, str]:
    return one.matter, one.grade, one.reference, one.quantity, one.evidence


def _claim(item: Item, one: Adjustment) -> Claim:
    grades = {row["label"]: row["points"] for row in item.parameters.get("grades", ())}
    each, refused = item.parameters.get("points_each", ZERO), ""
    if grades:
        each = grades.get(one.grade)
        refused = "" if one.grade in grades else f"办法中没有「{one.grade or '未写明'}」这一等级"
    elif each is None:
        each = one.points
        refused = "" if each is not None else "未审定分值"
    if one.quantity <= 0:
        refused = f"数量为 {plain(one.quantity)}，应大于 0"
    if item.parameters["evidence"] and not one.evidence:
        refused = "未附佐证"
    return Claim(
        matter=one.matter,
        each=each if isinstance(each, Decimal) else ZERO,
        quantity=one.quantity,
        item=item.code,
        label=one.grade,
        reference=one.reference,
        refused=refused,
    )
