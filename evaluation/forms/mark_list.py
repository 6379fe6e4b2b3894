from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib.numbers import parse_decimal, plain
from dispatch.rules.cells import PLACES
from evaluation.models import Mark
from evaluation.queries.marks import Key
from evaluation.queries.scheme_in_force import RatedItem

SEEN = "--seen"
"""Behind the name of a cell's field: the mark that stood in it when the page was made."""


@dataclass(frozen=True)
class MarkCell:
    """A cell of the table: its field, the mark that was seen in it, and what somebody else gave meanwhile."""

    field: forms.BoundField
    seen: forms.BoundField
    moved: str = ""


class MarksForm(forms.Form):
    """A field for each chain, item and rater; an empty one is no mark, which is not zero.

    ``moved`` are the cells that somebody else marked while this page was open, as they are now.
    """

    def __init__(
        self,
        *args: object,
        items: Collection[RatedItem],
        chains: Iterable[Chain],
        given: Mapping[Key, Mark],
        moved: Mapping[Key, Mark | None],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.keys: dict[str, Key] = {}
        columns = [(item, code, label) for item in items for code, label in item.raters]
        self.columns = [(item, label) for item, _code, label in columns]
        self.rows: list[tuple[Chain, list[MarkCell | None]]] = []
        for chain in chains:
            cells: list[MarkCell | None] = []
            for item, code, label in columns:
                if chain.code not in item.units:
                    cells.append(None)
                    continue
                key = (chain.code, item.code, code)
                name = "--".join(key)
                self.keys[name] = key
                initial = _typed(given.get(key))
                self.fields[name] = MarkField(
                    label=f"{chain.name} {item.title} {label}", full=item.full, initial=initial
                )
                self.fields[name + SEEN] = forms.CharField(
                    required=False, max_length=20, widget=forms.HiddenInput, initial=initial
                )
                cells.append(
                    MarkCell(self[name], self[name + SEEN], _there(moved[key]) if moved and key in moved else "")
                )
            self.rows.append((chain, cells))

    def marks(self) -> dict[Key, Decimal | None]:
        """The marks as they stand in the form, once it is valid."""
        return {key: self.cleaned_data[name] for name, key in self.keys.items()}

    def seen(self) -> dict[Key, Decimal | None]:
        """The marks that stood on the page before anything was typed. What cannot be read was no mark."""
        return {key: _read(self.cleaned_data[name + SEEN]) for name, key in self.keys.items()}

    def renewed(self, given: Mapping[Key, Mark]) -> dict[str, str]:
        """What to show after others marked too: what was typed here stays, the rest is as it is now, and is seen."""
        marks, seen = self.marks(), self.seen()
        data: dict[str, str] = {}
        for name, key in self.keys.items():
            now = _typed(given.get(key))
            data[name] = now if marks[key] == seen[key] else self.data[name]
            data[name + SEEN] = now
        return data


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
            raise forms.ValidationError(_("between 0 and %(full)s") % {"full": plain(self.full)})
        if mark != round(mark, PLACES):
            raise forms.ValidationError(_("the number has more than 6 decimal places; round it"))
        return mark


class MarkTakeBackForm(forms.Form):
    """Marks that the scheme has no place for, to be chosen as they were seen: one that changed since is no choice."""

    marks = forms.MultipleChoiceField()

    def __init__(self, *args: object, orphans: Iterable[Mark], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.orphans = {f"{mark.pk}:{plain(mark.value)}": mark for mark in orphans}
        self.fields["marks"].choices = [(choice, str(mark)) for choice, mark in self.orphans.items()]  # type: ignore[attr-defined]

    def chosen(self) -> list[Mark]:
        """The chosen marks, once the form is valid."""
        return [self.orphans[choice] for choice in self.cleaned_data["marks"]]


def _typed(mark: Mark | None) -> str:
    return plain(mark.value) if mark else ""


def _there(mark: Mark | None) -> str:
    """What stands in a cell now, and by whom."""
    if mark is None:
        return _("The mark has been taken back.")
    who = mark.entered_by.person.name if mark.entered_by else _("somebody")
    return _("%(who)s gave %(mark)s") % {"who": who, "mark": plain(mark.value)}


def _read(text: str) -> Decimal | None:
    try:
        return parse_decimal(text)
    except ValueError:
        return None
