from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chains.registers.columns import Column


@dataclass(frozen=True)
class Beside:
    """A column of two records: what each shows."""

    column: Column
    one: str
    other: str

    @property
    def differs(self) -> bool:
        """Whether somebody has to choose: both say something, and not the same."""
        return bool(self.one and self.other) and self.one != self.other


def compared(columns: Sequence[Column], one: Any, other: Any) -> list[Beside]:
    """The columns in which either record says something."""
    rows = [Beside(column, column.shown(one), column.shown(other)) for column in columns if column.is_typed]
    return [row for row in rows if row.one or row.other]
