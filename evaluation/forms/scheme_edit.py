"""The form of a whole scheme: what holds for all of it, who is judged, and the names and points of its items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.forms.scheme_fields import DocumentForm, Entry
from evaluation.rules.arithmetic import Rounding
from evaluation.rules.errors import SchemeError
from evaluation.rules.figures import Catalogue
from evaluation.rules.registry import RULES
from evaluation.rules.rule import Parameter, ParameterKind
from evaluation.rules.scheme import Missing, SameMatter, Ties, TiesBy, WhenNotApplicable
from evaluation.rules.schemefile.bounds import MOST_CHARACTERS
from evaluation.rules.schemefile.checks import MOST_ITEMS
from evaluation.rules.schemefile.editing import Row, as_typed, rows
from evaluation.rules.schemefile.items import OWN_RULE, Place
from evaluation.rules.schemefile.pasted import Pasted
from evaluation.rules.schemefile.pasting import TableError, read_table
from evaluation.rules.toml_lines import Path

HEAD = "scheme"
ROUNDING = [(Rounding.HALF_UP.value, _("half up")), (Rounding.HALF_EVEN.value, _("half to even (GB/T 8170)"))]
TIES = [
    (Ties.SKIP.value, _("the next places stay free (1, 2, 2, 4)")),
    (Ties.DENSE.value, _("counted on (1, 2, 2, 3)")),
]
TIES_BY = [
    (TiesBy.SHOWN.value, _("the total as published")),
    (TiesBy.UNROUNDED.value, _("the total before rounding")),
]
MISSING = [(Missing.UNRANKED.value, _("no place until it is there")), (Missing.ZERO.value, _("0 points, said so"))]
NOT_APPLICABLE = [
    (WhenNotApplicable.SHARE_GROUP.value, _("shared out within the group")),
    (WhenNotApplicable.SHARE_ALL.value, _("shared out among all items")),
    (WhenNotApplicable.ZERO.value, _("left out")),
]
SAME_MATTER = [
    (SameMatter.ONCE.value, _("once in all")),
    (SameMatter.ONCE_PER_ITEM.value, _("once in each item")),
    (SameMatter.EACH.value, _("each time")),
]
PARTS = ("bonus", "deduction")
PASTE = "paste"
"""The button that makes items of a pasted table."""
SETS, GROUPS = "sets", "groups"


@dataclass(frozen=True)
class Line:
    """An item in the table: its row of the document and the fields that stand in it."""

    row: Row
    title: forms.BoundField
    weight: forms.BoundField | None
    names: Mapping[str, str]
    other_weights: str = ""

    @property
    def rule(self) -> str:
        """The title of its rule, or what is written where there is no such rule."""
        name = str(self.row.item.get("rule", OWN_RULE[self.row.place]))
        return RULES[name].title if name in RULES else name

    @property
    def reads(self) -> str:
        """The indicator it is read from, by its name."""
        return self.names.get(str(self.row.item.get("indicator", "")), "")

    @property
    def note(self) -> str:
        """Its standard of scoring in words, which the rule is to be compared with."""
        return as_typed(self.row.item.get("note"))


class SchemeEditForm(DocumentForm):
    """Everything but what stands in an item's own page; ``pasted`` is a table that becomes items."""

    pasted = forms.CharField(
        label=_("Scoring table"),
        required=False,
        strip=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Copy the rows from Excel or Word and paste them here: the name and the weight, with the group before "
            "and the standard of scoring behind if there are any. A head is not needed."
        ),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        catalogue: Catalogue,
        document: Mapping[str, Any],
        version: int,
        errors: Iterable[SchemeError] = (),
    ) -> None:
        super().__init__(data, document=document, version=version, errors=errors)
        self.catalogue = catalogue
        self.listed = list(rows(document))
        self._put_head()
        for row in self.listed:
            self.put_text((*row.path, "title"), _("Name"))
            if row.place is Place.BASE:
                self.put_number((*row.path, "weight"), _("Weight"))
        for part in PARTS:
            if isinstance(document.get(part), Mapping):
                self.put_number((part, "cap"), _("At most in all"), none="none")
                self.put_choice((part, "same_matter"), _("The same matter counts"), SAME_MATTER, default="once")
        self._put_units()

    def clean_pasted(self) -> list[Pasted]:
        """The items of the table, where it was asked to make items of it."""
        if self.data.get("do") != PASTE:
            return []
        try:
            return read_table(self.cleaned_data["pasted"], room=MOST_ITEMS - len(self.listed))
        except TableError as error:
            raise forms.ValidationError(str(error)) from None

    def first(self) -> list[forms.BoundField]:
        """What every scheme says of itself."""
        return self._head("title", "code", "year", "full_marks", "shown_days", "shown_again", "version_note")

    def more(self) -> list[forms.BoundField]:
        """What is mostly left as it is."""
        names = ("places", "rounding", "ties", "ties_by", "missing", "not_applicable", "lowest_total", "demonstration")
        return self._head(*names)

    def lines(self, place: str) -> list[Line]:
        """The items of a part with their fields."""
        names = {code: fact.name for code, fact in self.catalogue.indicators.items()}
        return [
            Line(row, self[f"{row.name}.title"], self._weight(row), names, self._other_weights(row))
            for row in self.listed
            if row.place.value == place
        ]

    def _weight(self, row: Row) -> forms.BoundField | None:
        name = f"{row.name}.weight"
        return self[name] if name in self.fields else None

    def _other_weights(self, row: Row) -> str:
        """The weights that differ, each with whose they are."""
        held, sets, names = row.item.get("weights"), self.at((SETS,)), self._unit_names()
        said = []
        for who, weight in held.items() if isinstance(held, Mapping) else ():
            members = sets.get(who[1:]) if who.startswith("@") and isinstance(sets, Mapping) else None
            said.append(f"{self._named(members) or names.get(who, who)} {as_typed(weight)}")
        return "；".join(said)

    def part(self, name: str) -> list[forms.BoundField]:
        """What holds for the bonus or the deduction part as a whole."""
        return [self[f"{name}.{field}"] for field in ("cap", "same_matter") if f"{name}.{field}" in self.fields]

    def sets(self) -> Any:
        """Units that are named together."""
        return self.tables[SETS]

    def groups(self) -> Any:
        """Units that are ranked among themselves."""
        return self.tables[GROUPS]

    def values(self) -> dict[Path, object]:
        """What was typed; units, sets and groups as the document has them."""
        found = super().values()
        chosen = found.pop(("units",), None) or []
        names = self._unit_names()
        found[("units",)] = (
            {code: names.get(code, code) for code in chosen} if isinstance(chosen, list) else {}
        ) or None
        sets: Any = found.pop((SETS,), None) or []
        found[(SETS,)] = {str(one.get("name", "")): self._codes(one.get("units")) for one in sets} or None
        groups: Any = found.pop((GROUPS,), None) or []
        found[(GROUPS,)] = [{**one, "units": self._codes(one.get("units"))} for one in groups] or None
        return found

    def _head(self, *names: str) -> list[forms.BoundField]:
        return [self[f"{HEAD}.{name}"] for name in names]

    def _put_head(self) -> None:
        self.put_text((HEAD, "title"), _("Name"))
        self.put_text((HEAD, "code"), _("Code"), help_text=_("lower-case letters, digits and hyphens"))
        self.put_number((HEAD, "year"), _("Year"))
        self.put_number((HEAD, "full_marks"), _("Full marks"))
        usually = _("empty: not shown; usually 5")
        self.put_number((HEAD, "shown_days"), _("Working days that scores are shown"), help_text=usually)
        self._put_flag("shown_again", _("Corrected scores are shown once more"), default=True)
        self.put_text((HEAD, "version_note"), _("On this version"))
        self.put_number((HEAD, "places"), _("Decimal places of scores"))
        self.put_choice((HEAD, "rounding"), _("Rounding"), ROUNDING, default=Rounding.HALF_UP.value)
        self.put_choice((HEAD, "ties"), _("After a tie"), TIES, default=Ties.SKIP.value)
        self.put_choice((HEAD, "ties_by"), _("A tie is told by"), TIES_BY, default=TiesBy.SHOWN.value)
        self.put_choice((HEAD, "missing"), _("A figure that lacks"), MISSING, default=Missing.UNRANKED.value)
        usual = WhenNotApplicable.SHARE_GROUP.value
        self.put_choice((HEAD, "not_applicable"), _("Points of what does not apply"), NOT_APPLICABLE, default=usual)
        self.put_number((HEAD, "lowest_total"), _("Lowest total"), none="none", help_text=_("empty: 0"))
        self._put_flag("demonstration", _("For show, marked so everywhere"), default=False)

    def _put_flag(self, name: str, label: Any, *, default: bool) -> None:
        flag = Parameter(name, str(label), ParameterKind.FLAG, default=default)
        self.put_parameter(flag, (HEAD, name), self.at((HEAD, name)))

    def _put_units(self) -> None:
        names = self._unit_names()
        field = forms.MultipleChoiceField(
            label=_("Who is judged"), choices=list(names.items()), widget=forms.CheckboxSelectMultiple
        )
        held = self.at(("units",))
        self.put(Entry("units", ("units",)), field, list(held) if isinstance(held, Mapping) else [])
        sets = self.at((SETS,))
        rows_of_sets = (
            [{"name": name, "units": self._named(members)} for name, members in sets.items()]
            if isinstance(sets, Mapping)
            else []
        )
        who = Parameter("units", str(_("Who belongs to it")), ParameterKind.TEXT)
        named = (Parameter("name", str(_("Code")), ParameterKind.TEXT), who)
        self.put_table((SETS,), Parameter(SETS, str(_("Named together")), columns=named), rows_of_sets)
        groups = self.at((GROUPS,))
        listed = groups if isinstance(groups, list) else []
        rows_of_groups = [{**one, "units": self._named(one.get("units"))} for one in listed if isinstance(one, Mapping)]
        columns = (
            Parameter("code", str(_("Code")), ParameterKind.TEXT),
            Parameter("title", str(_("Name")), ParameterKind.TEXT),
            who,
        )
        self.put_table((GROUPS,), Parameter(GROUPS, str(_("Ranked apart")), columns=columns), rows_of_groups)

    def _unit_names(self) -> dict[str, str]:
        held = self.at(("units",))
        own = {str(code): str(name) for code, name in held.items()} if isinstance(held, Mapping) else {}
        return {**self.catalogue.units, **own}

    def _named(self, members: object) -> str:
        names = self._unit_names()
        return "、".join(names.get(str(one), as_typed(one)) for one in members) if isinstance(members, list) else ""

    def _codes(self, typed: object) -> list[str]:
        """Units as they were typed, by name or by code; a name nobody has stays what it is."""
        codes = {name: code for code, name in self._unit_names().items()}
        parts = str(typed or "").replace("，", "、").replace(",", "、").replace(" ", "、").split("、")
        return [codes.get(part, part) for part in parts if part]
