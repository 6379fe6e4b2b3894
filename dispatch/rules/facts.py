"""What a regime says of indicators and the city's targets, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dispatch.enums import IndicatorForm, IndicatorKind


@dataclass(frozen=True)
class CityTargetFacts:
    value: Decimal
    summed: bool
    wording: str


@dataclass(frozen=True)
class IndicatorFacts:
    """``own`` is the code of the chain whose indicator it is; empty for a common one."""

    code: str
    name: str
    short_name: str
    group: str
    number: int
    kind: IndicatorKind
    form: IndicatorForm
    unit: str
    decimals: int
    phased: bool
    own: str = ""
    other_names: tuple[str, ...] = ()
    curve: tuple[Decimal, ...] = ()
    higher_is_better: bool = True
    owner: str = ""
    source: str = ""
    counted_from: str = ""
    target_phrase: str = ""
    city: CityTargetFacts | None = None
