from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from chains.registers.kinds.kind import Kind, Operator
from config.lib import numbers
from config.lib.xlsx import values, writing
from config.lib.xlsx.cells import Cell
from config.lib.xlsx.values import BadValue

BETWEEN = (Operator.FROM, Operator.TO, Operator.EMPTY)
LARGEST = Decimal(10) ** 14


@dataclass(frozen=True)
class Amount(Kind):
    """A decimal in the unit of its column: 万元, 亩, 千瓦时. Negative only where ``signed``."""

    of: str = "万元"
    decimals: int = 2
    signed: bool = False

    operators: ClassVar[tuple[Operator, ...]] = BETWEEN
    written_as: ClassVar[writing.Kind] = writing.Kind.NUMBER
    is_figure: ClassVar[bool] = True

    def field(self, **options: Any) -> models.Field[Any, Any]:
        return models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True, **options)

    def read(self, cell: Cell) -> Decimal | None:
        value = values.number(cell, unit=self.of)
        if value is None:
            return None
        if value < 0 and not self.signed:
            raise BadValue(_("The figure must not be negative. Check the sign."))
        if abs(value) >= LARGEST:
            raise BadValue(_("The figure is too large. Check its unit (%(unit)s).") % {"unit": self.of})
        if value != round(value, 6):
            raise BadValue(_("At most six decimal places can be stored. Round the figure."))
        return value

    def show(self, value: Any) -> str:
        return "" if value is None else numbers.show(value, max(self.decimals, _given(value)))

    def plain(self, value: Any) -> Any:
        return None if value is None else f"{Decimal(value).normalize():f}"

    def restored(self, plain: Any) -> Any:
        return None if plain is None else Decimal(plain)

    def written(self, value: Any) -> writing.Written:
        return value

    def typed(self, value: Any) -> Any:
        return self.plain(value) or ""

    def asked(self, **options: Any) -> forms.Field:
        return forms.CharField(widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "number"}), **options)

    @property
    def unit(self) -> str:
        return self.of

    @property
    def places(self) -> int | None:
        return None


@dataclass(frozen=True)
class Rate(Amount):
    """A rate in per cent; it may be negative."""

    of: str = "%"
    signed: bool = True


@dataclass(frozen=True)
class Count(Amount):
    """A whole number of things or people."""

    of: str = "个"
    decimals: int = 0

    def field(self, **options: Any) -> models.Field[Any, Any]:
        return models.BigIntegerField(null=True, blank=True, **options)

    def read(self, cell: Cell) -> Any:
        value = values.whole_number(cell, unit=self.of)
        if value is not None and (value < 0 or value >= 10**12):
            raise BadValue(_("A count is neither negative nor that large. Check the figure."))
        return value

    def plain(self, value: Any) -> Any:
        return value

    def restored(self, plain: Any) -> Any:
        return plain

    def typed(self, value: Any) -> Any:
        return "" if value is None else str(value)

    def show(self, value: Any) -> str:
        return "" if value is None else numbers.show(Decimal(value), 0)


@dataclass(frozen=True)
class Year(Count):
    """A calendar year."""

    of: str = ""

    def field(self, **options: Any) -> models.Field[Any, Any]:
        return models.PositiveSmallIntegerField(null=True, blank=True, **options)

    def read(self, cell: Cell) -> Any:
        value = values.whole_number(cell, unit="年")
        if value is not None and not 1949 <= value <= 2100:
            raise BadValue(_("This is no year between 1949 and 2100. Type it with four digits, such as 2024."))
        return value

    def show(self, value: Any) -> str:
        return "" if value is None else str(value)


def _given(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent)) if value else 0
