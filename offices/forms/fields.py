from __future__ import annotations

import datetime as dt
import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from config.lib.numbers import parse_decimal
from offices.models import Organisation, Person

FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
"""Nothing here happens before or after; what counts on from a day stays within the calendar."""


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A date, typed or picked from the browser's calendar."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "min": FIRST_DAY, "max": LAST_DAY})
    return forms.DateField(label=label, widget=widget, validators=[within_the_calendar], **options)


def within_the_calendar(day: dt.date) -> None:
    """Raise ValidationError for a day before or after all that happens here."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise forms.ValidationError(
            _("Choose a day between %(first)s and %(last)s."), params={"first": FIRST_DAY, "last": LAST_DAY}
        )


def name_field(label: Any, **options: Any) -> forms.CharField:
    """What somebody or something is called; nothing in it that cannot be seen or turns the reading round (S16)."""
    return forms.CharField(label=label, validators=[_all_seen], **options)


def _all_seen(name: str) -> None:
    if any(unicodedata.category(sign) in {"Cc", "Cf", "Co", "Zl", "Zp"} for sign in name):
        raise forms.ValidationError(_("The name holds signs that cannot be seen. Type it anew instead of pasting it."))


class FigureField(forms.DecimalField):
    """A number as an office writes it: full-width digits and thousands separators too, and nothing else."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        typed = value.strip() if isinstance(value, str) else value
        if typed in self.empty_values:
            return None
        try:
            return parse_decimal(str(typed))
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error


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
