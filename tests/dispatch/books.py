"""The year 2024 of the tiny city: five indicators, their targets, the months with the usual dates.

It is 8 July 2024: June is open and due on the 10th. The ferrous chain reports on four indicators, the bearings chain
on four others, of which three are common.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from config.lib.periods import Month
from dispatch.enums import IndicatorForm, IndicatorKind
from dispatch.models import Indicator, Ledger, ReportingMonth, Target
from dispatch.services.save_entries import Cell
from dispatch.services.set_months import set_months
from tests.actors import City
from tests.kept import Kept

JUNE = Month(2024, 6)
MAY = Month(2024, 5)

INVESTMENT = "investment-done"
HIGH_TECH = "new-high-tech"
GROWTH = "revenue-growth"
EVENTS = "diff-ferrous-events"
BRAIN = "diff-bearings-industry-brain"
OF_FERROUS = (INVESTMENT, HIGH_TECH, GROWTH, EVENTS)

GOOD = {INVESTMENT: "12.50", HIGH_TECH: "30", GROWTH: "6.1", EVENTS: "1"}
"""Figures of June in which nothing is to be found, but that the earlier months are missing."""


@dataclass(frozen=True)
class Books:
    """The year's months and indicators, by month and code."""

    months: dict[Month, ReportingMonth]
    indicators: dict[str, Indicator]

    def ledger(self, chain: str, month: Month = JUNE) -> Ledger:
        """The ledger as a new request would load it."""
        return Ledger.objects.select_related("chain", "month").get(chain__code=chain, month=self.months[month])


def build_books(city: City) -> Books:
    ferrous, bearings = city.chains["ferrous"], city.chains["bearings"]
    made = Indicator.objects.bulk_create(
        [
            _indicator(INVESTMENT, 1, name="完成投资", unit="亿元", kind=IndicatorKind.FLOW, decimals=2),
            _indicator(HIGH_TECH, 2, name="新增高新技术企业", unit="家", kind=IndicatorKind.CUMULATIVE, decimals=0),
            _indicator(
                GROWTH, 3, name="营业收入增幅", unit="%", kind=IndicatorKind.GROWTH_RATE, decimals=1, phased=False
            ),
            _indicator(
                EVENTS, 4, name="举办专题活动", unit="次", kind=IndicatorKind.CUMULATIVE, decimals=0, chain=ferrous
            ),
            _indicator(BRAIN, 5, name="产业大脑", kind=IndicatorKind.STOCK, form=IndicatorForm.WORDS, chain=bearings),
        ]
    )
    indicators = {indicator.code: indicator for indicator in made}
    values = {INVESTMENT: "150", HIGH_TECH: "60", GROWTH: "6"}
    Target.objects.bulk_create(
        [
            Target(chain=chain, indicator=indicators[code], year=2024, value=Decimal(value))
            for chain in (ferrous, bearings)
            for code, value in values.items()
        ]
        + [Target(chain=ferrous, indicator=indicators[EVENTS], year=2024, value=Decimal(2))]
    )
    months = {month.period: month for month in set_months(by=None, year=2024)}
    return Books(months=months, indicators=indicators)


kept_books = Kept(build_books, key=lambda city: city.chains["ferrous"].pk)


def _indicator(code: str, number: int, **values: object) -> Indicator:
    return Indicator(code=code, number=number, short_name=str(values["name"])[:10], group="项目建设", **values)


def good_cells(**others: str | None) -> list[Cell]:
    return [Cell(code, value, note="1—5月为首次填报") for code, value in {**GOOD, **others}.items()]
