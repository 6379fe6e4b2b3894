from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from config.lib.periods import Quarter
from evaluation.rules.notice_words.scheme_words import title_in_words
from evaluation.rules.scheme import Scheme
from evaluation.rules.wording import plain
from offices.forms.fields import FigureField

PREFIX = "points-"


class SchemeTrialForm(forms.Form):
    """On which quarter a scheme is tried, against which version, with which points for each item.

    ``seen`` is the version of the draft whose points the page shows.
    """

    quarter = forms.ChoiceField(label=_("Tried on"))
    against = forms.ChoiceField(label=_("Against"), required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Any, *, scheme: Scheme, quarters: Sequence[Quarter], versions: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(data, auto_id="t-%s")
        self.scheme = scheme
        self.fields["quarter"].choices = [(str(quarter), quarter.label) for quarter in quarters]  # type: ignore[attr-defined]
        self.fields["against"].choices = versions  # type: ignore[attr-defined]
        for item in scheme.leaves():
            self.fields[PREFIX + item.code] = FigureField(
                label=title_in_words(scheme, item),
                required=False,
                min_value=Decimal(0),
                max_value=Decimal(10_000),
                max_digits=10,
                decimal_places=4,
                initial=plain(item.weight),
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            )

    def points(self) -> list[tuple[str, forms.BoundField, str]]:
        """The codes of the items with the field of their points, each with what the draft says."""
        return [(item.code, self[PREFIX + item.code], plain(item.weight)) for item in self.scheme.leaves()]

    def changed_points(self) -> dict[str, Decimal]:
        """The points that were typed and are not the draft's."""
        typed = {item.code: self.cleaned_data.get(PREFIX + item.code) for item in self.scheme.leaves()}
        held = {item.code: item.weight for item in self.scheme.leaves()}
        return {code: value for code, value in typed.items() if value is not None and value != held[code]}
