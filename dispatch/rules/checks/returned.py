"""A cell that came back is answered: by another figure, or by a note."""

from config.lib.numbers import gettext_noop
from dispatch.enums import Level
from dispatch.rules.checks.finding import Finding
from dispatch.rules.measure import Reading


def returned(reading: Reading) -> Finding | None:
    if not reading.returned_because:
        return None
    message = gettext_noop("Returned: %(reason)s Change the figure, or say in the note why it is right.")
    return Finding("returned", Level.ERROR, message, {"reason": reading.returned_because})
