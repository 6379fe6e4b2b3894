"""Fields of a scheme's document: each is shown as it was typed and put back as it is typed, right or wrong.

Whether it is right is for the rules to say, so that a form, a file and a draft are judged alike. A form refuses only
what no browser sends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from evaluation.rules.errors import SchemeError
from evaluation.rules.rule import Parameter, ParameterKind
from evaluation.rules.schemefile.editing import as_typed, number, spelled
from evaluation.rules.toml_lines import Path

LONGEST = 2_000
SPARE = 2
"""Empty rows at the end of a table, for what is still to be typed."""
MOST_ROWS = 60
NOT_SET = "不设"

Choices = Sequence[tuple[str, StrOrPromise]]


@dataclass(frozen=True)
class Entry:
    """A field of the form, and where in the document its value stands. `default` need not be written; a share that is
    told `in_percent` may be typed so."""

    name: str
    path: Path
    is_number: bool = False
    none: str = ""
    default: object = None
    in_percent: bool = False

    def read(self, typed: object, *, held: bool) -> object:
        """What is put into the document; None takes the field out of it."""
        if isinstance(typed, bool):
            return None if typed == bool(self.default) and not held else typed
        if isinstance(typed, list):
            return typed or None
        text = str(typed or "").strip()
        if self.none and text == NOT_SET:
            return self.none
        if self.in_percent and text.endswith(("%", "％")):
            share = number(text[:-1])
            return Decimal(share) / 100 if isinstance(share, int | Decimal) else text
        if self.is_number:
            return number(text)
        return None if not text or (text == self.default and not held) else text


class Cells:
    """The fields of a table in the form, row by row: ``rows`` for the page, ``value`` for the document."""

    def __init__(self, form: DocumentForm, *, path: Path, table: Parameter, held: object) -> None:
        self.form, self.path, self.columns, self.label = form, path, table.columns, table.label
        self.count = min(MOST_ROWS, _most(form.data, spelled(path)) if form.is_bound else len(_listed(held)) + SPARE)
        for at, row in enumerate([*_listed(held), *[{}] * self.count][: self.count]):
            for column in self.columns:
                form.put_parameter(column, (*path, at, column.name), row.get(column.name))

    def rows(self) -> list[list[forms.BoundField]]:
        """The cells of each row."""
        return [[self.form[spelled((*self.path, at, one.name))] for one in self.columns] for at in range(self.count)]

    def value(self) -> list[dict[str, object]] | None:
        """The rows in which anything was typed."""
        rows = []
        for at in range(self.count):
            entries = [self.form.entries[spelled((*self.path, at, one.name))] for one in self.columns]
            row = {
                one.path[-1]: value
                for one in entries
                if (value := one.read(self.form.cleaned_data.get(one.name), held=False)) is not None
            }
            if row:
                rows.append(row)
        return rows or None  # type: ignore[return-value]


class DocumentForm(forms.Form):
    """A form over a part of a document; ``seen`` is the version of the draft that it was drawn from, ``path`` the item
    that it is of, empty of the whole.
    """

    path: Path = ()
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, document: Mapping[str, Any], version: int, errors: Iterable[SchemeError] = ()
    ) -> None:
        super().__init__(data, initial={"seen": version}, auto_id="f-%s")
        self.document = document
        self.entries: dict[str, Entry] = {}
        self.tables: dict[str, Cells] = {}
        self.wrong = tuple(errors)

    def clean(self) -> dict[str, Any]:
        """Refuses a request that brings none of the fields: it was cut off, and would empty them all."""
        if self.entries and not any(name in self.data for name in self.entries):
            raise forms.ValidationError(
                _("Nothing of the page arrived, so nothing was saved. Reload it, then save again.")
            )
        return super().clean() or {}

    def at(self, path: Path) -> Any:
        """What stands in the document there."""
        found: Any = self.document
        for part in path:
            if isinstance(found, Mapping) and isinstance(part, str):
                found = found.get(part)
            elif isinstance(found, list) and isinstance(part, int) and part < len(found):
                found = found[part]
            else:
                return None
        return found

    def put(self, entry: Entry, field: forms.Field, held: object) -> None:
        """One more field, with what stands in the document."""
        field.required = False
        self.fields[entry.name] = field
        self.entries[entry.name] = entry
        if isinstance(field, forms.BooleanField):
            self.initial[entry.name] = bool(entry.default if held is None else held)
        elif isinstance(field, forms.MultipleChoiceField):
            self.initial[entry.name] = list(held) if isinstance(held, list) else []
        elif entry.none and held == entry.none:
            self.initial[entry.name] = NOT_SET
        else:
            self.initial[entry.name] = as_typed(entry.default if held is None and _chosen(field) else held)

    def put_text(self, path: Path, label: StrOrPromise, *, help_text: StrOrPromise = "", lines: int = 1) -> None:
        """A field of words."""
        widget = forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput()
        field = forms.CharField(label=label, max_length=LONGEST, help_text=help_text, widget=widget)
        self.put(Entry(spelled(path), path), field, self.at(path))

    def put_number(self, path: Path, label: StrOrPromise, *, help_text: StrOrPromise = "", none: str = "") -> None:
        """A field of a number."""
        self.put(Entry(spelled(path), path, is_number=True, none=none), _number_field(label, help_text), self.at(path))

    def put_choice(self, path: Path, label: StrOrPromise, choices: Choices, *, default: str = "") -> None:
        """A field with one of several words; one that the document has and nobody knows stays to be chosen."""
        held = self.at(path)
        if isinstance(held, str) and held not in dict(choices):
            choices = [*choices, (held, held)]
        self.put(Entry(spelled(path), path, default=default), forms.ChoiceField(label=label, choices=choices), held)

    def put_parameter(self, one: Parameter, path: Path, held: object) -> None:
        """The field of a rule's setting, drawn from its declaration."""
        entry = Entry(spelled(path), path, none=one.none, default=one.default)
        match one.kind:
            case ParameterKind.FLAG:
                self.put(entry, forms.BooleanField(label=one.label), held)
            case ParameterKind.CHOICE:
                choices = list(one.choices.items())
                if isinstance(held, str) and held not in one.choices:
                    choices.append((held, held))
                self.put(entry, forms.ChoiceField(label=one.label, choices=choices), held)
            case ParameterKind.TEXT:
                self.put(Entry(entry.name, path), forms.CharField(label=one.label, max_length=LONGEST), held)
            case ParameterKind.FIGURE:
                self.put(Entry(entry.name, path, is_number=True), figure_field(one.label), held)
            case _:
                field = _number_field(one.label, _help(one))
                if one.default is not None:
                    field.widget.attrs["placeholder"] = as_typed(one.default)
                self.put(replace(entry, is_number=True, in_percent=one.in_percent, default=None), field, held)

    def put_table(self, path: Path, one: Parameter, held: object) -> None:
        """The rows of a setting that is a table, with what they hold."""
        self.tables[spelled(path)] = Cells(self, path=path, table=one, held=held)

    def values(self) -> dict[Path, object]:
        """What was typed, by its place in the document."""
        within = [table.path for table in self.tables.values()]
        plain = (one for one in self.entries.values() if one.path[:-2] not in within)
        found: dict[Path, object] = {
            one.path: one.read(self.cleaned_data.get(one.name), held=self.at(one.path) is not None) for one in plain
        }
        return found | {table.path: table.value() for table in self.tables.values()}

    def show_errors(self) -> None:
        """Each error at its field; what belongs to none of them is told by the page."""
        if not self.is_bound:
            self.is_bound, self.data = True, self._as_sent()
            self.full_clean()
        for error in self.wrong:
            if name := self.field_of(error):
                self.add_error(name, error.in_the_form)

    def field_of(self, error: SchemeError) -> str:
        """The field of the form that an error is about, or nothing."""
        path = error.path
        while path:
            if spelled(path) in self.fields:
                return spelled(path)
            path = path[:-1]
        return ""

    def _as_sent(self) -> Any:
        """What a browser would send if nothing were typed."""
        return {name: self.initial.get(name) for name in self.fields}


def figure_field(label: StrOrPromise, help_text: StrOrPromise = "") -> forms.CharField:
    """A field for an input: a number, a reading of an indicator, a small formula; readings are offered."""
    widget = forms.TextInput(attrs={"list": "readings", "autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, max_length=LONGEST, help_text=help_text, widget=widget)


def _number_field(label: StrOrPromise, help_text: StrOrPromise = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=60, help_text=help_text, widget=widget)


def _help(one: Parameter) -> StrOrPromise:
    return _("“%(word)s” where there is no limit") % {"word": NOT_SET} if one.none else ""


def _chosen(field: forms.Field) -> bool:
    return isinstance(field, forms.ChoiceField)


def _listed(held: object) -> list[Mapping[str, object]]:
    return [one for one in held if isinstance(one, Mapping)] if isinstance(held, list) else []


def _most(data: Any, name: str) -> int:
    """How many rows of that table were sent."""
    numbers = [key[len(name) + 1 :].partition(".")[0] for key in data if key.startswith(f"{name}.")]
    return 1 + max((int(one) for one in numbers if one.isdecimal() and len(one) < 4), default=-1)
