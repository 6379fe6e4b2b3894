"""The same reading of every unit that is compared, for rules that judge among peers."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Peers:
    """Values in ascending order, and how many units that should have one have none."""

    values: tuple[Decimal, ...]
    lacking: int = 0

    @classmethod
    def of(cls, values: Iterable[Decimal | None]) -> "Peers":
        """Gather readings of all units, None where there is none; the order in which they come does not matter."""
        listed = list(values)
        present = sorted(value for value in listed if value is not None)
        return cls(values=tuple(present), lacking=len(listed) - len(present))

    @property
    def low(self) -> Decimal:
        """The lowest value; there must be one."""
        return self.values[0]

    @property
    def high(self) -> Decimal:
        """The highest value; there must be one."""
        return self.values[-1]

    def ahead(self, value: Decimal, better: str) -> int:
        """How many of the values are better than this one: higher, or lower where lower is better."""
        if better == "lower":
            return bisect_left(self.values, value)
        return len(self.values) - bisect_right(self.values, value)

    def equal(self, value: Decimal) -> int:
        """How many of the values are the same as this one."""
        return bisect_right(self.values, value) - bisect_left(self.values, value)
