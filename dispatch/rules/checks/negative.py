"""Only rates can be negative."""

from config.lib.numbers import gettext_noop
from dispatch.enums import IndicatorForm, IndicatorKind, Level
from dispatch.rules.checks.finding import Finding
from dispatch.rules.measure import Reading


def negative(reading: Reading) -> Finding | None:
    value, measure = reading.value, reading.measure
    if value is None or value >= 0 or measure.kind == IndicatorKind.GROWTH_RATE or measure.form != IndicatorForm.NUMBER:
        return None
    message = gettext_noop("%(value)s is below zero, which this indicator cannot be. Check the sign.")
    return Finding("negative", Level.ERROR, message, {"value": measure.shown(value)})
