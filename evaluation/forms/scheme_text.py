from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.forms.scheme_new import read_text
from evaluation.rules.schemefile.bounds import MOST_CHARACTERS


class SchemeTextForm(forms.Form):
    """The text of a draft, or a file in its place; ``seen`` is the version the text was read from."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 28, "spellcheck": "false", "class": "code"}),
    )
    file = forms.FileField(
        label=_("Scheme file"),
        required=False,
        help_text=_("its text takes the place of the one above"),
        widget=forms.FileInput(attrs={"accept": ".toml,text/plain"}),
    )

    def whole_text(self) -> str:
        """The text that is to be saved. Refused where the file is no text."""
        if self.cleaned_data["file"]:
            return read_text(self.cleaned_data["file"])
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").replace("\r", "\n")
