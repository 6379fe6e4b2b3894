"""Cumulative ≥ last month's: a figure of the year so far does not fall within the year."""

from config.lib.numbers import gettext_noop
from dispatch.enums import IndicatorKind, Level
from dispatch.rules.checks.finding import Finding
from dispatch.rules.measure import Reading


def falling(reading: Reading) -> Finding | None:
    value = reading.value
    if value is None or reading.measure.kind != IndicatorKind.CUMULATIVE:
        return None
    above = [(month, other) for month, other in reading.year.items() if month < reading.month and other > value]
    below = [(month, other) for month, other in reading.year.items() if month > reading.month and other < value]
    if above:
        month, other = above[-1]
        message = gettext_noop(
            "%(value)s is below the %(other)s of %(month)s, and a figure of the year so far cannot fall. "
            "Check whether the month's own figure was entered instead of the year's."
        )
    elif below:
        month, other = below[0]
        message = gettext_noop(
            "%(value)s is above the %(other)s already reported for %(month)s, and a figure of the year so far cannot "
            "fall. Check both months."
        )
    else:
        return None
    shown = reading.measure.shown
    values = {"value": shown(value), "other": shown(other), "month": month.label}
    return Finding("falling", Level.ERROR, message, values)
