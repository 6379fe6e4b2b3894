"""Months in addresses: ``<month:month>`` is ``2024-06`` there and a Month in the view."""

from __future__ import annotations

from django.urls import register_converter

from config.lib.periods import Month


class MonthConverter:
    regex = r"[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> Month:
        """A text that is no month is no address: ValueError makes it a 404."""
        return Month.parse(value)

    def to_url(self, value: Month | str) -> str:
        return str(value)


def register() -> None:
    """Make ``<month:…>`` known; called where addresses are listed, as often as one likes."""
    from django.urls.converters import get_converters

    if "month" not in get_converters():
        register_converter(MonthConverter, "month")
