from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ClockForm(forms.Form):
    day = forms.DateField(
        label=_("Business date"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Deadlines, time progress and the posts held are counted as on this day."),
    )
