from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chains.models import OwnColumn
from chains.registers.own import OwnKind
from chains.services.own_column import Wording
from offices.queries.history import version_of


class OwnColumnForm(forms.Form):
    """What an office says of a column of its own."""

    label = forms.CharField(
        label=_("Name"), max_length=40, help_text=_("As it is to stand above lists and in workbooks, without the unit.")
    )
    kind = forms.ChoiceField(label=_("What it holds"), choices=OwnKind.choices, help_text=_("It cannot change later."))
    unit = forms.CharField(
        label=_("Unit"), max_length=15, required=False, help_text=_("Of a figure or a whole number, such as 亩 or 家.")
    )
    choices = forms.CharField(
        label=_("What may be chosen"),
        required=False,
        max_length=3000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("For “one of a few” and “several of a few”: one a line."),
    )
    required = forms.BooleanField(label=_("Must be given"), required=False)
    guarded = forms.BooleanField(
        label=_("Only for those who may see figures of single enterprises"),
        required=False,
        help_text=_("Tick it for figures that tell of one enterprise, such as sales or power used."),
    )
    position = forms.IntegerField(
        label=_("Place among our own columns"), min_value=0, max_value=999, required=False, initial=0
    )

    @property
    def wording(self) -> Wording:
        given = self.cleaned_data
        return Wording(
            label=given["label"],
            unit=given["unit"],
            choices=tuple(line.strip() for line in given["choices"].splitlines() if line.strip()),
            required=given["required"],
            guarded=given["guarded"],
            position=given["position"] or 0,
        )


class OwnColumnEditForm(OwnColumnForm):
    """A change to what was seen: ``seen`` is its version at that time."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, held: OwnColumn) -> None:
        names = ("label", "unit", "required", "guarded", "position")
        as_it_is = {name: getattr(held, name) for name in names}
        super().__init__(data, initial=as_it_is | {"choices": "\n".join(held.choices), "seen": version_of(held)})
        del self.fields["kind"]
