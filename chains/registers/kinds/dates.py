from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils import timezone

from chains.registers.kinds.kind import Kind, Operator
from chains.registers.kinds.numbers import BETWEEN
from config.lib.xlsx import values, writing
from config.lib.xlsx.cells import Cell


@dataclass(frozen=True)
class Day(Kind):
    """A date. Where only a month is given (2024年3月) it is taken for the month's first day if ``or_month``."""

    or_month: bool = True

    operators: ClassVar[tuple[Operator, ...]] = BETWEEN
    written_as: ClassVar[writing.Kind] = writing.Kind.DATE

    def field(self, **options: Any) -> models.Field[Any, Any]:
        return models.DateField(null=True, blank=True, **options)

    def read(self, cell: Cell) -> dt.date | None:
        return values.day(cell, or_month=self.or_month)

    def show(self, value: Any) -> str:
        return "" if value is None else value.isoformat()

    def plain(self, value: Any) -> Any:
        return None if value is None else value.isoformat()

    def restored(self, plain: Any) -> Any:
        return None if plain is None else dt.date.fromisoformat(plain)

    def written(self, value: Any) -> writing.Written:
        return value

    def asked(self, **options: Any) -> forms.Field:
        return forms.CharField(widget=forms.DateInput(attrs={"type": "date"}), **options)


@dataclass(frozen=True)
class Moment(Day):
    """When something was done, by Shanghai time; filtered by its day."""

    operators: ClassVar[tuple[Operator, ...]] = (Operator.FROM, Operator.TO)
    written_as: ClassVar[writing.Kind] = writing.Kind.TEXT

    def field(self, **options: Any) -> models.Field[Any, Any]:
        return models.DateTimeField(null=True, blank=True, **options)

    def show(self, value: Any) -> str:
        return "" if value is None else f"{timezone.localtime(value):%Y-%m-%d %H:%M}"

    def restored(self, plain: Any) -> Any:
        return None if plain is None else dt.datetime.fromisoformat(plain)

    def written(self, value: Any) -> writing.Written:
        return self.show(value)
