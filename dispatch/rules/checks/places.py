"""No more decimal places than the indicator has; what is counted is whole."""

from config.lib import numbers
from config.lib.numbers import gettext_noop
from dispatch.enums import IndicatorForm, Level
from dispatch.rules.checks.finding import Finding
from dispatch.rules.measure import Reading


def places(reading: Reading) -> Finding | None:
    value, allowed = reading.value, reading.measure.decimals
    if value is None or reading.measure.form != IndicatorForm.NUMBER or numbers.places(value) <= allowed:
        return None
    values = {"value": reading.measure.shown(value), "places": str(allowed)}
    if allowed == 0:
        return Finding("places", Level.ERROR, gettext_noop("%(value)s is not a whole number. Enter it whole."), values)
    message = gettext_noop("%(value)s has more than %(places)s decimal places. Round it and enter it again.")
    return Finding("places", Level.ERROR, message, values)
