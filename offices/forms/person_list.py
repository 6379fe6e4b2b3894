from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.enums import AccountState


class PersonFilter(forms.Form):
    q = forms.CharField(label=_("Name, account or organisation contains"), max_length=100, required=False)
    state = forms.ChoiceField(
        label=_("Account"), choices=[("", _("All states")), *AccountState.choices], required=False
    )
