"""Unit slips between 万 and 亿: a figure about ten thousand or a hundred million times what could be expected."""

from decimal import Decimal

from config.lib.numbers import gettext_noop
from dispatch.enums import IndicatorForm, IndicatorKind, Level
from dispatch.rules.checks.finding import Finding
from dispatch.rules.checks.usual import expected
from dispatch.rules.measure import Reading

FACTORS = (Decimal(10_000), Decimal(100_000_000))
ABOUT = Decimal(5)


def unit_slip(reading: Reading) -> Finding | None:
    value, measure = reading.value, reading.measure
    if not value or measure.form != IndicatorForm.NUMBER or measure.kind == IndicatorKind.GROWTH_RATE:
        return None
    usual = expected(reading)
    if not usual:
        return None
    for factor in FACTORS:
        for ratio, message in ((abs(value) / usual, TOO_LARGE), (usual / abs(value), TOO_SMALL)):
            if factor / ABOUT <= ratio <= factor * ABOUT:
                values = {"value": measure.shown(value), "factor": f"{factor:,}", "unit": measure.unit}
                return Finding("unit_slip", Level.WARNING, message, values)
    return None


TOO_LARGE = gettext_noop(
    "%(value)s is about %(factor)s times what could be expected. The unit here is %(unit)s: was another one meant? "
    "If it is right, say so in the note."
)
TOO_SMALL = gettext_noop(
    "%(value)s is about 1/%(factor)s of what could be expected. The unit here is %(unit)s: was another one meant? "
    "If it is right, say so in the note."
)
