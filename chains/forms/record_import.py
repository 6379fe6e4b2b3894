from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chains.models import Chain
from config.lib.xlsx.reading import ACCEPTED


class RecordImportForm(forms.Form):
    """A workbook of records, and the chain of those rows that name none."""

    workbook = forms.FileField(
        label=_("Workbook (.xlsx, .xls, .csv)"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Choose the workbook first."), "empty": _("The file is empty. Choose another.")},
    )
    chain = forms.ChoiceField(
        label=_("Chain of new rows that name none"),
        required=False,
        error_messages={"invalid_choice": _("Choose one of the chains that you keep.")},
    )

    def __init__(self, *args: Any, chains: Iterable[Chain], **options: Any) -> None:
        super().__init__(*args, **options)
        kept = list(chains)
        self.fields["chain"].choices = [("", ""), *((chain.code, chain.name) for chain in kept)]  # type: ignore[attr-defined]
        if len(kept) == 1:
            self.fields["chain"].initial = kept[0].code
