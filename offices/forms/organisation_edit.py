from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.enums import OrganisationKind
from offices.forms.fields import OrganisationField, day_field, name_field


class OrganisationForm(forms.Form):
    """What may be changed of an organisation."""

    name = name_field(_("Name"), max_length=100)
    short_name = name_field(
        _("Short name"), max_length=40, required=False, help_text=_("Shown where there is little room.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    parent = OrganisationField(label=_("Stands under"), required=False, empty_label=_("none"))
    valid_from = day_field(_("Exists from"), required=False)
    valid_until = day_field(
        _("Exists until"),
        required=False,
        help_text=_("An organisation that was dissolved stays in the history; nobody can be appointed to it any more."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begins, ends = given.get("valid_from"), given.get("valid_until")
        if begins and ends and ends < begins:
            self.add_error("valid_until", _("The last day cannot lie before the first."))
        return given


class NewOrganisationForm(OrganisationForm):
    """A new organisation, with the code that is its own for good."""

    code = forms.SlugField(
        label=_("Code"),
        max_length=60,
        help_text=_(
            "Latin letters, digits and hyphens. Regimes name the organisation by it; it cannot be changed later."
        ),
    )

    field_order = ["name", "short_name", "code"]


class ChangeOrganisationForm(OrganisationForm):
    """A change to what was seen: ``seen`` is its version at that time."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
