from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from chains.enums import ListReaders
from chains.models import RegisterList
from chains.queries.register_lists import may_shape
from chains.queries.sight import Sight
from chains.registers.columns import Column

TITLE = 60
TURNS = [("", pgettext_lazy("order", "rising")), ("-", pgettext_lazy("order", "falling"))]


class ListForm(forms.Form):
    """What a named list is called and shows: title, group, unit line, readers, order, columns in their order."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=TITLE,
        error_messages={"required": gettext_lazy("Give the list a title, such as 新开工项目清单.")},
    )
    group = forms.CharField(
        label=gettext_lazy("Group"),
        max_length=TITLE,
        required=False,
        help_text=gettext_lazy("Lists of one group stand together, such as 六张清单. It may stay empty."),
        widget=forms.TextInput(attrs={"list": "groups"}),
    )
    unit_line = forms.CharField(
        label=gettext_lazy("Unit line"),
        max_length=TITLE,
        required=False,
        help_text=gettext_lazy(
            "Stands above the table on the right, such as 单位：万元. Left empty, it follows the columns."
        ),
    )
    readers = forms.ChoiceField(label=gettext_lazy("Who finds it"), widget=forms.RadioSelect)
    order = forms.ChoiceField(label=gettext_lazy("Ordered by"), required=False)
    turn = forms.ChoiceField(label=gettext_lazy("Direction"), choices=TURNS, required=False)
    columns = forms.MultipleChoiceField(
        label=gettext_lazy("Columns"), error_messages={"required": gettext_lazy("Choose at least one column.")}
    )
    position = forms.IntegerField(label=gettext_lazy("Place in its group"), min_value=1, max_value=999, required=False)
    moving = forms.BooleanField(label=gettext_lazy("Dates move along with the calendar"), required=False)

    def __init__(
        self,
        *args: Any,
        sight: Sight,
        groups: Iterable[str],
        moves: bool,
        held: RegisterList | None = None,
        **options: Any,
    ) -> None:
        """``moves``: the filters hold a period of today, such as this year, which may be kept as such."""
        super().__init__(*args, **options)
        self.sight = sight
        self.groups = sorted({group for group in groups if group})
        others = may_shape(sight.account)
        self.fields["readers"].choices = [  # type: ignore[attr-defined]
            one for one in ListReaders.choices if others or one[0] == ListReaders.OWNER
        ]
        offered = [one for one in sight.columns if one.code != "name"]
        self.fields["columns"].choices = [(one.code, str(one.label)) for one in offered]  # type: ignore[attr-defined]
        ordered = [(one.code, str(one.label)) for one in sight.columns if one.is_ordered]
        self.fields["order"].choices = [("", _("the register's own order")), *ordered]  # type: ignore[attr-defined]
        if held is None:
            del self.fields["position"]
        if not moves:
            del self.fields["moving"]

    def rows(self) -> list[tuple[Column, bool]]:
        """All columns, the chosen ones first and in their order, each with whether it is chosen."""
        value = self["columns"].value() or []
        chosen: Sequence[str] = value if isinstance(value, list) else list(value)
        known = {one.code: one for one in self.sight.columns if one.code != "name"}
        first = [known[code] for code in dict.fromkeys(chosen) if code in known]
        return [*((one, True) for one in first), *((one, False) for one in known.values() if one not in first)]

    @property
    def values(self) -> dict[str, Any]:
        """What ``make_list`` and ``change_list`` take."""
        given = self.cleaned_data
        return {
            "title": given["title"],
            "group": given["group"],
            "unit_line": given["unit_line"],
            "readers": ListReaders(given["readers"]),
            "order": f"{given['turn']}{given['order']}" if given["order"] else "",
            "columns": ["name", *given["columns"]],
            **({"position": given["position"]} if given.get("position") else {}),
        }
