from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

ONE, OTHER = "one", "other"
_SIDES = ((ONE, ""), (OTHER, ""))


class RecordMergeForm(forms.Form):
    """Which of two records stays, and for each column in ``differing`` whose value. ``seen``: what was compared."""

    stays = forms.ChoiceField(
        choices=_SIDES, initial=ONE, error_messages={"required": _("Choose the record that stays.")}
    )
    seen = forms.RegexField(r"\A[0-9]+:[0-9]+\Z", widget=forms.HiddenInput)

    def __init__(self, data: Any, *, pair: Sequence[Any], differing: Sequence[str]) -> None:
        self._pair = pair
        self._codes = list(differing)
        self._versions = ":".join(str(record.version) for record in pair)
        super().__init__(data, initial={"stays": ONE, "seen": self._versions})
        for code in self._codes:
            self.fields[self.name(code)] = forms.ChoiceField(choices=_SIDES, required=False)

    @staticmethod
    def name(code: str) -> str:
        """The name under which the choice of a column is sent."""
        return f"take.{code}"

    def chosen(self, code: str) -> str:
        """Whose value of that column is chosen as the form stands."""
        return self[self.name(code)].value() or ONE if code in self._codes else ""

    def compare_anew(self) -> None:
        """What is sent next is about the records as they are now; what was chosen stays."""
        data = cast("QueryDict", self.data).copy()
        data["seen"] = self._versions
        self.data = data

    def clean_seen(self) -> dict[UUID, int]:
        """The version of each record that was compared."""
        versions = self.cleaned_data["seen"].split(":")
        return {record.pk: int(version) for record, version in zip(self._pair, versions, strict=True)}

    @property
    def staying(self) -> UUID:
        return self._side(self.cleaned_data["stays"])

    @property
    def going(self) -> UUID:
        return self._side(OTHER if self.cleaned_data["stays"] == ONE else ONE)

    @property
    def taken(self) -> set[str]:
        """The columns whose value is that of the record that goes."""
        chosen = {code: self.cleaned_data.get(self.name(code)) for code in self._codes}
        return {code for code, side in chosen.items() if side and side != self.cleaned_data["stays"]}

    def _side(self, name: str) -> UUID:
        pk: UUID = self._pair[0 if name == ONE else 1].pk
        return pk
