from __future__ import annotations

from decimal import Decimal

from config.lib import numbers


def plain_figure(value: Decimal | None) -> str | None:
    """A figure as the trail keeps it: text, so that no digit is lost."""
    return None if value is None else numbers.plain(value)
