"""What is asked of a dated fact: a role, a recognition, its end; the milestones and a month of a project."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chains.enums import EnterpriseRole, Honour, HonourLevel, Milestone, ProofKind
from chains.models import Chain, ProjectMonth, ProjectStep
from chains.registers.kinds import Amount
from chains.rules.milestones import Step
from config.lib.periods import Month
from config.lib.xlsx.values import BadValue
from offices.forms.fields import day_field

AMOUNT = Amount()
SINCE = _("From")
UNTIL = _("To (empty: still holds)")
PAPER = _("By what paper")


class RoleForm(forms.Form):
    """A role in one of the chains to which the enterprise belongs."""

    chain = forms.ModelChoiceField(Chain.objects.none(), label=_("Chain"))
    role = forms.ChoiceField(label=_("Role"), choices=EnterpriseRole.choices)
    from_date = day_field(SINCE)
    until_date = day_field(UNTIL, required=False)
    document = forms.CharField(label=PAPER, max_length=100, required=False)

    def __init__(self, data: Any = None, *, chains: QuerySet[Chain]) -> None:
        super().__init__(data)
        self.fields["chain"].queryset = chains  # type: ignore[attr-defined]
        if len(chains) == 1:
            self.fields["chain"].initial = chains[0]


class RecognitionForm(forms.Form):
    """An honour, or being above scale."""

    honour = forms.ChoiceField(label=_("Honour"), choices=Honour.choices)
    level = forms.ChoiceField(label=_("Level"), choices=[("", ""), *HonourLevel.choices], required=False)
    title = forms.CharField(
        label=_("Name of the recognition"), max_length=60, required=False, help_text=_("Only for one not listed above.")
    )
    batch_year = forms.IntegerField(label=_("Batch year"), min_value=1990, max_value=2100, required=False)
    from_date = day_field(SINCE)
    until_date = day_field(UNTIL, required=False)
    document = forms.CharField(label=PAPER, max_length=100, required=False)


class EndForm(forms.Form):
    last_day = day_field(_("Last day"), help_text=_("This day still belongs to it."))


class StepsForm(forms.Form):
    """All milestones of a project: planned, reached, the proof and a word on it."""

    def __init__(self, data: Any = None, *, held: Mapping[Milestone, ProjectStep]) -> None:
        super().__init__(data)
        for step in Milestone:
            row = held.get(step)
            parts: dict[str, forms.Field] = {
                "planned_on": day_field(_("Planned"), required=False, initial=row and row.planned_on),
                "reached_on": day_field(
                    pgettext_lazy("milestone", "Reached"), required=False, initial=row and row.reached_on
                ),
                "proof": forms.ChoiceField(
                    label=_("Proof"), choices=[("", ""), *ProofKind.choices], required=False, initial=row and row.proof
                ),
                "proof_note": forms.CharField(
                    label=_("Remarks"), max_length=200, required=False, initial=row and row.proof_note
                ),
            }
            for part, field in parts.items():
                field.widget.attrs["aria-label"] = f"{step.label} {field.label}"
                self.fields[f"{step.value}-{part}"] = field

    def rows(self) -> Iterator[tuple[Milestone, list[BoundField]]]:
        """Each milestone with its four fields."""
        for step in Milestone:
            yield step, [self[f"{step.value}-{part}"] for part in ("planned_on", "reached_on", "proof", "proof_note")]

    @property
    def steps(self) -> dict[Milestone, Step]:
        """What is to be noted."""
        data = self.cleaned_data
        return {
            step: Step(
                planned_on=data[f"{step.value}-planned_on"],
                reached_on=data[f"{step.value}-reached_on"],
                proof=data[f"{step.value}-proof"],
                proof_note=data[f"{step.value}-proof_note"],
            )
            for step in Milestone
        }


class MonthForm(forms.Form):
    """A project's month. Amounts are read as everywhere: thousands, full-width digits and 万元 behind them."""

    invested = forms.CharField(
        label=_("Investment done in the month (万元)"),
        required=False,
        help_text=_("The month alone, not the year so far."),
    )
    funds = forms.CharField(label=_("Funds that came in (万元)"), required=False)
    visible = forms.CharField(
        label=_("Visible progress"), max_length=300, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, data: Any = None, *, held: ProjectMonth | None) -> None:
        super().__init__(data)
        for name in ("invested", "funds"):
            self.fields[name].widget.attrs |= {"inputmode": "decimal", "class": "number"}
            self.fields[name].initial = AMOUNT.typed(getattr(held, name)) if held else ""
        self.fields["visible"].initial = held.visible if held else ""

    def clean_invested(self) -> Decimal | None:
        return self._amount("invested")

    def clean_funds(self) -> Decimal | None:
        return self._amount("funds")

    def _amount(self, name: str) -> Decimal | None:
        try:
            value: Decimal | None = AMOUNT.parse(self.cleaned_data[name])
        except BadValue as error:
            raise forms.ValidationError(str(error)) from error
        return value


def month_choices(today: dt.date) -> list[Month]:
    """The months that may be noted without looking for them: this one and the eleven before, the latest first."""
    months = [Month.of(today)]
    while len(months) < 12:
        months.append(months[-1].previous())
    return months
