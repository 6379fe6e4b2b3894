from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

GRANT, REFUSE = "grant", "refuse"


class DecideForm(forms.Form):
    """Grant or refuse; which of the two says the button that was pressed."""

    note = forms.CharField(
        label=_("Note to the chain office"),
        help_text=_("A refusal needs a note that says why."),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )
    decision = forms.ChoiceField(choices=[(GRANT, GRANT), (REFUSE, REFUSE)], widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("decision") == REFUSE and not cleaned.get("note"):
            self.add_error("note", _("Say why it is refused."))
        return cleaned

    @property
    def grants(self) -> bool:
        return self.cleaned_data["decision"] == GRANT
