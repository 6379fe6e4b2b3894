"""Bonus and deduction entries, and the clause that the same matter counts once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from evaluation.rules.wording import plain, points


@dataclass(frozen=True, slots=True)
class Claim:
    """A bonus or deduction entry: `each` points times `quantity`, for one matter; `refused`: why it does not count."""

    matter: str
    each: Decimal
    quantity: Decimal = Decimal(1)
    item: str = ""
    label: str = ""
    reference: str = ""
    refused: str = ""

    @property
    def points(self) -> Decimal:
        """What the entry is worth before any cap."""
        return self.each * self.quantity

    @property
    def counts(self) -> bool:
        """Whether the entry counts."""
        return not self.refused

    def in_words(self) -> str:
        """The entry as a sentence part: 「甲项目：2 分 × 1 = 2 分」."""
        name = self.matter + (f"（{self.label}）" if self.label else "")
        return f"{name}：{points(self.each)} × {plain(self.quantity)} = {points(self.points)}"


def once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Let the same matter count once, by its highest entry; the others are kept and refused with the reason.

    Clause: 同一事项不重复加（扣）分，按最高分值计. An entry without a matter stands for itself. Of equal entries the
    first by item and reference is kept, so that the order in which they arrive does not matter.
    """
    best: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda c: (-c.points, c.item, c.reference, c.label)):
        if claim.matter and claim.counts:
            best.setdefault(claim.matter, claim)
    return tuple(_unless_counted(claim, best.get(claim.matter)) for claim in claims)


def _unless_counted(claim: Claim, winner: Claim | None) -> Claim:
    if winner is None or winner is claim or not claim.counts:
        return claim
    return replace(claim, refused=f"同一事项已按最高分值 {points(winner.points)}计，不重复计")
