"""Numbers as an office program keeps and shows them."""

from decimal import Decimal

from config.lib.xlsx.units import PERCENT

OFFICE_DIGITS = 15
"""Significant digits an office program keeps and shows of a number."""


def office_number(number: float, shown: str = "") -> tuple[Decimal, str]:
    """The decimal an office sees, and its text: 17.300000000000001 is 17.3, without the noise of binary fractions.

    ``shown`` is the unit that the number format adds; what is shown in % is a hundred times the value.
    """
    text = f"{number:.{OFFICE_DIGITS}g}"
    if "e" in text:
        text = f"{Decimal(text):f}"
    value = Decimal(text)
    if shown == PERCENT:
        text = f"{value * 100:f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return value, text + shown
