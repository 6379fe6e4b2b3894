from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _

from config.lib.periods import Quarter


class SchemeDiscardForm(forms.Form):
    """``seen``: the version of the draft that whoever decides has before them."""

    seen = forms.IntegerField()


class SchemeAdoptForm(SchemeDiscardForm):
    """From which quarter a draft is the scheme, and on what ground."""

    start = forms.CharField(max_length=6)
    reason = forms.CharField(max_length=300)

    def clean_start(self) -> Quarter:
        try:
            return Quarter.parse(self.cleaned_data["start"])
        except ValueError:
            raise forms.ValidationError(_("Choose a quarter.")) from None
