from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.forms.fields import day_field, paper_field


class RelieveForm(forms.Form):
    last_day = day_field(
        _("Last day in the post"),
        help_text=_("The rights of the post end with this day. To end them at once, give yesterday."),
    )
    reason = paper_field()
