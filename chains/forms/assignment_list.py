from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chains.enums import AssignmentRole
from chains.models import Assignment, Chain
from offices.forms.fields import day_field, paper_field
from offices.models import Organisation, Post

Choice = tuple[str, str]


class ChainField(forms.ModelChoiceField):
    """One of the chains of the catalogue, in its order."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Chain.objects.filter(closed_on=None).order_by("number"), to_field_name="code", **options)


class HolderField(forms.TypedChoiceField):
    """An organisation that exists on ``day``, or one post."""

    def __init__(self, *, day: dt.date, **options: Any) -> None:
        self.day = day
        super().__init__(choices=self._offered, coerce=_found, empty_value=None, **options)

    def _offered(self) -> Iterator[tuple[str, Any]]:
        there = Organisation.objects.filter(Q(valid_until=None) | Q(valid_until__gte=self.day)).order_by("name")
        posts = Post.objects.filter(organisation__in=there).select_related("organisation")
        yield "", _("Choose an organisation or a post")
        yield str(_("Organisations")), [(f"organisation-{one.pk}", one.name) for one in there]
        yield (
            str(_("Posts")),
            [(f"post-{one.pk}", str(one)) for one in posts.order_by("organisation__name", "kind", "title")],
        )


def _found(choice: str) -> Organisation | Post:
    kind, _dash, key = choice.partition("-")
    return Post.objects.get(pk=key) if kind == "post" else Organisation.objects.get(pk=key)


class AssignmentFilter(forms.Form):
    chain = ChainField(label=_("Chain"), empty_label=_("All chains"), required=False)
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("All roles")), *AssignmentRole.choices], required=False)
    q = forms.CharField(label=_("Organisation or post contains"), max_length=100, required=False)
    ended = forms.BooleanField(label=_("Ended ones too"), required=False)


class AssignForm(forms.Form):
    """Who is to answer for which chain, in which role, from when on, by which paper."""

    chain = ChainField(label=_("Chain"), empty_label=_("Choose a chain"))
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("Choose a role")), *AssignmentRole.choices])
    from_date = day_field(_("First day"))
    in_place_of_holders = forms.BooleanField(
        label=_("In place of whoever has the role now, whose last day is the day before"), required=False
    )
    document = forms.CharField(label=_("Document number"), max_length=100, required=False)

    field_order = ("chain", "role", "to", "from_date", "in_place_of_holders", "document")

    def __init__(self, data: Any = None, *, today: dt.date, chain: str = "") -> None:
        super().__init__(data, initial={"from_date": today, "chain": chain})
        self.fields["to"] = HolderField(label=_("Who answers"), day=today)
        self.order_fields(self.field_order)


class ReleaseForm(forms.Form):
    """The last day of an assignment; ``seen`` is the one it had when the page was opened."""

    last_day = day_field(
        _("Last day of the assignment"), help_text=_("The rights that came with it end with this day.")
    )
    document = paper_field()
    seen = forms.DateField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, assignment: Assignment, today: dt.date) -> None:
        super().__init__(data, initial={"last_day": today, "seen": assignment.until_date})
