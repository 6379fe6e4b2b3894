from __future__ import annotations

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

    @property
    def grants(self) -> bool:
        return self.cleaned_data["decision"] == GRANT
