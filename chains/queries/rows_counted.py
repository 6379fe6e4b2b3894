from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, QuerySet, Value


def rows_counted(parts: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows each part has, by the part's name; one statement whatever their number."""
    counts = [
        rows.order_by().annotate(part=Value(name)).values("part").annotate(rows=Count("pk")).values_list("part", "rows")
        for name, rows in parts.items()
    ]
    if not counts:
        return {}
    found: dict[str, int] = dict(counts[0].union(*counts[1:], all=True) if len(counts) > 1 else counts[0])
    return {name: found.get(name, 0) for name in parts}
