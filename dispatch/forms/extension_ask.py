from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.forms.fields import day_field


class ExtensionAskForm(forms.Form):
    until = day_field(_("Until the end of"))
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea({"rows": 3}))
