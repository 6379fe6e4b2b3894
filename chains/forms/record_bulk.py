from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import TextChoices, UniqueConstraint
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from chains.models import Chain
from chains.queries.bulk_wishes import JoinChain, LeaveChain, Remove, Review, SetColumn, Wish
from chains.queries.sight import Sight
from chains.registers.columns import Column
from chains.services.record_values import ValuesRefused, read_typed

VALUE = "value"


class Doing(TextChoices):
    """What may be done with many records at once."""

    COLUMN = "column", gettext_lazy("Change one column")
    JOIN = "join", gettext_lazy("Let them belong to a chain")
    LEAVE = "leave", gettext_lazy("Take them out of a chain")
    REVIEW = "review", pgettext_lazy("records", "Review them")
    REMOVE = "remove", gettext_lazy("Remove them")


def offered(sight: Sight) -> list[tuple[str, str]]:
    """What this account may do with records of the register."""
    allowed = [one for one in Doing if (sight.reviews if one is Doing.REVIEW else sight.keeps)]
    return [(one.value, str(one.label)) for one in allowed]


def settable(sight: Sight) -> list[Column]:
    """The columns that may say the same of many records: not the name, and none that is one of its kind."""
    unique = {
        one.fields[0]
        for one in sight.register.model._meta.constraints
        if isinstance(one, UniqueConstraint) and one.fields
    }
    return [one for one in sight.columns if one.is_typed and one.code != "name" and one.code not in unique]


class RecordBulkForm(forms.Form):
    """The value, the chain or the reason that the deed needs. ``seen``: the stamp of the trial that was read."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, sight: Sight, doing: str, column: Column | None, chains: Iterable[Chain]) -> None:
        super().__init__(data)
        self.sight = sight
        self.doing = doing
        self.column = column
        self.chains = {one.code: one for one in chains}
        self.wish: Wish | None = None
        if doing == Doing.COLUMN and column is not None:
            self.fields[VALUE] = column.kind.asked(
                label=column.head, required=False, help_text=_("Left empty, it empties the column of all of them.")
            )
        if doing in {Doing.JOIN, Doing.LEAVE}:
            choices = [("", ""), *((one.code, one.name) for one in self.chains.values())]
            first = next(iter(self.chains), "") if len(self.chains) == 1 else ""
            self.fields["chain"] = forms.ChoiceField(
                label=_("Chain"), choices=choices, initial=first, error_messages={"required": _("Choose the chain.")}
            )
        if doing == Doing.REMOVE:
            self.fields["reason"] = forms.CharField(
                label=_("Reason"),
                max_length=300,
                widget=forms.Textarea({"rows": 3}),
                error_messages={"required": _("Say why; it stands in the record's history.")},
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            self.wish = self._wish(given)
        return given

    def _wish(self, given: dict[str, Any]) -> Wish | None:
        if self.doing == Doing.COLUMN:
            return self._set(self.column, given[VALUE]) if self.column else None
        if self.doing == Doing.JOIN:
            return JoinChain(self.chains[given["chain"]])
        if self.doing == Doing.LEAVE:
            return LeaveChain(self.chains[given["chain"]])
        if self.doing == Doing.REVIEW:
            return Review()
        return Remove(given["reason"])

    def _set(self, column: Column, typed: Any) -> Wish | None:
        try:
            values = read_typed([column], {column.code: typed}, account=self.sight.account)
        except ValuesRefused as refused:
            self.add_error(VALUE, refused.wrong[column.code])
            return None
        return SetColumn(column, values[column.code])
