"""A milestone is reached or not."""

from config.lib.numbers import gettext_noop
from dispatch.enums import IndicatorForm, Level
from dispatch.rules.checks.finding import Finding
from dispatch.rules.measure import Cell


def milestone(cell: Cell) -> Finding | None:
    if cell.measure.form != IndicatorForm.MILESTONE or cell.value is None or cell.value in {0, 1}:
        return None
    message = gettext_noop("A milestone is 1 (reached) or 0 (not reached); %(value)s is neither.")
    return Finding("milestone", Level.ERROR, message, {"value": cell.measure.shown(cell.value)})
