from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.lib import clock
from dispatch.enums import IndicatorForm
from dispatch.forms.target_decision import TargetDecisionForm
from dispatch.models import Target
from dispatch.rules.cells import LONGEST_WORDS


class TargetChangeForm(TargetDecisionForm):
    """Another target, in the form that the indicator takes, and the decision by which it is set."""

    value = forms.CharField(label=_("New target"), required=False, max_length=30)
    words = forms.CharField(
        label=_("In the document's words"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 3}),
    )

    field_order = ("value", "words", "document", "decided_on", "reason")

    def __init__(self, data: Any = None, *, target: Target) -> None:
        super().__init__(data, initial={"decided_on": clock.today(), "words": target.words})
        if target.indicator.form == IndicatorForm.WORDS:
            del self.fields["value"]
            self.fields["words"].label = pgettext_lazy("in words", "New target")
            self.fields["words"].required = True
        elif not target.words:
            del self.fields["words"]

    @property
    def wanted(self) -> dict[str, Any]:
        """What is to be set, and by which decision."""
        return {"value": None, "words": "", **self.cleaned_data}
