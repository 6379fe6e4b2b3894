from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from config.lib.files.kinds import ACCEPTED


def _bounds() -> str:
    return gettext("PDF, OFD, Word, Excel, PowerPoint, WPS, JPEG, PNG or plain text, at most %(limit)d MB.") % {
        "limit": settings.FILE_MEGABYTES
    }


class RecordFileForm(forms.Form):
    """A file for a record, and to which of its milestones it belongs where it has such."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=lazy(_bounds, str)(),
        error_messages={"required": _("Choose the file first."), "empty": _("The file is empty. Choose another.")},
    )
    part = forms.ChoiceField(label=_("Belongs to"), required=False)

    def __init__(self, data: Any = None, files: Any = None, *, pieces: Mapping[str, str], part: str = "") -> None:
        super().__init__(data, files)
        if pieces:
            choices = [("", gettext("the record itself")), *((code, name) for code, name in pieces.items())]
            self.fields["part"].choices = choices  # type: ignore[attr-defined]
            self.fields["part"].initial = part if part in pieces else ""
            self.fields["part"].help_text = _("The file of a milestone proves that it was reached.")
        else:
            del self.fields["part"]


class FileRemoveForm(forms.Form):
    """Why a file is removed."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea({"rows": 2}))
