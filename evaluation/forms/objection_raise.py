from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.services.objection_words import LONGEST


class ObjectionForm(forms.Form):
    """What is wrong with a score line, and why."""

    reason = forms.CharField(
        label=_("What is wrong, and why"),
        help_text=_("Name the figure, what it should be, and the document that shows it."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5}),
    )
