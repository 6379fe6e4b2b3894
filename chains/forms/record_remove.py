from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """Why a record is removed or brought back. ``version``: the one that was seen."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say why; it stands in the record's history.")},
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
