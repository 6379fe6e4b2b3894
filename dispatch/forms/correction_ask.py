from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from config.lib import numbers
from dispatch.enums import IndicatorForm
from dispatch.queries.ledger_sheet import LedgerSheet


class CorrectionAskForm(forms.Form):
    """Which figure of the sheet, what it should be, and why."""

    indicator = forms.ChoiceField(label=_("Indicator"))
    value = forms.CharField(
        label=_("The right figure"),
        help_text=_("Left open, the figure is taken away and counts as not reported."),
        required=False,
        max_length=40,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
    )
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any = None, *, sheet: LedgerSheet, indicator: str = "") -> None:
        super().__init__(data, initial={"indicator": indicator})
        choices = [("", "")]
        for row in sheet.rows:
            if row.indicator.form != IndicatorForm.WORDS:
                figure = f"{numbers.show(row.value, row.indicator.decimals)} {row.indicator.unit}".strip()
                choices.append((row.indicator.code, f"{row.indicator.name}（{figure}）"))
        self.fields["indicator"].choices = choices  # type: ignore[attr-defined]
