from __future__ import annotations

from decimal import Decimal

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from chains.models import Chain, ProjectStep
from config.lib.files.kinds import ACCEPTED
from config.lib.periods import date_label
from dispatch.forms.decide import GRANT, REFUSE
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
    step = forms.ModelChoiceField(
        label=_("Milestone of a project"),
        queryset=ProjectStep.objects.none(),
        required=False,
        empty_label="—",
        help_text=_("For a matter that stands on one: those reached and proved in the quarter."),
    )
    proof = forms.CharField(label=_("Proof"), max_length=300, help_text=_("Document, number and date."))
    file = forms.FileField(
        label=_("File of the proof"), required=False, widget=forms.FileInput(attrs={"accept": ACCEPTED})
    )

    def __init__(
        self, *args: object, items: list[MatterItem], milestones: QuerySet[ProjectStep], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["step"].queryset = milestones  # type: ignore[attr-defined]
        self.fields["step"].label_from_instance = _milestone  # type: ignore[attr-defined]
        self.items = {item.code: item for item in items}
        parts = {"bonus": _("Bonus"), "deduction": _("Deduction"), "gate": _("Veto")}
        self.fields["item"].choices = [  # type: ignore[attr-defined]
            (parts[part], [(item.code, item.title) for item in items if item.part == part]) for part in parts
        ]
        grades = [(item.title, [(grade, grade) for grade in item.grades]) for item in items if item.grades]
        self.fields["grade"].choices = [("", "—"), *grades]  # type: ignore[attr-defined]

    def clean_item(self) -> MatterItem:
        return self.items[self.cleaned_data["item"]]

    def clean_file(self) -> tuple[bytes, str] | None:
        """The bytes of the file and its name, where one was added."""
        file = self.cleaned_data["file"]
        return (file.read(), file.name) if file else None


class AdjustmentDecideForm(forms.Form):
    """Grant or refuse a proposed matter; which of the two says the button that was pressed."""

    decision = forms.ChoiceField(choices=[(GRANT, GRANT), (REFUSE, REFUSE)])
    note = forms.CharField(required=False, max_length=500)

    @property
    def grants(self) -> bool:
        return bool(self.cleaned_data["decision"] == GRANT)


def _milestone(step: ProjectStep) -> str:
    reached = date_label(step.reached_on) if step.reached_on else ""
    return f"{step.project.name}：{step.get_step_display()} {reached}（{step.get_proof_display()}）"
