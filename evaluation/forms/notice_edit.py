from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evaluation.models import Notice

LONGEST = 20_000


MOST_LINES = 400
"""Of a part, each of which is a paragraph on paper: more would keep everybody's papers waiting."""


class LinesField(forms.CharField):
    """Text in lines, not too many. Browsers send line ends as CR LF; here they are LF."""

    def to_python(self, value: object) -> str:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value: str) -> None:
        super().validate(value)
        if value.count("\n") >= MOST_LINES:
            raise forms.ValidationError(
                _("At most %(most)s lines. Join some, or shorten it."), params={"most": MOST_LINES}
            )


def _part(label: object, rows: int, *, required: bool = True) -> LinesField:
    widget = forms.Textarea(attrs={"rows": rows, "data-counts": ""})
    return LinesField(label=label, max_length=LONGEST, widget=widget, required=required)  # type: ignore[arg-type]


class NoticeEditForm(forms.Form):
    """The words of a draft; ``seen`` is the version they were read from."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=pgettext_lazy("document", "Title"), max_length=120, widget=forms.TextInput(attrs={"data-counts": ""})
    )
    addressees = forms.CharField(
        label=_("Addressees"), max_length=300, widget=forms.Textarea(attrs={"rows": 2, "data-counts": ""})
    )
    basis = _part(_("Basis"), 4)
    overall = _part(_("1. Overall situation"), 14)
    results = _part(_("2. Results"), 8)
    problems = _part(_("3. Main problems"), 14)
    demands = _part(_("4. Demands"), 7)
    copies = forms.CharField(
        label=_("Copies to"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    public = forms.BooleanField(label=_("Print “for public release” below the signature"), required=False)

    @classmethod
    def of(cls, notice: Notice) -> NoticeEditForm:
        """The form with the draft as it stands."""
        initial = {name: getattr(notice, name) for name in cls.base_fields if name != "seen"}
        return cls(initial={**initial, "seen": notice.version})
