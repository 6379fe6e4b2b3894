from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from config.lib.xlsx.reading import ACCEPTED


class TargetUploadForm(forms.Form):
    """The workbook to be tried."""

    workbook = forms.FileField(
        label=_("Workbook of targets (.xlsx, .xls, .csv)"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Choose the workbook first."), "empty": _("The file is empty. Choose another.")},
    )
