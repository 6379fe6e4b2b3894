"""Done far beyond the year's target: rather a slip, or a target set too low."""

from decimal import Decimal

from config.lib import numbers
from config.lib.numbers import gettext_noop
from dispatch.enums import IndicatorForm, Level
from dispatch.rules.checks.finding import Finding
from dispatch.rules.checks.unit_slip import unit_slip
from dispatch.rules.measure import Cell
from dispatch.rules.progress import is_phased
from dispatch.rules.year_to_date import year_to_date

FAR = Decimal(3)


def beyond_target(cell: Cell) -> Finding | None:
    """A warning from three times the year's target; silent where the figure is rather in the wrong unit."""
    measure = cell.measure
    if cell.value is None or measure.form != IndicatorForm.NUMBER or not is_phased(measure) or unit_slip(cell):
        return None
    so_far = year_to_date(measure.kind, cell.figures, cell.month).so_far or cell.value
    share = numbers.share(so_far, cell.target)
    if share is None or cell.target is None or cell.target <= 0 or share < FAR:
        return None
    message = gettext_noop(
        "The year so far comes to %(value)s, %(times)s times the year's target of %(target)s. "
        "If it is right, say in the note what it comes from."
    )
    values = {
        "value": measure.shown(so_far),
        "times": numbers.show(share, 1),
        "target": measure.shown(cell.target),
    }
    return Finding("beyond_target", Level.WARNING, message, values)
