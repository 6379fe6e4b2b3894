from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from config.lib.files.kinds import ACCEPTED
from evaluation.models.objection import LONGEST


class ObjectionForm(forms.Form):
    """What is wrong with a score line, and why."""

    reason = forms.CharField(
        label=_("What is wrong, and why"),
        help_text=_("Name the figure, what it should be, and the document that shows it."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5}),
    )
    file = forms.FileField(
        label=_("File of the proof"), required=False, widget=forms.FileInput(attrs={"accept": ACCEPTED})
    )

    def clean_file(self) -> tuple[bytes, str] | None:
        """The bytes of the file and its name, where one was added."""
        file = self.cleaned_data["file"]
        return (file.read(), file.name) if file else None
