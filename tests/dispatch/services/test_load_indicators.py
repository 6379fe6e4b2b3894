"""A regime's indicators and the city's targets; last year's words do not come back over this year's."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from dispatch.enums import IndicatorForm, IndicatorKind
from dispatch.models import CityTarget, Indicator
from dispatch.rules.facts import CityTargetFacts, IndicatorFacts
from dispatch.services.load_indicators import load_indicators
from offices.models import Account, AuditEntry
from tests.actors import City

SIGNED = IndicatorFacts(
    code="contracts-signed",
    name="签约项目",
    short_name="签约",
    group="招商引资",
    number=1,
    kind=IndicatorKind.FLOW,
    form=IndicatorForm.NUMBER,
    unit="个",
    decimals=0,
    phased=True,
    owner="industry",
    curve=tuple(Decimal(month) / 12 for month in range(1, 13)),
    city=CityTargetFacts(value=Decimal(120), summed=True, wording="全市签约120个"),
)


def load(by: Account | None = None, *, year: int = 2024, **words: Any) -> int:
    facts = [IndicatorFacts(**{**vars(SIGNED), **words})]
    return load_indicators(by=by, facts=facts, year=year, source="small")


def test_works_and_leaves_one_entry(city: City, office: Account) -> None:
    assert load(office) == 1

    indicator = Indicator.objects.get()
    assert (indicator.name, indicator.owner, len(indicator.curve)) == ("签约项目", city.organisations["industry"], 12)
    target = CityTarget.objects.get()
    assert (target.year, target.value, target.wording) == (2024, 120, "全市签约120个")
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.object_label, entry.after) == ("indicators.load", "small", {"indicators": 1})


def test_one_chains_own_indicator(city: City) -> None:
    load(own="ferrous")
    assert Indicator.objects.get().chain == city.chains["ferrous"]


def test_new_words_of_the_regime_are_taken_over(city: City) -> None:
    load()
    load(name="签约项目数")
    assert Indicator.objects.get().name == "签约项目数"


def test_last_years_regime_loaded_again_takes_nothing_back(city: City) -> None:
    load()
    load(year=2025, name="签约项目数", city=CityTargetFacts(value=Decimal(140), summed=True, wording="全市140个"))

    load()

    assert Indicator.objects.get().name == "签约项目数"
    assert dict(CityTarget.objects.values_list("year", "value")) == {2024: 120, 2025: 140}


@pytest.mark.parametrize("actor", ["clerk", "leader", "system_admin"])
def test_refuses_everybody_else(city: City, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        load(city.account(actor))
    assert not Indicator.objects.exists()
