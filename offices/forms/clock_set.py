from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.forms.fields import day_field


class ClockForm(forms.Form):
    day = day_field(
        _("Business date"),
        help_text=_("Deadlines, time progress and the posts held are counted as on this day."),
    )
