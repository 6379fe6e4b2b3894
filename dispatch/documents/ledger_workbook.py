"""The ledger of a month as a workbook: prefilled for the clerk to take away, and read when it comes back.

Hidden columns carry chain, month and indicator of each row and what stood in its cells, so that a workbook is known
again and only what was changed in it counts. A workbook of the office's own is read by the names of the indicators.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import BinaryIO

from django.utils.translation import gettext as _

from config.lib import numbers
from config.lib.periods import Month
from config.lib.xlsx.cells import Cell
from config.lib.xlsx.heads import Column
from config.lib.xlsx.limits import WorkbookRefused
from config.lib.xlsx.marking import Mistake
from config.lib.xlsx.names import plain, split_unit
from config.lib.xlsx.reading import read_workbook
from config.lib.xlsx.tables import TableFound, best_table
from config.lib.xlsx.values import BadValue, number, text, yes_no
from config.lib.xlsx.writing import Field, Filled, Kind, Properties, Table, Written, workbook_bytes
from dispatch.enums import IndicatorForm

YES, NO = "是", "否"
KEY, NAME, VALUE, NOTE, WAS, NOTE_WAS, OTHER = "key", "name", "value", "note", "was", "note_was", "other"
_NUMBERING = re.compile(r"^\s*(?:[0-9]+|[一二三四五六七八九十]+)\s*[.、．]\s*")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One indicator: what is known of it, and what stands in its two cells. ``plain`` is the figure or the words."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    group: str = ""
    unit: str = ""
    basis: str = ""
    form: str = IndicatorForm.NUMBER
    decimals: int = 2
    last: Decimal | None = None
    so_far: Decimal | None = None
    target: Decimal | None = None
    value: Decimal | None = None
    words: str = ""
    note: str = ""

    @property
    def plain(self) -> str:
        return _plain(self.value, self.words)


@dataclass(frozen=True, kw_only=True)
class LedgerBook:
    """The ledger of one chain for one month, as values."""

    chain: str
    chain_name: str
    month: Month
    lines: Sequence[Line]
    to_fill: bool = True

    @property
    def file_name(self) -> str:
        return f"{self.chain_name}{self.month.label}工作台账.xlsx"

    @property
    def value_head(self) -> str:
        return f"{self.month.month}月填报"


@dataclass(frozen=True)
class LineRead:
    """What a workbook says of one indicator. ``value``/``words`` and ``note`` are None where they were not touched."""

    code: str
    at: Cell
    touched: bool
    value: Decimal | None = None
    words: str | None = None
    note: str | None = None
    was: str | None = None


@dataclass
class LedgerRead:
    """All that was found in a workbook. A mistake stops the import, a remark does not."""

    sheet: str = ""
    lines: list[LineRead] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def write_ledger(book: LedgerBook) -> bytes:
    """The prefilled workbook: known fields grey and locked, cells to fill coloured, milestones chosen from a list."""
    table = Table(
        name=f"{book.month.month}月台账",
        title=f"{book.chain_name}{book.month.label}工作台账",
        unit_line="计量单位见“单位”栏",
        fields=[
            Field(head=("键",), hidden=True),
            Field(head=("原数",), hidden=True),
            Field(head=("原备注",), hidden=True),
            Field(head=("类别",), width=11, known=True),
            Field(head=("指标",), width=34, known=True),
            Field(head=("单位",), width=8, known=True),
            Field(head=("填报口径",), width=11, known=True),
            Field(head=("上月填报",), kind=Kind.NUMBER, width=12, known=True),
            Field(head=("至上月累计",), kind=Kind.NUMBER, width=12, known=True),
            Field(head=("全年目标",), kind=Kind.NUMBER, width=12, known=True),
            Field(head=(book.value_head,), kind=Kind.NUMBER, width=14, to_fill=book.to_fill),
            Field(head=("备注",), width=30, to_fill=book.to_fill),
        ],
        rows=(_row(book, line) for line in book.lines),
        notes=[
            f"说明：只填浅黄色的“{book.value_head}”和“备注”两栏，其余由系统填好。",
            "没有发生的填 0；暂无数据的留空，并在备注中说明原因。",
        ],
        frozen_fields=5,
        protected=True,
    )
    return workbook_bytes([table], Properties(title=book.file_name.removesuffix(".xlsx")))


def _row(book: LedgerBook, line: Line) -> list[Written | Filled]:
    return [
        f"{book.chain}/{book.month}/{line.code}",
        line.plain,
        line.note,
        line.group,
        line.name,
        line.unit,
        line.basis,
        _figure(line, line.last),
        _figure(line, line.so_far),
        _figure(line, line.target),
        _to_fill(line),
        line.note,
    ]


def _figure(line: Line, value: Decimal | None) -> Written | Filled:
    if line.form == IndicatorForm.MILESTONE and value in {0, 1}:
        return YES if value else NO
    return Filled(value=value, places=_places(line, value))


def _to_fill(line: Line) -> Filled:
    if line.form == IndicatorForm.WORDS:
        return Filled(value=line.words)
    if line.form == IndicatorForm.MILESTONE:
        return Filled(value=None if line.value is None else YES if line.value else NO, choices=(YES, NO))
    return Filled(value=line.value, places=_places(line, line.value))


def _places(line: Line, value: Decimal | None) -> int:
    """The indicator's places, or more where the figure has them: nothing is rounded away."""
    return line.decimals if value is None else max(line.decimals, numbers.places(value))


