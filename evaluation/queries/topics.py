"""Indicators as papers speak of them."""

from __future__ import annotations

from dispatch.models import Indicator
from evaluation.rules.figures import IndicatorFact
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


def topic_kept(code: str, fact: IndicatorFact) -> Topic:
    """The indicator as it was when a run was computed."""
    return Topic(
        code=code,
        name=fact.name,
        short_name=fact.short_name,
        group=fact.group,
        measure=fact.measure,
        own=fact.own,
    )
