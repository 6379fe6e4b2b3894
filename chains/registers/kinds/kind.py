from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from django import forms
from django.db import models

from config.lib.xlsx import writing
from config.lib.xlsx.cells import Cell


class Operator(Enum):
    """How a column may be filtered. The value stands behind the column's code in an address: ``revenue.from``."""

    HAS = "has"
    """The text is a part of it; also the bare code."""
    IS = "is"
    """One of these."""
    FROM = "from"
    TO = "to"
    EMPTY = "empty"
    """``1``: nothing is known; ``0``: something is."""


@dataclass(frozen=True)
class Kind:
    """A sort of value. A subclass says how it is stored, read from a cell, shown, asked for and written.

    ``read`` raises :class:`config.lib.xlsx.values.BadValue` with a sentence for the person; None (a text: "") is a cell
    in which nothing is reported.
    """

    operators: ClassVar[tuple[Operator, ...]] = (Operator.IS, Operator.EMPTY)
    written_as: ClassVar[writing.Kind] = writing.Kind.TEXT
    is_figure: ClassVar[bool] = False
    """Set to the right, and may be summed or compared by size."""
    reads_together: ClassVar[bool] = False
    """Whether several columns of a workbook, each by another of its names, are read as one: a name and a telephone."""
    nothing: ClassVar[Any] = None
    """What is stored where nothing is known."""

    def field(self, **options: Any) -> models.Field[Any, Any]:
        """The database column that holds it; what is only shown, such as the chains, has none."""
        raise NotImplementedError

    def read(self, cell: Cell) -> Any:
        """The value of a workbook's cell; what is only shown is read nowhere."""
        raise NotImplementedError

    def parse(self, text: str) -> Any:
        """The value of a typed text; raises BadValue as ``read`` does."""
        return self.read(Cell(0, 0, text, text))

    def show(self, value: Any) -> str:
        """The value as a person reads it; "" where there is none."""
        return "" if value is None else str(value)

    def plain(self, value: Any) -> Any:
        """The value as JSON holds it: in the API, the history, an office's own column."""
        return value

    def restored(self, plain: Any) -> Any:
        """What ``plain`` made, as a value again."""
        return plain

    def written(self, value: Any) -> writing.Written:
        """The value as a workbook's cell holds it."""
        return self.show(value)

    def asked(self, **options: Any) -> forms.Field:
        """The field of a form; the text it gives goes through ``parse``."""
        return forms.CharField(**options)

    def typed(self, value: Any) -> Any:
        """The value as a form's field shows it before it is changed."""
        return self.show(value)

    @property
    def unit(self) -> str:
        """The unit that stands in the head; "" for what has none."""
        return ""

    @property
    def places(self) -> int | None:
        """Decimal places in a workbook."""
        return None

    @property
    def offers(self) -> tuple[tuple[str, str], ...]:
        """What may be chosen, as (plain value, name); () where anything may be said."""
        return ()
