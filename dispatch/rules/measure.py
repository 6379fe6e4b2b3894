"""What the rules know of an indicator and of one cell: plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from config.lib import numbers
from config.lib.periods import Month
from dispatch.enums import IndicatorForm, IndicatorKind

Figures = Mapping[Month, Decimal | None]
"""The figures of an indicator as they were entered, by month. A month that is not there was not reported."""

IN_POINTS = frozenset({"%", "个百分点", "百分点"})


@dataclass(frozen=True)
class Measure:
    """How an indicator is measured and compared with its target; ``curve``: the share due by the end of each month."""

    kind: IndicatorKind = IndicatorKind.FLOW
    form: IndicatorForm = IndicatorForm.NUMBER
    unit: str = ""
    decimals: int = 2
    higher_is_better: bool = True
    phased: bool = True
    curve: tuple[Decimal, ...] | None = None

    @property
    def is_rate(self) -> bool:
        """Whether its unit is per cent, so that differences from the target are percentage points as they stand."""
        return self.unit in IN_POINTS

    @property
    def sums_months(self) -> bool:
        """Whether the year's figure is the sum of the months'."""
        return self.kind == IndicatorKind.FLOW

    @property
    def adds_up(self) -> bool:
        """Whether the chains' figures add up to the city's. Rates, levels, milestones and words do not."""
        return self.form == IndicatorForm.NUMBER and self.kind in {IndicatorKind.FLOW, IndicatorKind.CUMULATIVE}

    @property
    def in_words(self) -> bool:
        return self.form == IndicatorForm.WORDS

    def shown(self, value: Decimal) -> str:
        """The figure with its unit, and with all the places it was given."""
        return numbers.show(value, max(self.decimals, numbers.places(value))) + self.unit


@dataclass(frozen=True)
class Reading:
    """One cell as it stands, with what it is checked against: ``figures`` holds its own month's figure too.

    ``counted`` is what the registers count now, ``counted_then`` what they counted when the cell was saved.
    """

    measure: Measure
    month: Month
    words: str = ""
    note: str = ""
    returned_because: str = ""
    figures: Figures = field(default_factory=dict)
    target: Decimal | None = None
    counted: Decimal | None = None
    counted_then: Decimal | None = None

    @property
    def value(self) -> Decimal | None:
        return self.figures.get(self.month)

    @property
    def is_reported(self) -> bool:
        return self.value is not None or bool(self.words)

    @property
    def year(self) -> dict[Month, Decimal]:
        """The figures reported for the other months of this year."""
        return {
            month: value
            for month, value in sorted(self.figures.items())
            if value is not None and month.year == self.month.year and month != self.month
        }

    @property
    def before(self) -> list[Decimal]:
        """The figures reported for the months before this one, oldest first."""
        return [value for month, value in sorted(self.figures.items()) if value is not None and month < self.month]
