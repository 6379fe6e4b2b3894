"""Years and months in addresses: ``<month:month>`` is ``2024-06`` there and a Month in the view.

Of the years 2000 to 2100, which are all that the database and the calendar are asked for.
"""

from __future__ import annotations

from django.urls import register_converter

from config.lib.periods import Month

YEARS = range(2000, 2101)
_YEAR = r"(?:20[0-9]{2}|2100)"


class YearConverter:
    regex = _YEAR

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int | str) -> str:
        return str(value)


class MonthConverter:
    regex = _YEAR + r"-[0-9]{2}"

    def to_python(self, value: str) -> Month:
        """A text that is no month is no address: ValueError makes it a 404."""
        return Month.parse(value)

    def to_url(self, value: Month | str) -> str:
        return str(value)


def register() -> None:
    """Make ``<year:…>`` and ``<month:…>`` known; called where addresses are listed, as often as one likes."""
    from django.urls.converters import get_converters

    for name, converter in (("year", YearConverter), ("month", MonthConverter)):
        if name not in get_converters():
            register_converter(converter, name)
