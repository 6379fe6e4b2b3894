from __future__ import annotations

from collections.abc import Mapping
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
from offices.forms.fields import FigureField


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
    count = FigureField(
        label=_("How many"), min_value=Decimal("0.01"), max_value=MOST, max_digits=8, decimal_places=2, initial=1
    )
    step = forms.ModelChoiceField(
        label=_("Milestone of a project"),
        queryset=ProjectStep.objects.none(),
        required=False,
        help_text=_("For a matter that stands on one: those reached and proved in the quarter."),
    )
    proof = forms.CharField(label=_("Proof"), max_length=300, help_text=_("Document, number and date."))
    file = forms.FileField(
        label=_("File of the proof"), required=False, widget=forms.FileInput(attrs={"accept": ACCEPTED})
    )

    def __init__(
        self,
        *args: object,
        items: list[MatterItem],
        milestones: QuerySet[ProjectStep],
        by_chain: Mapping[Chain, list[ProjectStep]],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["step"].queryset = milestones  # type: ignore[attr-defined]
        listed_steps = [
            (str(chain), [(step.pk, _milestone(step)) for step in steps]) for chain, steps in by_chain.items()
        ]
        self.fields["step"].choices = [("", "—"), *listed_steps]  # type: ignore[attr-defined]
        self.items = {item.code: item for item in items}
        parts = {"bonus": _("Bonus"), "deduction": _("Deduction"), "base": _("Items"), "gate": _("Veto")}
        self.fields["item"].choices = [  # type: ignore[attr-defined]
            (title, listed)
            for part, title in parts.items()
            if (listed := [(item.code, item.title) for item in items if item.part == part])
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
