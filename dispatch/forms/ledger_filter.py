from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from chains.models import Chain
from config.lib.periods import Month, Year
from dispatch.enums import BoardState


class LedgerFilterForm(forms.Form):
    """Which ledgers are listed. Whatever is not among the choices counts as not chosen (S18)."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int, required=False)
    month = forms.TypedChoiceField(label=_("Month"), coerce=int, required=False, empty_value=None)
    chain = forms.ChoiceField(label=_("Chain"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: object, years: Iterable[int], chains: Iterable[Chain], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        months = Year(2000).months
        every = ("", pgettext_lazy("filter", "All"))
        self._offer("year", [(year, str(year)) for year in years])
        self._offer("month", [every, *((month.month, _number(month)) for month in months)])
        self._offer("chain", [every, *((chain.code, chain.name) for chain in chains)])
        self._offer("state", [every, *BoardState.choices])

    def _offer(self, name: str, choices: list[tuple[object, object]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def chosen(self, name: str) -> Any:
        """The choice, or None where there is none or none that is offered."""
        self.is_valid()
        return self.cleaned_data.get(name) or None

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the year is chosen."""
        return any(self.chosen(name) for name in ("month", "chain", "state"))


def _number(month: Month) -> str:
    return pgettext("number of a month", "Month %(number)s") % {"number": month.month}
