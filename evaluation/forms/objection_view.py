from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.models.objection import LONGEST

UPHOLD, DECLINE = "uphold", "decline"


class AnswerForm(forms.Form):
    """The answer to an objection; which of the two it is says the button that was pressed."""

    answer = forms.CharField(
        label=_("Answer to the chain office"),
        help_text=_("Upheld: what is corrected, and how. Declined: why the score stands as it is."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5}),
    )
    decision = forms.ChoiceField(choices=[(UPHOLD, UPHOLD), (DECLINE, DECLINE)], widget=forms.HiddenInput)

    @property
    def upholds(self) -> bool:
        return bool(self.cleaned_data["decision"] == UPHOLD)
