from __future__ import annotations

from collections.abc import Collection

from django import forms
from django.utils.translation import gettext_lazy as _

from config.lib import clock
from evaluation.queries.scheme_in_force import RatedItem
from offices.enums import OrganisationKind
from offices.forms.fields import day_field
from offices.models import Organisation
from offices.queries.organisations import staffed

RATERS = (
    OrganisationKind.DEPARTMENT,
    OrganisationKind.GUARANTEE_GROUP,
    OrganisationKind.LEADING_GROUP_OFFICE,
    OrganisationKind.LEADING_GROUP,
    OrganisationKind.DISTRICT,
    OrganisationKind.ZONE,
)
"""The kinds of organisations that may mark."""


class RatingOpenForm(forms.Form):
    """Which organisations mark as each rater, of those in which somebody is there to do so, and until when."""

    due = day_field(_("Marks by"))

    def __init__(self, *args: object, items: Collection[RatedItem], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        organisations = staffed(clock.today()).filter(kind__in=RATERS).order_by("kind", "name")
        labels = {code: label for item in items for code, label in item.raters}
        self.codes = {f"rater-{number}": code for number, code in enumerate(labels)}
        for name, code in self.codes.items():
            self.fields[name] = forms.ModelMultipleChoiceField(
                label=labels[code],
                queryset=organisations,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Nobody chosen: the leading-group office enters the marks of this rater."),
            )

    def seats(self) -> dict[str, list[Organisation]]:
        """The organisations by the codes of the raters, once the form is valid."""
        return {code: list(self.cleaned_data[name]) for name, code in self.codes.items()}


class RatingReopenForm(forms.Form):
    """Until when the raters mark again, and why."""

    due = day_field(_("Marks by"))
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea({"rows": 2}))
