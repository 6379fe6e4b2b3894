"""The trial report of an import as the page shows it: no more rows than one reads, and how many are not shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chains.queries.import_lines import Change, Line, RecordTrial
from chains.registers.columns import Column
from chains.registers.rows import RecordsRead

MOST = 200


@dataclass(frozen=True)
class Some:
    """The first rows of many, and how many more there are."""

    rows: Sequence[Any]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


@dataclass(frozen=True)
class Compared:
    """One column of a row beside that of the records it looks like."""

    column: Column
    row: str
    records: tuple[str, ...]

    @property
    def differs(self) -> bool:
        return any(text != self.row for text in self.records)


@dataclass(frozen=True)
class Doubt:
    """A row that is likely a record that is there already."""

    line: Line
    compared: tuple[Compared, ...]


@dataclass(frozen=True)
class HeadChoice:
    """A head of the workbook, the column that it was said to be ("": none) and those that it may be: code and name."""

    written: str
    code: str
    offers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Twin:
    """One of several rows with the same name, and the code by which it differs from the others."""

    line: Line
    code: str


@dataclass(frozen=True)
class Report:
    mistakes: Some
    twins: Some
    doubts: tuple[Doubt, ...]
    changes: Some
    new: Some
    begins: Some
    differences: Some

    @property
    def has_changes(self) -> bool:
        return self.changes.total > 0


def report(trial: RecordTrial, columns: Sequence[Column], code: str = "") -> Report:
    """What the page shows of a trial; ``code`` is the column by which the register knows its records."""
    changes: list[tuple[Line, Change | None]] = []
    for line in trial.changed:
        changes += [(line, change) for change in line.changes]
        if line.moves:
            changes.append((line, None))
    return Report(
        mistakes=_some(trial.mistakes),
        twins=_some([_twins(lines, code) for lines in trial.twins]),
        doubts=tuple(Doubt(line, _compared(line, columns)) for line in trial.doubtful),
        changes=_some(changes),
        new=_some(trial.new),
        begins=_some(trial.begins),
        differences=_some(trial.differences),
    )


def head_choices(read: RecordsRead, named: Mapping[str, str]) -> list[HeadChoice]:
    """Of each head that no column is called by: which of the columns it may be, those that no other head is."""
    offers = [(column.code, column.head) for column in read.free]
    known = {column.code: (column.code, column.head) for column in (*read.columns, *read.begun)}
    found = []
    for written in read.heads:
        code = named.get(written, "") if named.get(written, "") in known else ""
        found.append(HeadChoice(written, code, ((known[code],) if code else ()) + tuple(offers)))
    return found


def _twins(lines: Sequence[Line], code: str) -> tuple[Twin, ...]:
    return tuple(Twin(line, str(line.values.get(code) or "")) for line in lines)


def _some(rows: Sequence[Any]) -> Some:
    return Some(rows[:MOST], len(rows))


def _compared(line: Line, columns: Sequence[Column]) -> tuple[Compared, ...]:
    """The columns of the workbook in which either says something."""
    found = []
    for column in columns:
        row = column.kind.show(line.values[column.code]) if line.values.get(column.code) is not None else ""
        records = tuple(column.shown(record) for record in line.alike)
        if row or any(records):
            found.append(Compared(column, row, records))
    return tuple(found)
