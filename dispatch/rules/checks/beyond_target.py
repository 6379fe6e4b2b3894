"""Done far beyond the year's target: rather a slip, or a target set too low."""

from decimal import Decimal

from config.lib import numbers
from config.lib.numbers import gettext_noop
from dispatch.enums import IndicatorForm, Level
from dispatch.rules.checks.finding import Finding
from dispatch.rules.checks.unit_slip import unit_slip
from dispatch.rules.measure import Reading
from dispatch.rules.progress import is_phased
from dispatch.rules.year_to_date import year_to_date

FAR = Decimal(3)


def beyond_target(reading: Reading) -> Finding | None:
    """A warning from three times the year's target; silent where the figure is rather in the wrong unit."""
    measure = reading.measure
    if reading.value is None or measure.form != IndicatorForm.NUMBER or not is_phased(measure) or unit_slip(reading):
        return None
    so_far = year_to_date(measure.kind, reading.figures, reading.month).so_far or reading.value
    share = numbers.share(so_far, reading.target)
    if share is None or reading.target is None or reading.target <= 0 or share < FAR:
        return None
    message = gettext_noop(
        "The year so far comes to %(value)s, %(times)s times the year's target of %(target)s. "
        "If it is right, say in the note what it comes from."
    )
    values = {
        "value": measure.shown(so_far),
        "times": numbers.show(share, 1),
        "target": measure.shown(reading.target),
    }
    return Finding("beyond_target", Level.WARNING, message, values)
