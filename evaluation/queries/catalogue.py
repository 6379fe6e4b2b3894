"""What a scheme may name, as the rules ask for it."""

from __future__ import annotations

from chains.models import Chain
from dispatch.models import Indicator
from evaluation.rules.figures import Catalogue, IndicatorFact


def catalogue() -> Catalogue:
    """The indicators and chains that a scheme may name."""
    return Catalogue(
        indicators={
            indicator.code: IndicatorFact(
                name=indicator.name,
                unit=indicator.unit,
                only_for=(indicator.chain.code,) if indicator.chain else (),
            )
            for indicator in Indicator.objects.select_related("chain")
        },
        units=dict(Chain.objects.filter(closed_on=None).values_list("code", "name")),
    )
