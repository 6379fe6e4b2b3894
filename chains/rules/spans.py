"""Spans of days, first and last day included; an open end is still running."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

Span = tuple[dt.date, dt.date | None]


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same days in as few spans as they need, in order: what overlaps or follows the next day becomes one.

    >>> day = lambda d: dt.date(2024, 1, d)
    >>> joined([(day(5), None), (day(1), day(4))])
    [(datetime.date(2024, 1, 1), None)]
    >>> joined([(day(1), day(2)), (day(4), day(5))])
    [(datetime.date(2024, 1, 1), datetime.date(2024, 1, 2)), (datetime.date(2024, 1, 4), datetime.date(2024, 1, 5))]
    """
    found: list[Span] = []
    for begins, ends in sorted(spans, key=lambda span: span[0]):
        if found and _touches(found[-1], begins):
            found[-1] = (found[-1][0], _later(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return found


def _touches(span: Span, begins: dt.date) -> bool:
    return span[1] is None or begins <= span[1] + dt.timedelta(days=1)


def _later(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return None if one is None or other is None else max(one, other)
