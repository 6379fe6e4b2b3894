"""How figures and dates look on every page."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django import template
from django.utils import timezone

from config.lib import numbers, periods

register = template.Library()

# A name that leads nowhere in a template (a chain without that target) comes as an empty text.
Nowhere = str


@register.filter
def figure(value: Decimal | Nowhere | None, places: int = 2) -> str:
    """A figure with its places and thousands; none at all is a dash, never a zero."""
    if value is None or isinstance(value, Nowhere):
        return numbers.NOTHING
    return numbers.show(value, places)


@register.filter
def exact(value: Decimal | Nowhere | None, places: int) -> str:
    """A figure with its indicator's places, and with more where it was given more: 5.90, 1,234.505."""
    if value is None or isinstance(value, Nowhere):
        return numbers.NOTHING
    return numbers.show(value, max(places, numbers.places(value)))


@register.filter
def percent(value: Decimal | Nowhere | None, places: int = 1) -> str:
    """A fraction (1 is all) as a percentage with its sign."""
    if value is None or isinstance(value, Nowhere):
        return numbers.NOTHING
    return f"{numbers.show(value * 100, places)}%"


@register.filter
def signed(value: Decimal | Nowhere | None, places: int = 1) -> str:
    """A difference with + or −, so that its direction does not hang on colour."""
    if value is None or isinstance(value, Nowhere):
        return numbers.NOTHING
    return numbers.signed(value, places)


@register.filter
def difference(value: Decimal | Nowhere | None) -> str:
    """A difference with its sign and the places it was given: −5, +4.03."""
    if value is None or isinstance(value, Nowhere):
        return numbers.NOTHING
    return signed(value, numbers.places(value))


@register.filter
def day(value: dt.date | Nowhere | None) -> str:
    """2024年3月8日; a moment is shown by its date in Shanghai."""
    if value is None or isinstance(value, Nowhere):
        return numbers.NOTHING
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value).date()
    return periods.date_label(value)


@register.filter
def moment(value: dt.datetime | Nowhere | None) -> str:
    """2024-03-08 09:30, by Shanghai time."""
    if value is None or isinstance(value, Nowhere):
        return numbers.NOTHING
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"


@register.filter
def given(value: Decimal | Nowhere | None) -> str:
    """A figure with the places it was given and no more: 4.03, 20."""
    if value is None or isinstance(value, Nowhere):
        return numbers.NOTHING
    return numbers.show(value, numbers.places(value))
