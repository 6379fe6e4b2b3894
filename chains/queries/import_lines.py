"""What an import of records would do, as the report shows it: row by row what is entered, changed or asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from chains.models import Chain
from chains.registers.columns import Column
from chains.registers.rows import NAME, RowRead
from config.lib.xlsx.marking import Mistake

NEW = "new"
"""What is said of a row that is not the record it looks like; else the key of the record that it is."""


@dataclass(frozen=True)
class Change:
    """A column of a record that the workbook would change."""

    column: Column
    was: str
    becomes: str


@dataclass(frozen=True)
class Beginning:
    """A dated fact of the row's record that would begin: on which chain, and what."""

    column: Column
    chain: Chain
    value: str
    on: dt.date

    @property
    def said(self) -> str:
        return str(self.column.kind.show([self.value]))


@dataclass(frozen=True)
class Difference:
    """What a row says of dated facts and the import leaves as it is, with the reason."""

    line: Line
    column: Column
    sentence: str


@dataclass
class Line:
    """What becomes of one row. ``record`` is the record it changes, None where it enters a new one.

    ``sure``: found by its hidden key, so that an empty cell means that nothing is to stand there. ``alike``: records
    that it likely is; ``said`` what a person said of that. ``barred``: the account sees the record and may not change
    it. ``on``: of which chains its facts are; ``begins``: those that begin.
    """

    read: RowRead
    values: dict[str, Any] = field(default_factory=dict)
    record: Any = None
    sure: bool = False
    alike: list[Any] = field(default_factory=list)
    said: str = ""
    changes: list[Change] = field(default_factory=list)
    chains: dict[int, Decimal | None] | None = None
    moves: bool = False
    barred: bool = False
    on: frozenset[int] = frozenset()
    begins: list[Beginning] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.values.get(NAME) or (self.record.name if self.record else ""))

    @property
    def is_new(self) -> bool:
        return self.record is None

    @property
    def is_undecided(self) -> bool:
        return bool(self.alike) and not self.said

    @property
    def is_rewritten(self) -> bool:
        """Whether its record or its chains are written anew; a fact that begins leaves both as they are."""
        return bool(self.changes) or self.moves

    @property
    def is_changed(self) -> bool:
        return self.record is not None and (self.is_rewritten or bool(self.begins))


@dataclass
class RecordTrial:
    """``stamp`` tells whether the records are still those that the report was about.

    ``twins``: rows of the workbook whose names are alike and whose codes differ, a new one among them; one of each is
    likely the other with a wrong code, which only a person can tell.
    """

    lines: list[Line] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    twins: list[tuple[Line, ...]] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    stamp: str = ""

    @property
    def begins(self) -> list[tuple[Line, Beginning]]:
        """The facts that would begin, each with its row."""
        return [(line, one) for line in self.lines if not line.is_undecided for one in line.begins]

    @property
    def new(self) -> list[Line]:
        return [line for line in self.lines if line.is_new and not line.is_undecided]

    @property
    def changed(self) -> list[Line]:
        return [line for line in self.lines if line.is_changed]

    @property
    def unchanged(self) -> int:
        return len(self.lines) - len(self.new) - len(self.changed) - len(self.undecided)

    @property
    def doubtful(self) -> list[Line]:
        """The rows of which a person must say, or has said, whether they are a record that is there already."""
        return [line for line in self.lines if line.alike]

    @property
    def undecided(self) -> list[Line]:
        return [line for line in self.lines if line.is_undecided]

    @property
    def may_be_imported(self) -> bool:
        return not self.mistakes and bool(self.new or self.changed or self.undecided)
