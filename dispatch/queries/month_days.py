from __future__ import annotations

from dispatch.models import MonthDays
from dispatch.rules.deadlines import UNTOLD, MonthRule


def rule_for(year: int) -> MonthRule:
    """The days on which the months of a year open, are due and lock unless others are set; of the last regime."""
    told = MonthDays.objects.filter(year__lte=year).order_by("-year").first()
    return told.rule if told else UNTOLD
