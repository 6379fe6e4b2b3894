from __future__ import annotations

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from chains.models import Chain
from evaluation.queries.scheme_in_force import MatterItem
from evaluation.services.note_adjustment import MOST


class AdjustmentForm(forms.Form):
    """A matter that adds or takes points."""

    chain = forms.ModelChoiceField(
        label=_("Chain"), queryset=Chain.objects.filter(closed_on=None), to_field_name="code", empty_label=None
    )
    item = forms.ChoiceField(label=_("Item"))
    grade = forms.ChoiceField(label=_("Grade"), required=False)
    matter = forms.CharField(
        label=_("Matter"), max_length=200, help_text=_("Name it so that it is recognised: the same matter counts once.")
    )
    count = forms.DecimalField(
        label=_("How many"), min_value=Decimal("0.01"), max_value=MOST, max_digits=8, decimal_places=2, initial=1
    )
    proof = forms.CharField(label=_("Proof"), max_length=300, help_text=_("Document, number and date."))

    def __init__(self, *args: object, items: list[MatterItem], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.items = {item.code: item for item in items}
        parts = {"bonus": _("Bonus"), "deduction": _("Deduction"), "gate": _("Veto")}
        self.fields["item"].choices = [  # type: ignore[attr-defined]
            (parts[part], [(item.code, item.title) for item in items if item.part == part]) for part in parts
        ]
        grades = [grade for item in items for grade in item.grades]
        self.fields["grade"].choices = [("", "—"), *((grade, grade) for grade in grades)]  # type: ignore[attr-defined]

    def clean_item(self) -> MatterItem:
        return self.items[self.cleaned_data["item"]]
