"""Numbers in the sentences of an explanation: shown ones may be shortened (≈ then stands for =), worked ones never."""

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from config.lib.numbers import plain
from evaluation.rules.arithmetic import HUNDRED, ONE

__all__ = ["amount", "earns", "equals", "equals_percent", "percent", "plain", "points"]

PLACES = 4
_SHOWING = Context(prec=50, rounding=ROUND_HALF_UP)
_STEPS = {places: Decimal(1).scaleb(-places) for places in range(21)}


def amount(value: Decimal, unit: str = "", places: int = PLACES) -> str:
    """Write a value with its unit, shortened to `places`: 12.5 亿元, 7.2%."""
    written = str(value)
    point = written.find(".")
    if "E" in written or (point >= 0 and len(written) > point + 1 + places):
        written = str(value.quantize(_STEPS[places], None, _SHOWING))
    return _with_unit(written, unit)


def equals(value: Decimal, unit: str = "", places: int = PLACES) -> str:
    """Write the end of an equation: 「= 6.188 分」, or 「≈ 6.1881 分」 when the shown figure is a shortened one."""
    short = value.quantize(_STEPS[places], None, _SHOWING)
    sign = "=" if short == value else "≈"
    return f"{sign} {_with_unit(str(short), unit)}"


@lru_cache(maxsize=500)  # weights are said again in every line
def points(value: Decimal) -> str:
    """Write points: 「10 分」."""
    return amount(value, "分")


@lru_cache(maxsize=500)  # caps and shares of the scheme too
def percent(share: Decimal) -> str:
    """Write a share as a percentage: 0.5 → 50%."""
    return amount(share * HUNDRED, "%", 2)


def earns(share: Decimal) -> str:
    """Write which share of its weight an item earns: 「得满分」, 「得分值的 75%」, 「不得分」."""
    if share == ONE:
        return "得满分"
    return f"得分值的 {percent(share)}" if share else "不得分"


def equals_percent(share: Decimal) -> str:
    """Write a share as the end of an equation: 「≈ 61.88%」."""
    return equals(share * HUNDRED, "%", 2)


def _with_unit(written: str, unit: str) -> str:
    """A shortened figure without the zeros at its end; its sign is that of an equation, not the shorter hyphen."""
    if written[-1] == "0" and "." in written:
        written = written.rstrip("0").rstrip(".")
    if written[0] == "-":
        written = "0" if written == "-0" else f"−{written[1:]}"
    if not unit:
        return written
    return f"{written}%" if unit == "%" else f"{written} {unit}"