def read_ledger(file: BinaryIO, book: LedgerBook) -> LedgerRead:
    """Read a workbook that is to fill ``book``, which says what stands there now.

    Raises WorkbookRefused, with a sentence, for a file that must not be opened, that has no such table, or that
    belongs to another chain or month.
    """
    table = best_table(read_workbook(file), _columns(book))
    if table is not None and VALUE not in table.columns and OTHER in table.columns:
        raise _not_of(book, theirs=table.columns[OTHER].written)
    if table is None or VALUE not in table.columns or not {NAME, KEY} & table.columns.keys():
        raise WorkbookRefused(
            _("No table with columns “指标” and “%(head)s” was found. Download the workbook and fill that one.")
            % {"head": book.value_head}
        )
    return _Reader(table, book).read()


def _not_of(book: LedgerBook, *, theirs: str) -> WorkbookRefused:
    return WorkbookRefused(
        _("This workbook belongs to another chain or month (%(theirs)s), not to %(ours)s. Upload it there.")
        % {"theirs": theirs, "ours": f"{book.chain_name} {book.month.label}"}
    )


def _columns(book: LedgerBook) -> list[Column]:
    number_of_month = book.month.month
    heads = (
        book.value_head,
        "本月填报",
        "本月填报数",
        "本月数",
        "本月",
        f"{number_of_month}月",
        f"{number_of_month}月数",
    )
    return [
        Column(KEY, ("键",), required=False),
        Column(NAME, ("指标", "指标名称"), required=False),
        Column(VALUE, (*heads, "填报数", "完成数")),
        Column(NOTE, ("备注", "说明", "备注说明"), required=False),
        Column(WAS, ("原数",), required=False),
        Column(NOTE_WAS, ("原备注",), required=False),
        Column(OTHER, tuple(f"{other}月填报" for other in range(1, 13) if other != number_of_month), required=False),
    ]


class _Reader:
    def __init__(self, table: TableFound, book: LedgerBook) -> None:
        self.table, self.book = table, book
        self.by_code = {line.code: line for line in book.lines}
        self.by_name = {plain(name): line for line in book.lines for name in (line.name, *line.names)}
        self.found = LedgerRead(sheet=table.sheet.name)
        self.seen: set[str] = set()

    def read(self) -> LedgerRead:
        for row in self.table.body:
            line = self._line(row)
            if line is not None:
                self._read_line(row, line)
        if self.table.hidden:
            rows = "、".join(str(row) for row in self.table.hidden)
            self.found.remarks.append(_("Hidden rows were read too: %(rows)s.") % {"rows": rows})
        absent = [line.name for line in self.book.lines if line.code not in self.seen]
        if absent:
            self.found.remarks.append(
                _("Not in the workbook, so they stay as they are: %(names)s.") % {"names": "、".join(absent)}
            )
        return self.found

    def _line(self, row: int) -> Line | None:
        """The indicator of a row, by its key or else by its name."""
        key, name = self.table.cell(row, KEY).text, self.table.cell(row, NAME)
        if key.count("/") == 2:
            line = self.by_code.get(self._code(key))
        else:
            line = self._named(name.text)
        if line is None:
            if name.text or not self.table.cell(row, VALUE).empty:
                message = _("“%(name)s” is not an indicator of this ledger. Write its name as in the ledger.")
                self._mistake(name if name.column else self.table.cell(row, VALUE), message % {"name": name.text})
        elif line.code in self.seen:
            self._mistake(name, _("“%(name)s” stands in two rows. Leave one of them.") % {"name": line.name})
            return None
        return line

    def _named(self, text: str) -> Line | None:
        """The indicator of that name, with or without a number before it and its unit behind it."""
        bare = _NUMBERING.sub("", text)
        return self.by_name.get(plain(text)) or self.by_name.get(plain(split_unit(bare)[0]))

    def _code(self, key: str) -> str:
        chain, month, code = key.split("/")
        if (chain, month) != (self.book.chain, str(self.book.month)):
            raise _not_of(self.book, theirs=f"{chain} {month}")
        return code

    def _read_line(self, row: int, line: Line) -> None:
        self.seen.add(line.code)
        cell = self.table.cell(row, VALUE)
        try:
            value, words = self._content(cell, line)
        except BadValue as bad:
            self._mistake(cell, str(bad))
            return
        now = _plain(value, words)
        was = self.table.cell(row, WAS).written if WAS in self.table.columns else None
        touched = bool(now) if was is None else now != was
        note = self._note(row)
        if touched or note is not None:
            is_words = line.form == IndicatorForm.WORDS
            self.found.lines.append(LineRead(line.code, cell, touched, value, words if is_words else None, note, was))

    def _content(self, cell: Cell, line: Line) -> tuple[Decimal | None, str]:
        if line.form == IndicatorForm.WORDS:
            text(cell)
            return None, cell.text
        if line.form == IndicatorForm.MILESTONE:
            answer = yes_no(cell)
            return None if answer is None else Decimal(answer), ""
        return number(cell, unit=line.unit), ""

    def _note(self, row: int) -> str | None:
        """The note, or None where it was not touched."""
        if NOTE not in self.table.columns:
            return None
        cell = self.table.cell(row, NOTE)
        try:
            text(cell)
        except BadValue as bad:
            self._mistake(cell, str(bad))
            return None
        if NOTE_WAS in self.table.columns:
            return cell.text if cell.text != self.table.cell(row, NOTE_WAS).text else None
        return cell.text or None

    def _mistake(self, cell: Cell, message: str) -> None:
        self.found.mistakes.append(Mistake(self.found.sheet, cell.row, cell.column, message))


def _plain(value: Decimal | None, words: str) -> str:
    return words if value is None else numbers.plain(value)
