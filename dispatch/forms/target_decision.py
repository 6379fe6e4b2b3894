from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.forms.fields import day_field


class TargetDecisionForm(forms.Form):
    """By which decision the targets are set."""

    document = forms.CharField(label=_("Document number"), max_length=100)
    decided_on = day_field(_("Date of the decision"))
    reason = forms.CharField(label=_("Reason"), max_length=300)
