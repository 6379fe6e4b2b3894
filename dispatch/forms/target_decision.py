from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class TargetDecisionForm(forms.Form):
    """By which decision the targets are set."""

    document = forms.CharField(label=_("Document number"), max_length=100)
    decided_on = forms.DateField(
        label=_("Date of the decision"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    reason = forms.CharField(label=_("Reason"), max_length=300)
