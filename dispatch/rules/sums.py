"""The one sum: of a year's months, and of the chains of a city. A missing figure is never zero."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal


def total(values: Iterable[Decimal | None]) -> Decimal | None:
    """All of them together; None where one is missing or there are none: a sum with a gap is no sum.

    Whether figures of several chains may be added is told by :attr:`dispatch.rules.measure.Measure.adds_up`.
    """
    reached = None
    for value in values:
        if value is None:
            return None
        reached = value if reached is None else reached + value
    return reached
