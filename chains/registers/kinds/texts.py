from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from chains.registers.kinds.kind import Kind, Operator
from config.lib.xlsx import values
from config.lib.xlsx.cells import Cell
from config.lib.xlsx.values import BadValue


@dataclass(frozen=True)
class Text(Kind):
    """One line of text."""

    longest: int = 100

    operators: ClassVar[tuple[Operator, ...]] = (Operator.HAS, Operator.EMPTY)
    nothing: ClassVar[Any] = ""

    def field(self, **options: Any) -> models.Field[Any, Any]:
        return models.CharField(max_length=self.longest, blank=True, **options)

    def read(self, cell: Cell) -> str:
        return self._checked(values.text(cell))

    def asked(self, **options: Any) -> forms.Field:
        return forms.CharField(strip=True, **options)

    def _checked(self, text: str) -> str:
        if "\0" in text:
            raise BadValue(_("The text holds a sign that cannot be stored. Type it again."))
        if len(text) > self.longest:
            raise BadValue(
                _("The text has %(found)d characters; at most %(most)d are allowed. Shorten it.")
                % {"found": len(text), "most": self.longest}
            )
        return text


@dataclass(frozen=True)
class Words(Text):
    """Text of several lines."""

    longest: int = 2000

    def field(self, **options: Any) -> models.Field[Any, Any]:
        return models.TextField(blank=True, **options)

    def read(self, cell: Cell) -> str:
        values.text(cell)
        return self._checked("\n".join(line.rstrip() for line in cell.text.replace("\r\n", "\n").split("\n")))

    def asked(self, **options: Any) -> forms.Field:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **options)


@dataclass(frozen=True)
class Code(Text):
    """A short code of no fixed shape, such as a document number or the foreign id of a company."""

    longest: int = 60


REACHED = ("联系人", "联系方式", "联系电话", "联系人及电话", "联系人及联系方式", "联系人和电话", "联系人电话")
"""What offices call the column that says how a person is reached, the same in every register."""


@dataclass(frozen=True)
class Contact(Text):
    """How to reach a person. Hidden but for its first and last signs until somebody with the right asks to see it."""

    longest: int = 100

    operators: ClassVar[tuple[Operator, ...]] = (Operator.EMPTY,)
    reads_together: ClassVar[bool] = True

    def masked(self, value: str) -> str:
        """The value with what identifies a person covered (个人信息保护法, article 51).

        >>> Contact().masked("13800001234")
        '138****1234'
        """
        if len(value) < 7:
            return value[:1] + "*" * (len(value) - 1)
        return f"{value[:3]}****{value[-4:]}" if len(value) > 9 else f"{value[:2]}****{value[-1:]}"
