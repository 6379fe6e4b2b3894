from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.forms.fields import PersonField, day_field, paper_field


class AppointForm(forms.Form):
    person = PersonField(label=_("Person"), empty_label=_("Choose a person"))
    from_date = day_field(_("First day"))
    in_place_of_holders = forms.BooleanField(
        label=_("In place of the present holder, whose last day is the day before"), required=False
    )
    reason = paper_field()
