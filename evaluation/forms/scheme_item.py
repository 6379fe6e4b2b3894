"""The form of one item of a scheme: its fields are drawn from what its rule declares, whichever rule it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.forms.scheme_fields import DocumentForm, Entry, figure_field
from evaluation.rules.errors import SchemeError
from evaluation.rules.figures import READINGS, Catalogue
from evaluation.rules.registry import RULES
from evaluation.rules.rule import InputKind, Parameter, ParameterKind
from evaluation.rules.scheme import PERIOD_TITLES, Among
from evaluation.rules.schemefile.arranging import rule_of
from evaluation.rules.schemefile.editing import Row, spelled
from evaluation.rules.schemefile.items import OWN_RULE, Place
from evaluation.rules.toml_lines import Path

WEIGHTS = "weights"


def rules_for(place: Place) -> list[tuple[str, str]]:
    """The rules that an item of that part may have, with their titles."""
    if place in (Place.GATE, Place.DEDUCTION):
        return [(name, RULES[name].title) for name in (OWN_RULE[place],)]
    barred = {"gate", "deduct", "composite"} if place is Place.BONUS else {"gate", "bonus"}
    return [(name, rule.title) for name, rule in RULES.items() if name not in barred]


class SchemeItemForm(DocumentForm):
    """An item or a group, with its rule's inputs and settings."""

    def __init__(
        self,
        data: Any = None,
        *,
        row: Row,
        catalogue: Catalogue,
        document: Mapping[str, Any],
        version: int,
        errors: Iterable[SchemeError] = (),
    ) -> None:
        super().__init__(data, document=document, version=version, errors=errors)
        self.row, self.rule, self.catalogue, self.path = row, rule_of(row), catalogue, row.path
        self.put_text(self._in("title"), _("Name"))
        self.put_text(self._in("code"), _("Code"), help_text=_("lower-case letters, digits and hyphens"))
        if row.place is Place.BASE or (row.place is Place.BONUS and not row.is_group and self._takes_weight()):
            self.put_number(self._in("weight"), _("Weight"))
        if not row.is_group:
            self._put_rule()
        self.put_text(
            self._in("note"), _("Standard as published"), lines=2, help_text=_("printed in the scheme as it is")
        )
        self._put_whom()

    def about(self) -> list[forms.BoundField]:
        """What the item is called and how many points it has."""
        return self._named("title", "code", "weight", "note")

    def reads(self) -> list[forms.BoundField]:
        """What it is scored from."""
        inputs = [f"inputs.{one.name}" for one in self._figures()]
        return self._named("indicator", *inputs, "unit")

    def chosen_rule(self) -> list[forms.BoundField]:
        """By which rule it is scored."""
        return self._named("rule")

    def differs(self) -> bool:
        """Whether it is not simply judged for everybody, always."""
        return any(name in self.row.item for name in ("applies_to", "periods", "among", WEIGHTS))

    def settings(self) -> list[forms.BoundField]:
        """The settings of its rule, tables aside."""
        return self._named(*(one.name for one in self.rule.parameters)) if self.rule else []

    def whom(self) -> list[forms.BoundField]:
        """For whom and when it is judged."""
        return self._named("applies_to", "periods", "among")

    def weights(self) -> Any:
        """The weights that differ, row by row."""
        return self.tables.get(spelled(self._in(WEIGHTS)))

    def own_tables(self) -> list[Any]:
        """The settings of its rule that are tables."""
        return [table for table in self.tables.values() if table.path[-1] != WEIGHTS]

    def values(self) -> dict[Path, object]:
        """What was typed; weights that differ by whose they are."""
        found = super().values()
        path = self._in(WEIGHTS)
        if path in found:
            rows: Any = found[path] or []
            found[path] = {str(row.get("who", "")): row.get("weight", "") for row in rows} or None
        inputs = self._in("inputs")
        given = {path[-1]: value for path, value in found.items() if path[:-1] == inputs and value is not None}
        kept = {path: value for path, value in found.items() if path[:-1] != inputs}
        return {**kept, inputs: given or None} if self._figures() else kept

    def _in(self, *names: str) -> Path:
        return (*self.row.path, *names)

    def _named(self, *names: str) -> list[forms.BoundField]:
        full = [f"{self.row.name}.{name}" for name in names]
        return [self[name] for name in full if name in self.fields]

    def _takes_weight(self) -> bool:
        return self.rule is not None and self.rule.name != "bonus"

    def _figures(self) -> list[Any]:
        return [one for one in self.rule.inputs if one.kind is InputKind.FIGURE] if self.rule else []

    def _put_rule(self) -> None:
        own = OWN_RULE[self.row.place]
        self.put_choice(self._in("rule"), _("Rule"), rules_for(self.row.place), default=own)
        self.fields[f"{self.row.name}.rule"].widget.attrs["data-redraws"] = ""
        figures = self._figures()
        if any(one.reading for one in figures):
            known = [(code, fact.heading) for code, fact in self.catalogue.indicators.items()]
            self.put_choice(self._in("indicator"), _("Indicator"), [("", _("— none —")), *known])
        for one in figures:
            usual = (
                _("empty: the indicator's “%(reading)s”") % {"reading": READINGS[one.reading]} if one.reading else ""
            )
            path = self._in("inputs", one.name)
            self.put(Entry(spelled(path), path, is_number=True), figure_field(one.label, usual), self.at(path))
        if figures:
            self.put_text(self._in("unit"), _("Unit of measurement"), help_text=_("empty: the indicator's"))
        for parameter in self.rule.parameters if self.rule else ():
            path = self._in(parameter.name)
            if parameter.kind is ParameterKind.TABLE:
                self.put_table(path, parameter, self.at(path))
            else:
                self.put_parameter(parameter, path, self.at(path))

    def _put_whom(self) -> None:
        sets = self.document.get("sets")
        names = [(f"@{name}", f"@{name}") for name in sets] if isinstance(sets, Mapping) else []
        units = self.document.get("units")
        listed = units if isinstance(units, Mapping) and units else self.catalogue.units
        whom = [*names, *((code, str(name)) for code, name in listed.items())]
        self._put_names("applies_to", _("Only for"), whom)
        self._put_names("periods", _("Only in"), list(PERIOD_TITLES.items()))
        if self.row.is_group:
            return
        compared = [(Among.ALL.value, _("with all")), (Among.GROUP.value, _("within the same group"))]
        self.put_choice(self._in("among"), _("Compared"), compared, default=Among.ALL.value)
        if self.row.place is Place.BASE:
            self._put_weights(whom)

    def _put_names(self, name: str, label: Any, choices: list[tuple[str, Any]]) -> None:
        path = self._in(name)
        held = self.at(path)
        known = dict(choices)
        unknown = [str(one) for one in held if str(one) not in known] if isinstance(held, list) else []
        listed = [*choices, *((one, one) for one in dict.fromkeys(unknown))]
        field = forms.MultipleChoiceField(label=label, choices=listed, widget=forms.CheckboxSelectMultiple)
        self.put(Entry(spelled(path), path), field, held)

    def _put_weights(self, whom: list[tuple[str, str]]) -> None:
        held = self.at(self._in(WEIGHTS))
        rows = [{"who": who, "weight": weight} for who, weight in held.items()] if isinstance(held, Mapping) else []
        choices = {"": "—", **dict(whom), **{row["who"]: row["who"] for row in rows if row["who"] not in dict(whom)}}
        columns = (
            Parameter("who", str(_("For whom")), ParameterKind.CHOICE, default="", choices=choices),
            Parameter("weight", str(_("Weight"))),
        )
        self.put_table(self._in(WEIGHTS), Parameter(WEIGHTS, str(_("Other weights")), columns=columns), rows)
