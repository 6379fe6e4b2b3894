from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from offices.enums import Via
from offices.forms.fields import day_field

RESULTS = [("", _("All results")), ("done", _("Done")), ("failed", _("Failed"))]


class TrailFilter(forms.Form):
    """What is searched for in the trail; every field narrows."""

    who = forms.CharField(label=_("Who"), max_length=60, required=False)
    act = forms.ChoiceField(label=_("Act"), required=False)
    what = forms.CharField(label=_("Object contains"), max_length=100, required=False)
    via = forms.ChoiceField(label=_("Through"), choices=[("", _("Everything")), *Via.choices], required=False)
    result = forms.ChoiceField(label=_("Result"), choices=RESULTS, required=False)
    since = day_field(pgettext_lazy("date", "From"), required=False)
    until = day_field(pgettext_lazy("date", "Until"), required=False)

    def __init__(self, *args: Any, acts: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["act"].choices = [("", _("All acts")), *acts]  # type: ignore[attr-defined]
