from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from chains.registers.kinds.kind import Kind
from config.lib.xlsx import values
from config.lib.xlsx.cells import Cell
from config.lib.xlsx.names import plain as bare
from config.lib.xlsx.values import BadValue

LANGUAGES = ("zh-hans", "en")
_BETWEEN_MANY = re.compile(r"[、,，;；/|\n]+")


@dataclass(frozen=True)
class Choice(Kind):
    """One of a few values. ``of`` are Django choices, or the names that an office gave; read by any of their names.

    ``called``: other names that people write, each with its value.
    """

    of: type[models.TextChoices] | tuple[str, ...] = ()
    called: tuple[tuple[str, str], ...] = ()

    nothing: ClassVar[Any] = ""

    def field(self, **options: Any) -> models.Field[Any, Any]:
        return models.CharField(max_length=30, blank=True, **options)

    def read(self, cell: Cell) -> Any:
        text = values.text(cell)
        return self._one(text) if text else ""

    def show(self, value: Any) -> str:
        return dict(self.offers).get(value, value or "")

    def asked(self, **options: Any) -> forms.Field:
        return forms.CharField(widget=forms.Select(choices=[("", ""), *self.offers]), **options)

    def typed(self, value: Any) -> Any:
        return value

    @property
    def offers(self) -> tuple[tuple[str, str], ...]:
        if isinstance(self.of, tuple):
            return tuple((name, name) for name in self.of)
        return tuple((value, str(label)) for value, label in self.of.choices)

    def _one(self, text: str) -> str:
        wanted = bare(text)
        for value, names in self._names():
            if wanted in names:
                return value
        raise BadValue(
            _("“%(found)s” is not among the choices: %(choices)s.")
            % {"found": text[:30], "choices": "、".join(name for _value, name in self.offers)}
        )

    def _names(self) -> Iterator[tuple[str, frozenset[str]]]:
        for language in LANGUAGES:
            with translation.override(language):
                offers = self.offers
            for value, name in offers:
                yield value, frozenset({bare(value), bare(name)})
        for name, value in self.called:
            yield value, frozenset({bare(name)})


@dataclass(frozen=True)
class Choices(Choice):
    """Several of a few values; in a workbook they stand in one cell with 、 between them."""

    nothing: ClassVar[Any] = ()

    def field(self, **options: Any) -> models.Field[Any, Any]:
        return ArrayField(models.CharField(max_length=30), default=list, blank=True, **options)

    def read(self, cell: Cell) -> list[str]:
        parts = [part.strip() for part in _BETWEEN_MANY.split(values.text(cell)) if part.strip()]
        return list(dict.fromkeys(self._one(part) for part in parts))

    def show(self, value: Any) -> str:
        return "、".join(super(Choices, self).show(one) for one in value or ())

    def plain(self, value: Any) -> Any:
        return list(value or ())

    def restored(self, plain: Any) -> Any:
        return list(plain or ())

    def asked(self, **options: Any) -> forms.Field:
        return forms.MultipleChoiceField(choices=self.offers, widget=forms.CheckboxSelectMultiple, **options)


@dataclass(frozen=True)
class YesNo(Kind):
    """Yes, no, or not known."""

    def field(self, **options: Any) -> models.Field[Any, Any]:
        return models.BooleanField(null=True, blank=True, **options)

    def read(self, cell: Cell) -> bool | None:
        return values.yes_no(cell)

    def show(self, value: Any) -> str:
        return {True: _("Yes"), False: _("No"), None: ""}[value]

    def asked(self, **options: Any) -> forms.Field:
        return forms.CharField(widget=forms.Select(choices=[("", ""), *self.offers]), **options)

    def typed(self, value: Any) -> Any:
        return {True: "1", False: "0", None: ""}[value]

    @property
    def offers(self) -> tuple[tuple[str, str], ...]:
        return (("1", _("Yes")), ("0", _("No")))
