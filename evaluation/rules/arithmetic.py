"""How numbers are worked and rounded (domain.md §3, Arithmetic): decimals throughout, one rounding at the end."""

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from functools import lru_cache

ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)
_STEPS = {places: Decimal(1).scaleb(-places) for places in range(21)}

WORKING = Context(prec=50, rounding=ROUND_HALF_EVEN)
"""Fifty significant digits: enough that no division done on the way can be seen in a printed score."""

GUARD = Decimal(1).scaleb(-20)
"""Results are kept to twenty decimal places, so that 61.885 reached by way of a third is 61.885 again and not
61.88499…; a fraction of figures a government can print is never nearer to a half than that without being one."""


class Rounding(StrEnum):
    """How a printed score is rounded."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"

    @property
    def label(self) -> str:
        """The words used on paper."""
        return {"half_up": "四舍五入", "half_even": "四舍六入五成双（GB/T 8170）"}[self.value]


_PRINTING = {
    Rounding.HALF_UP: Context(prec=50, rounding=ROUND_HALF_UP),
    Rounding.HALF_EVEN: Context(prec=50, rounding=ROUND_HALF_EVEN),
}


def settle(value: Decimal) -> Decimal:
    """Give a worked value its final, unrounded form: twenty decimal places, no trailing zeros."""
    settled = value.quantize(GUARD, None, WORKING)
    whole = settled.to_integral_value()
    if whole == settled:
        return whole if whole else ZERO
    return settled.normalize(WORKING)


settle_again = lru_cache(maxsize=500)(settle)
"""The same, for weights: each comes up for every unit."""


def rounded(value: Decimal, *, places: int, mode: Rounding) -> Decimal:
    """Round a settled value for print. Done once, on the value itself, never on a rounded one."""
    return rounder(places=places, mode=mode)(value)


def rounder(*, places: int, mode: Rounding) -> Callable[[Decimal], Decimal]:
    """What does so, for many values."""
    step, context = _STEPS[places], _PRINTING[mode]

    def one(value: Decimal) -> Decimal:
        shown = value.quantize(step, None, context)
        return shown if shown else abs(shown)

    return one


def missed_by_rounding(total: Decimal, points: Iterable[Decimal | None], *, places: int) -> Decimal:
    """By how much printed points, added up, miss their printed total, where that is not more than rounding can do.

    Else 0: then there is another reason, which has its own words.
    """
    printed = [one or ZERO for one in points]
    missed = abs(sum(printed, ZERO) - total)
    return missed if missed <= _STEPS[places] * (len(printed) + 1) / 2 else ZERO
