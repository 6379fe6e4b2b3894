from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from config.lib import clock
from config.lib.refusals import Refused
from evaluation.models import Scheme
from evaluation.queries.scheme_drafts import Shipped
from evaluation.rules.schemefile.bounds import MOST_CHARACTERS
from evaluation.rules.schemefile.editing import blank
from evaluation.rules.schemefile.writing import write

NOTHING, FILE = "nothing", "file"
MOST_BYTES = 4 * MOST_CHARACTERS


class SchemeNewForm(forms.Form):
    """What a scheme begins with; a file is taken as it is, mistakes and all, and mended in the draft."""

    start = forms.ChoiceField(label=_("Start from"))
    file = forms.FileField(
        label=_("Scheme file"),
        required=False,
        help_text=_("a text file (.toml), as it is downloaded here"),
        widget=forms.FileInput(attrs={"accept": ".toml,text/plain"}),
    )

    def __init__(self, *args: Any, versions: Iterable[Scheme], shipped: Iterable[Shipped]) -> None:
        super().__init__(*args)
        self.texts = {f"shipped:{one.code}": one.text for one in shipped}
        self.versions = {f"version:{one.pk}": one for one in versions}
        self.fields["start"].choices = [  # type: ignore[attr-defined]
            (NOTHING, _("Nothing: an empty scheme")),
            (_("An earlier version"), [(name, str(one)) for name, one in self.versions.items()]),
            (_("A published table, written down"), [(f"shipped:{one.code}", one.title) for one in shipped]),
            (FILE, _("A file")),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("start") == FILE and not cleaned.get("file"):
            self.add_error("file", _("Choose the file."))
        return cleaned

    def text(self, *, units: Mapping[str, str]) -> tuple[str, Scheme | None]:
        """The text to begin with, and the version that it is of. Refused where the file is no text."""
        start = self.cleaned_data["start"]
        if start == FILE:
            return read_text(self.cleaned_data["file"]), None
        if start in self.versions:
            return self.versions[start].text, self.versions[start]
        if start in self.texts:
            return self.texts[start], None
        year = clock.today().year
        title = gettext("Evaluation scheme of %(year)s") % {"year": year}
        return write(blank(code=f"scheme-{year}", title=title, year=year, units=units)), None


def read_text(file: Any) -> str:
    """The text of a file that was handed in. Refused where it is too large or no text."""
    if file.size > MOST_BYTES:
        raise Refused(gettext("The file is too large for a scheme."))
    try:
        text: str = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(
            gettext("The file is no UTF-8 text. Save it as UTF-8 in a text editor and choose it again.")
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
