from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class LedgerUploadForm(forms.Form):
    """The filled workbook to be tried."""

    workbook = forms.FileField(
        label=_("Workbook (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("Choose the workbook first."), "empty": _("The file is empty. Choose another.")},
    )
