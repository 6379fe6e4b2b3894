from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from offices.models import Organisation, Person


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A date, typed or picked from the browser's calendar."""
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **options)


def paper_field() -> forms.CharField:
    """The decision on which an act of administration rests."""
    return forms.CharField(
        label=_("By what paper"),
        max_length=200,
        required=False,
        help_text=_("Document number or decision; kept in the trail."),
    )


class OrganisationField(forms.ModelChoiceField):
    """One of the organisations, by name."""

    def __init__(self, queryset: QuerySet[Organisation] | None = None, **options: Any) -> None:
        super().__init__(queryset if queryset is not None else Organisation.objects.order_by("name"), **options)


class PersonField(forms.ModelChoiceField):
    """One of the people; two of one name are told apart by their account."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Person.objects.select_related("account").order_by("name"), **options)

    def label_from_instance(self, person: Any) -> str:
        account = getattr(person, "account", None)
        return f"{person.name}（{account.username}）" if account else person.name
