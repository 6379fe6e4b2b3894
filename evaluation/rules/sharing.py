"""What becomes of the weight of items that do not apply to a unit."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from evaluation.rules.arithmetic import ZERO
from evaluation.rules.scheme import Item, WhenNotApplicable


def full_weights(
    *, items: Sequence[Item], nominal: Mapping[str, Decimal], excused: Collection[str], how: WhenNotApplicable
) -> dict[str, Decimal]:
    """The weight that each item really has for one unit, when those in `excused` do not apply.

    Clause (domain.md §3, hard cases): an indicator that does not apply has weight 0, or its weight is shared out in
    proportion — within the innermost group that still has something to score (`share_group`), or among all items
    (`share_all`). `zero` leaves it out, and the unit's full marks are lower by it.
    """
    full = {code: ZERO if code in excused else weight for code, weight in nominal.items()}
    if not excused or how is WhenNotApplicable.ZERO:
        return full
    everything = [leaf.code for item in items for leaf in item.leaves() if leaf.code in nominal]
    groups = [] if how is WhenNotApplicable.SHARE_ALL else _groups(items, nominal)
    for code in sorted(excused):
        holders = next((group for group in groups if code in group and _weight(group, nominal, excused)), everything)
        total = _weight(holders, nominal, excused)
        for holder in holders:
            if holder not in excused and total:
                full[holder] += nominal[code] * nominal[holder] / total
    return full


def _groups(items: Sequence[Item], nominal: Mapping[str, Decimal]) -> list[list[str]]:
    """The codes held by each group, the innermost groups first."""
    groups = [one for item in items for one in item.everything() if one.is_group]
    held = [[leaf.code for leaf in group.leaves() if leaf.code in nominal] for group in groups]
    return sorted(held, key=len)


def _weight(codes: Sequence[str], nominal: Mapping[str, Decimal], excused: Collection[str]) -> Decimal:
    return sum((nominal[code] for code in codes if code not in excused), ZERO)
