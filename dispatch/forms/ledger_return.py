from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from dispatch.queries.ledger_sheet import LedgerSheet
from dispatch.queries.rows import SheetRow
from offices.forms.fields import day_field

REASON = "reason-"


class LedgerReturnForm(forms.Form):
    """A reason for each cell of the sheet that is to be mended, a word on the whole, and until when."""

    mend_by = day_field(_("To be mended by"))
    note = forms.CharField(
        label=_("A word on the whole (if wanted)"), required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, data: Any = None, *, sheet: LedgerSheet, mend_by: dt.date) -> None:
        super().__init__(data, initial={"mend_by": mend_by})
        self.sheet = sheet
        for row in sheet.rows:
            self.fields[REASON + row.indicator.code] = forms.CharField(
                label=_("Reason"), required=False, max_length=500, widget=forms.TextInput({"autocomplete": "off"})
            )

    def rows(self) -> Iterator[tuple[SheetRow, BoundField]]:
        """Each row of the sheet with the field for its reason."""
        for row in self.sheet.rows:
            yield row, self[REASON + row.indicator.code]

    @property
    def reasons(self) -> dict[str, str]:
        """The reasons given, by the codes of the indicators."""
        return {
            name.removeprefix(REASON): text
            for name, text in self.cleaned_data.items()
            if name.startswith(REASON) and text
        }
