"""A figure that is not there is not zero: whoever leaves it open says why."""

from config.lib.numbers import gettext_noop
from dispatch.enums import Level
from dispatch.rules.checks.finding import Finding
from dispatch.rules.measure import Reading


def reported(reading: Reading) -> Finding | None:
    if reading.is_reported:
        return None
    message = gettext_noop("Nothing is reported yet. Enter it (a zero, if it is zero), or say in the note why not.")
    return Finding("reported", Level.WARNING, message)
