from dispatch.models.indicator import Indicator
from dispatch.models.ledger import Entry, Ledger
from dispatch.models.month import MonthDays, ReportingMonth
from dispatch.models.request import Correction, Extension
from dispatch.models.target import CityTarget, Target, TargetChange

__all__ = [
    "CityTarget",
    "Correction",
    "Entry",
    "Extension",
    "Indicator",
    "Ledger",
    "MonthDays",
    "ReportingMonth",
    "Target",
    "TargetChange",
]
