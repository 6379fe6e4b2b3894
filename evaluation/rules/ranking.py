"""Places by total, and movement since the last run."""

from collections.abc import Mapping
from decimal import Decimal

from evaluation.rules.scheme import Ties


def places(*, totals: Mapping[str, Decimal], ties: Ties) -> dict[str, int]:
    """Give each unit its place, the highest total first; equal totals share a place.

    Clause (domain.md §3, hard cases): 并列第 n 名，下一名次空缺 (`skip`: 1, 2, 2, 4); `dense` counts on (1, 2, 2, 3).
    """
    ordered = sorted(totals.values(), reverse=True)
    if ties is Ties.DENSE:
        ordered = sorted(set(ordered), reverse=True)
    first: dict[Decimal, int] = {}
    for place, total in enumerate(ordered, start=1):
        first.setdefault(total, place)
    return {unit: first[total] for unit, total in totals.items()}


def movement(*, place: int | None, previous: int | None) -> int | None:
    """Places gained since the last run: from 5th to 3rd is 2, from 3rd to 5th is −2. None without both."""
    return None if place is None or previous is None else previous - place
