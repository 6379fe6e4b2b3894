"""The dates of the twelve months of a year, three fields a month."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from config.lib.periods import Month, Year
from dispatch.models import ReportingMonth
from dispatch.rules.deadlines import Dates, MonthRule
from offices.forms.fields import day_field

PARTS = {
    "opens": gettext_lazy("Opens"),
    "due": gettext_lazy("Due"),
    "locks": gettext_lazy("Locks after"),
}


class MonthListForm(forms.Form):
    """``months`` are those that have dates already, the others get those of the rule; sealed ones cannot be changed."""

    def __init__(self, data: Any = None, *, year: int, months: dict[Month, ReportingMonth], rule: MonthRule) -> None:
        super().__init__(data)
        self.year, self.months = Year(year), months
        for period in self.year.months:
            held = months.get(period)
            dates = held.dates if held else rule.dates(period)
            for part, label in PARTS.items():
                field = day_field(label, initial=getattr(dates, part), disabled=bool(held and held.sealed_at))
                field.widget.attrs["aria-label"] = f"{period.label} {label}"
                self.fields[f"{part}-{period}"] = field

    def rows(self) -> Iterator[tuple[Month, ReportingMonth | None, list[BoundField]]]:
        for period in self.year.months:
            yield period, self.months.get(period), [self[f"{part}-{period}"] for part in PARTS]

    def clean(self) -> dict[str, Any]:
        """Opens, due and lock follow each other; the error stands at the date that comes too early."""
        cleaned = super().clean() or {}
        for period in self.year.months:
            opens, due, locks = (cleaned.get(f"{part}-{period}") for part in PARTS)
            if opens and due and due < opens:
                self.add_error(f"due-{period}", _("Not before the month opens."))
            if due and locks and locks < due:
                self.add_error(f"locks-{period}", _("Not before the due day."))
        return cleaned

    @property
    def dates(self) -> dict[Month, Dates]:
        """The dates of the months that are not sealed."""
        return {
            period: Dates(**{part: self.cleaned_data[f"{part}-{period}"] for part in PARTS})
            for period in self.year.months
            if not (period in self.months and self.months[period].sealed_at)
        }
