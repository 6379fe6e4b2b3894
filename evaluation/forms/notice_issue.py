from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.forms.fields import day_field


class NoticeIssueForm(forms.Form):
    """Number and date, which make a draft a notice; ``seen`` is the version that is to be issued."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    number = forms.IntegerField(
        label=_("Serial number"),
        min_value=1,
        max_value=9999,
        help_text=_("The number of the organ's documents of the year, without leading zeros."),
    )
    signed_on = day_field(_("Date of the notice"))
