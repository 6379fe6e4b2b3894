"""Indicators as papers speak of them."""

from __future__ import annotations

from dispatch.models import Indicator
from evaluation.rules.standings import Topic


def topic_of(indicator: Indicator) -> Topic:
    """The indicator in plain values."""
    return Topic(
        code=indicator.code,
        name=indicator.name,
        short_name=indicator.short_name,
        group=indicator.group,
        measure=indicator.measure,
        own=indicator.chain_id is not None,
    )
