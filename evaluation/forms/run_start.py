from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from config.lib.periods import Quarter
from evaluation.models import Scheme
from evaluation.models.run import MOST_OF_A_REASON
from evaluation.queries.scheme_in_force import scheme_of


class RunStartForm(forms.Form):
    """Which quarter is to be judged by which scheme, and why again where it was published before."""

    quarter = forms.ChoiceField(label=_("Quarter"))
    scheme = forms.ModelChoiceField(
        label=_("Scheme"),
        queryset=Scheme.objects.none(),
        required=False,
        empty_label=_("the one in force for the quarter"),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=MOST_OF_A_REASON,
        help_text=_("Needed where scores of the quarter are shown or published, of which the new ones take the place."),
    )

    def __init__(self, *args: object, quarters: list[Quarter], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["quarter"].choices = [(str(quarter), quarter.label) for quarter in quarters]  # type: ignore[attr-defined]
        self.fields["scheme"].queryset = Scheme.objects.order_by("-year", "code", "-version")  # type: ignore[attr-defined]

    def clean_quarter(self) -> Quarter:
        return Quarter.parse(self.cleaned_data["quarter"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        quarter = cleaned.get("quarter")
        if quarter and "scheme" in cleaned and cleaned["scheme"] is None:
            cleaned["scheme"] = scheme_of(quarter.year, quarter.quarter)
            if cleaned["scheme"] is None:
                said = gettext("No scheme is in force for %(quarter)s. Adopt one first.")
                self.add_error("scheme", said % {"quarter": quarter.label})
        return cleaned
