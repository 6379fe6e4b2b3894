from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction

from chains.models import Chain
from dispatch.enums import Act
from dispatch.models import CityTarget, Indicator
from dispatch.rules.facts import IndicatorFacts
from offices.enums import Right
from offices.models import Account, Organisation
from offices.permissions import require
from offices.services.trail import record

_PLAIN = (
    "name",
    "short_name",
    "group",
    "number",
    "kind",
    "form",
    "unit",
    "decimals",
    "higher_is_better",
    "phased",
    "source",
    "counted_from",
    "target_phrase",
)


@transaction.atomic
def load_indicators(*, by: Account | None, facts: Iterable[IndicatorFacts], year: int, source: str) -> int:
    """Make the indicators of a regime, or bring them up to its words, and the city's targets; returns how many.

    Indicators have no other author than regimes. Where a later year's was loaded already, its words stay, and only
    what is new is made.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    named = list(facts)
    chains = {chain.code: chain for chain in Chain.objects.all()}
    owners = {organisation.code: organisation for organisation in Organisation.objects.all()}
    superseded = CityTarget.objects.filter(year__gt=year).exists()
    put = Indicator.objects.get_or_create if superseded else Indicator.objects.update_or_create
    indicator = None
    for fact in named:
        values = asdict(fact)
        indicator, _ = put(
            code=fact.code,
            defaults={
                **{name: values[name] for name in _PLAIN},
                "other_names": list(fact.other_names),
                "curve": list(fact.curve) or None,
                "chain": chains[fact.own] if fact.own else None,
                "owner": owners[fact.owner] if fact.owner else None,
            },
        )
        if fact.city:
            CityTarget.objects.update_or_create(indicator=indicator, year=year, defaults=asdict(fact.city))
    if indicator:
        record(by=by, act=Act.INDICATORS_LOAD, on=indicator, label=source, after={"indicators": len(named)})
    return len(named)
