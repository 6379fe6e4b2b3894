from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib.numbers import parse_decimal
from evaluation.queries.scheme_in_force import RatedItem
from evaluation.services.give_marks import Key


class MarksForm(forms.Form):
    """A field for each chain, item and rater; an empty one is no mark, which is not zero."""

    def __init__(
        self, *args: object, items: list[RatedItem], chains: list[Chain], given: Mapping[Key, Decimal], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.keys: dict[str, Key] = {}
        self.rows = []
        columns = [(item, code, label) for item in items for code, label in item.raters]
        self.columns = [(item, label) for item, _code, label in columns]
        for chain in chains:
            cells: list[forms.BoundField | None] = []
            for item, code, label in columns:
                if chain.code not in item.units:
                    cells.append(None)
                    continue
                name = f"{chain.code}--{item.code}--{code}"
                self.keys[name] = (chain.code, item.code, code)
                value = given.get((chain.code, item.code, code))
                self.fields[name] = MarkField(
                    label=f"{chain.name} {item.title} {label}", full=item.full, initial=_plain(value)
                )
                cells.append(self[name])
            self.rows.append((chain, cells))

    def marks(self) -> dict[Key, Decimal | None]:
        """The marks as they stand in the form, once it is valid."""
        return {key: self.cleaned_data[name] for name, key in self.keys.items()}


class MarkField(forms.CharField):
    """A mark as people type it, or nothing."""

    def __init__(self, *, full: Decimal, **kwargs: object) -> None:
        super().__init__(required=False, max_length=12, **kwargs)  # type: ignore[arg-type]
        self.widget.attrs |= {"inputmode": "decimal", "class": "mark", "autocomplete": "off", "aria-label": self.label}
        self.full = full

    def clean(self, value: object) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            mark = parse_decimal(text)
        except ValueError as error:
            raise forms.ValidationError(_(str(error))) from error
        if not 0 <= mark <= self.full:
            raise forms.ValidationError(_("between 0 and %(full)s") % {"full": _plain(self.full)})
        return mark


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
