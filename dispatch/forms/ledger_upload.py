from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from config.lib.xlsx.reading import ACCEPTED


class LedgerUploadForm(forms.Form):
    """The filled workbook to be tried."""

    workbook = forms.FileField(
        label=_("Workbook (.xlsx, .xls, .csv)"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Choose the workbook first."), "empty": _("The file is empty. Choose another.")},
    )
