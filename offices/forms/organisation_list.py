from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.enums import OrganisationKind


class OrganisationFilter(forms.Form):
    q = forms.CharField(label=_("Name or code contains"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All kinds")), *OrganisationKind.choices], required=False)
