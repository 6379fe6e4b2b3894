"""The trial report of an import as the page shows it: no more rows than one reads, and how many are not shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, pgettext

from chains.queries.import_lines import Line, RecordTrial
from chains.registers.columns import Column
from chains.registers.rows import RecordsRead
from config.lib.numbers import NOTHING

MOST = 200


@dataclass(frozen=True)
class Some:
    """The first rows of many, and how many more there are."""

    rows: Sequence[Any]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.rows)

    def said(self, sentence: str) -> str:
        """The sentence with how many more there are; none where all are here."""
        return sentence % {"count": self.more} if self.more else ""


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
class ToldRow:
    """What is told of one column of a row: whose record it is, where it stands, and a text below each head."""

    name: str
    number: int
    column: str
    told: tuple[tuple[str, str], ...]
    address: str = ""


@dataclass(frozen=True)
class ToldTable:
    """What would become of rows, or would not; ``more`` says of how many nothing is shown."""

    code: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[ToldRow, ...]
    more: str
    is_strong: bool = False


@dataclass(frozen=True)
class Report:
    mistakes: Some
    twins: Some
    doubts: tuple[Doubt, ...]
    tables: tuple[ToldTable, ...]
    new: Some


def report(trial: RecordTrial, columns: Sequence[Column], code: str = "") -> Report:
    """What the page shows of a trial; ``code`` is the column by which the register knows its records."""
    return Report(
        mistakes=_some(trial.mistakes),
        twins=_some([_twins(lines, code) for lines in trial.twins]),
        doubts=tuple(Doubt(line, _compared(line, columns)) for line in trial.doubtful),
        tables=tuple(table for table in (_changes(trial), _differences(trial), _begins(trial)) if table.rows),
        new=_some(trial.new),
    )


def _changes(trial: RecordTrial) -> ToldTable:
    heads = (pgettext("record", "Until now"), pgettext("record", "From now on"))
    some = _some([(line, *told) for line in trial.changed for told in _changes_of(line)])
    rows = tuple(
        ToldRow(line.record.name, line.read.row, column, tuple(zip(heads, texts, strict=True)))
        for line, column, *texts in some.rows
    )
    more = gettext("%(count)s more changes, not shown here, would be made too.")
    return ToldTable("changes", gettext("What would change"), heads, rows, some.said(more), is_strong=True)


def _changes_of(line: Line) -> Iterator[tuple[str, str, str]]:
    """The head of each column that changes, with what is there and what would be."""
    for one in line.changes:
        yield one.column.head, one.was or NOTHING, one.becomes or pgettext("cell", "empty")
    if line.moves:
        yield gettext("Chains"), "", gettext("as the row says")


def _differences(trial: RecordTrial) -> ToldTable:
    head, some = gettext("Why it is left as it is"), _some(trial.differences)
    rows = tuple(
        ToldRow(
            one.line.record.name if one.line.record else one.line.name,
            one.line.read.row,
            one.column.head,
            ((head, one.sentence),),
            address=one.line.record.get_absolute_url() if one.line.record else "",
        )
        for one in some.rows
    )
    title, more = gettext("Said in the workbook and not imported"), gettext("%(count)s more are not shown here.")
    return ToldTable("differences", title, (head,), rows, some.said(more))


def _begins(trial: RecordTrial) -> ToldTable:
    head, some = gettext("What begins"), _some(trial.begins)
    said = gettext("%(what)s in %(chain)s, from %(day)s on")
    rows = tuple(
        ToldRow(
            line.name,
            line.read.row,
            one.column.head,
            ((head, said % {"what": one.said, "chain": one.chain.full_name, "day": one.on.isoformat()}),),
        )
        for line, one in some.rows
    )
    more = gettext("%(count)s more, not shown here, would begin too.")
    return ToldTable("begins", gettext("Would begin"), (head,), rows, some.said(more))


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
