from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chains.enums import ReviewState
from chains.models import Chain
from chains.queries.conditions import CHAIN, REVIEW
from chains.queries.record_rows import TEXT
from chains.queries.sight import Sight
from chains.registers.columns import Column
from chains.registers.kinds import Day, Operator
from config.lib.pinyin import initials


@dataclass(frozen=True)
class FilterRow:
    """The fields that filter one column. ``terms``: what it is found by, its name and the initials of its pinyin."""

    column: Column
    fields: tuple[BoundField, ...]

    @property
    def terms(self) -> str:
        return _terms(str(self.column.label))

    @property
    def is_used(self) -> bool:
        return any(field.value() for field in self.fields)


@dataclass(frozen=True)
class FilterGroup:
    """The filters of one section, folded away as long as none is used."""

    title: str
    rows: tuple[FilterRow, ...]

    @property
    def used(self) -> int:
        """How many of them are filled in."""
        return sum(row.is_used for row in self.rows)


class RecordFilterForm(forms.Form):
    """The filters of a register's list as they stand in the address. They are read by ``read_conditions`` (S18)."""

    def __init__(self, params: Mapping[str, Sequence[str]], *, sight: Sight, chains: Iterable[Chain]) -> None:
        super().__init__(initial={name: list(texts)[-1] for name, texts in params.items() if texts})
        self.sight = sight
        every = ("", pgettext("filter", "All"))
        self.fields[TEXT] = _text(_("Name, initials or code"))
        self.fields[CHAIN] = _choice(_("Chain"), [every, *((chain.code, chain.name) for chain in chains)])
        self.fields[REVIEW] = _choice(_("Review"), [every, *ReviewState.choices])
        for column in self._columns():
            for operator in column.kind.operators:
                self.fields[_named(column, operator)] = _asked(column, operator)

    def groups(self) -> list[FilterGroup]:
        """The filters by the sections that the register declares; whether anything is filled in at all, in the last."""
        by_section: dict[str, list[FilterRow]] = defaultdict(list)
        for column in self._columns():
            fields = tuple(self[_named(column, one)] for one in column.kind.operators if one is not Operator.EMPTY)
            if fields:
                by_section[_section(column)].append(FilterRow(column, fields))
        empty = [
            FilterRow(column, (self[_named(column, Operator.EMPTY)],))
            for column in self._columns()
            if Operator.EMPTY in column.kind.operators
        ]
        return [
            *(FilterGroup(title, tuple(rows)) for title, rows in by_section.items()),
            FilterGroup(_("Whether a column is filled in"), tuple(empty)),
        ]

    def looking_back_terms(self) -> str:
        """What the day of a look back is found by among the filters."""
        return _terms(_("Look back"), _("As it stood at the end of"))

    def _columns(self) -> list[Column]:
        return [one for one in self.sight.columns if self.sight.may_filter(one) and one.code != REVIEW]


def _terms(*labels: str) -> str:
    return " ".join(part for label in labels for part in (label, initials(label))).lower()


def _named(column: Column, operator: Operator) -> str:
    """The bare code where there is one text or choice to give; else with the operator behind it."""
    return column.code if operator in {Operator.HAS, Operator.IS} else f"{column.code}.{operator.value}"


def _section(column: Column) -> str:
    if column.common:
        return _("Entry and review")
    return _("Columns of our own") if column.own else str(column.section or _("Particulars"))


def _asked(column: Column, operator: Operator) -> forms.Field:
    label = str(column.label)
    if operator is Operator.EMPTY:
        state = [("", pgettext("filled in or not", "any")), ("1", _("not filled in")), ("0", _("filled in"))]
        return _choice(_("%(column)s: filled in or not") % {"column": label}, state)
    if operator is Operator.IS and column.kind.offers:
        return _choice(label, [("", pgettext("filter", "All")), *column.kind.offers])
    if operator is Operator.FROM:
        return _text(_("%(column)s, from") % {"column": label}, _("from"), is_day=isinstance(column.kind, Day))
    if operator is Operator.TO:
        return _text(_("%(column)s, to") % {"column": label}, _("to"), is_day=isinstance(column.kind, Day))
    return _text(label)


def _text(label: str, hint: str = "", *, is_day: bool = False) -> forms.Field:
    attrs = {"placeholder": hint, "aria-label": label}
    widget = forms.DateInput(attrs={**attrs, "type": "date"}) if is_day else forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, required=False, widget=widget)


def _choice(label: str, choices: Iterable[tuple[str, object]]) -> forms.Field:
    widget = forms.Select(attrs={"aria-label": label})
    return forms.ChoiceField(label=label, choices=list(choices), required=False, widget=widget)
