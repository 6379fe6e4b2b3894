from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db import models

from chains.registers.kinds.kind import Kind, Operator
from config.lib.xlsx import values
from config.lib.xlsx.cells import Cell


@dataclass(frozen=True)
class Link(Kind):
    """Another row, given by a name of it. ``read`` gives the name; a service finds the row that bears it.

    ``to`` is the model's label, ``names`` the columns of it by which it may be named.
    """

    to: str = ""
    names: tuple[str, ...] = ("name",)
    only: tuple[tuple[str, Any], ...] = ()

    operators: ClassVar[tuple[Operator, ...]] = (Operator.IS, Operator.EMPTY)

    def field(self, **options: Any) -> models.Field[Any, Any]:
        return models.ForeignKey(self.to, on_delete=models.PROTECT, null=True, blank=True, related_name="+", **options)

    def read(self, cell: Cell) -> str:
        return values.text(cell)

    def plain(self, value: Any) -> Any:
        return None if value is None else str(value.pk)

    def typed(self, value: Any) -> Any:
        return "" if value is None else str(value)

    def asked(self, **options: Any) -> forms.Field:
        return forms.CharField(widget=forms.TextInput(attrs={"data-suggest": self.to}), **options)


@dataclass(frozen=True)
class District(Link):
    """A district, county or functional zone of the city. Zones have no code in GB/T 2260, and none is invented."""

    to: str = "offices.Organisation"
    names: tuple[str, ...] = ("name", "short_name")
    only: tuple[tuple[str, Any], ...] = (("kind__in", ("district", "zone")),)
