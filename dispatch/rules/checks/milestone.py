"""A milestone is reached or not."""

from config.lib.numbers import gettext_noop
from dispatch.enums import IndicatorForm, Level
from dispatch.rules.checks.finding import Finding
from dispatch.rules.measure import Reading


def milestone(reading: Reading) -> Finding | None:
    if reading.measure.form != IndicatorForm.MILESTONE or reading.value is None or reading.value in {0, 1}:
        return None
    message = gettext_noop("A milestone is 1 (reached) or 0 (not reached); %(value)s is neither.")
    return Finding("milestone", Level.ERROR, message, {"value": reading.measure.shown(reading.value)})
