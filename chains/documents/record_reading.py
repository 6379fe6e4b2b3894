"""A workbook of records as an office sends it: which rows and columns of it speak of the register, nothing decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import BinaryIO

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chains.documents.record_workbook import GUIDE_SHEET, KEY_HEAD
from chains.registers.columns import Column
from chains.registers.kinds.choices import LANGUAGES
from chains.registers.rows import CHAINS, KEY, NAME, RecordsRead, RowRead
from config.lib.collector import collector_at_rest
from config.lib.xlsx import heads
from config.lib.xlsx.cells import Cell, Sheet, Workbook
from config.lib.xlsx.heads import Head, head_cell
from config.lib.xlsx.limits import WorkbookRefused
from config.lib.xlsx.marking import LIST_SHEET, Mistake
from config.lib.xlsx.names import plain, split_unit
from config.lib.xlsx.reading import read_workbook
from config.lib.xlsx.tables import TableFound, find_table
from config.lib.xlsx.values import BadValue

_CHAIN_NAMES = ("所属产业链", "产业链名称", "产业链", "所属链条", "链条名称")
NO_KEY = Cell(0, 0)
_NUMBERS = frozenset({"序号", "编号", "No", "NO"})
_Several = Mapping[str, tuple[Head, ...]]


def read_records(
    file: BinaryIO, *, columns: Sequence[Column], one: str, named: Mapping[str, str] = MappingProxyType({})
) -> RecordsRead:
    """The rows of all sheets that hold such records; ``one`` is what a record is called (企业).

    ``named``: what a person said of heads, as written, that no column is called by: the code of the column.
    Only typed columns are looked for, and those of facts that may begin. Raises WorkbookRefused where no sheet has a
    column of names.
    """
    with collector_at_rest():
        return _read(read_workbook(file), columns, one, named)


def _read(book: Workbook, columns: Sequence[Column], one: str, named: Mapping[str, str]) -> RecordsRead:
    typed = [column for column in columns if column.is_typed]
    begun = [column for column in columns if column.begins]
    said = defaultdict[str, list[str]](list)
    for head, code in named.items():
        said[code].append(head)
    wanted = [
        heads.Column(KEY, (KEY_HEAD,), required=False),
        heads.Column(CHAINS, _CHAIN_NAMES, required=False),
        *(
            heads.Column(column.code, (*_names(column, one), *said[column.code]), required=column.code == NAME)
            for column in (*typed, *begun)
        ),
    ]
    tables, spare, left_out = _tables(book, wanted)
    if not tables:
        _refuse_two_names(book, wanted)
        raise WorkbookRefused(
            _("No sheet has a table with the column “%(name)s”. Take the template, or name the column so.")
            % {"name": next(str(column.label) for column in typed if column.code == NAME)}
        )
    read = RecordsRead()
    together = [_together(table, typed) for table in tables]
    found = {code for table, several in zip(tables, together, strict=True) for code in (*table.columns, *several)}
    read.columns = [column for column in typed if column.code in found]
    read.begun = [column for column in begun if column.code in found]
    for table, several in zip(tables, together, strict=True):
        read.mistakes += _head_mistakes(table, read.columns, several)
        read.rows += _rows(table, several)
    joined = {head for several in together for heads_of in several.values() for head in heads_of}
    untyped = [column for column in columns if not column.is_typed and not column.begins]
    unread = [head for table in tables for head in _unread(table, joined)]
    read.remarks += _remarks(tables, spare, left_out, untyped, unread)
    follow = _follow(untyped)
    doubled = {head for table in tables for heads_of in table.head.ambiguous.values() for head in heads_of}
    asked = [head.written for head in unread if plain(head.name) not in follow and head not in doubled]
    told = [head.written for table in tables for code, head in table.columns.items() if named.get(head.written) == code]
    read.heads = list(dict.fromkeys((*told, *asked)))
    read.free = [column for column in (*typed, *begun) if column.code not in found]
    return read


def _unread(table: TableFound, joined: Collection[Head]) -> list[Head]:
    """The heads that are none of the columns; numbering apart."""
    return [head for head in table.unknown if head not in joined and head.name not in _NUMBERS and head.written]


def _follow(untyped: Sequence[Column]) -> frozenset[str]:
    """The bare names of columns that are never read."""
    names = {plain(split_unit(name)[0]) for column in untyped for name in _names(column, "")}
    return frozenset({*names, *(name.replace("日期", "时间") for name in names)})


def _together(table: TableFound, columns: Sequence[Column]) -> _Several:
    """The columns of the sheet that are read as one, by its code: each is called by another name of it."""
    doubled = {
        column.code: table.head.ambiguous.get(column.code, ()) for column in columns if column.kind.reads_together
    }
    return {
        code: several
        for code, several in doubled.items()
        if several and code not in table.columns and len({plain(head.name) for head in several}) == len(several)
    }


def heads_taken(columns: Sequence[Column], one: str) -> frozenset[str]:
    """What a column may not be called beside these, for a workbook could not tell the two apart: bare names."""
    names = [name for column in columns for name in _names(column, one)]
    return frozenset(plain(split_unit(name)[0]) for name in (KEY_HEAD, *_CHAIN_NAMES, *_NUMBERS, *names))


def _names(column: Column, one: str) -> tuple[str, ...]:
    """What the column goes by: its label in each language, its other names, its own name for the name."""
    names = list(column.names)
    for language in LANGUAGES:
        with translation.override(language):
            names.append(column.head)
    if column.code == NAME:
        names += [f"{one}名称", f"{one}全称", "全称", one]
    return tuple(dict.fromkeys(names))


def _refuse_two_names(book: Workbook, wanted: Sequence[heads.Column]) -> None:
    """Say so where there is no table because two columns are called as the column of names is."""
    for sheet in book.visible:
        table = find_table(sheet, wanted)
        doubled = table.head.ambiguous.get(NAME) if table else None
        if doubled:
            raise WorkbookRefused(_two_columns(doubled[0].written))


def _two_columns(name: str) -> str:
    return _("Two columns are called “%(name)s”. Keep one of them.") % {"name": name}


def _tables(book: Workbook, wanted: Sequence[heads.Column]) -> tuple[list[TableFound], list[TableFound], list[Sheet]]:
    """The sheets that hold records; those with few of the columns; and the visible ones that hold none."""
    found: list[TableFound] = []
    for sheet in book.visible or book.sheets:
        table = None if sheet.name in {GUIDE_SHEET, LIST_SHEET} else find_table(sheet, wanted)
        if table is not None and table.complete:
            found.append(table)
    most = max((len(table.columns) for table in found), default=0)
    tables = [table for table in found if 2 * len(table.columns) > most]
    used = {table.sheet.name for table in found} | {GUIDE_SHEET, LIST_SHEET}
    spare = [table for table in found if table not in tables]
    return tables, spare, [sheet for sheet in book.visible if sheet.name not in used and sheet.rows]


def _head_mistakes(table: TableFound, columns: Sequence[Column], several: _Several) -> Iterator[Mistake]:
    for column in columns:
        try:
            table.check_unit(column.code, column.kind.unit)
        except BadValue as error:
            cell = head_cell(table.sheet, table.head, column.code)
            yield Mistake(table.sheet.name, cell.row, cell.column, str(error))
    for key, doubled in table.head.ambiguous.items():
        if key in table.columns or key in several:
            continue
        for head in doubled[1:]:
            yield Mistake(table.sheet.name, table.head.rows[-1], head.index, _two_columns(head.written))


def _rows(table: TableFound, several: _Several) -> Iterator[RowRead]:
    for row in table.body:
        cells = table.cells(row)
        for code, of in several.items():
            cells[code] = _joined([table.sheet.cell(row, head.index) for head in of])
        key = cells.pop(KEY, NO_KEY).text
        if key or any(not cell.empty for cell in cells.values()):
            yield RowRead(table.sheet.name, row, key, cells)


def _joined(cells: Sequence[Cell]) -> Cell:
    """What stands in several cells as one, at the place of the first; one that cannot be read is told as itself."""
    for cell in cells:
        if cell.error or cell.uncomputed:
            return cell
    text = " ".join(cell.text for cell in cells if cell.text)
    return cells[0]._replace(value=text or None, written=text, formula=False)


def _remarks(
    tables: Sequence[TableFound],
    spare: Sequence[TableFound],
    left_out: Sequence[Sheet],
    untyped: Sequence[Column],
    heads_left: Sequence[Head],
) -> Iterator[str]:
    known = _follow(untyped)
    follow = dict.fromkeys(head.written for head in heads_left if plain(head.name) in known)
    unknown = dict.fromkeys(head.written for head in heads_left if plain(head.name) not in known)
    if follow:
        yield _("These columns follow from other entries and are not read from a workbook: %(names)s.") % {
            "names": "、".join(follow)
        }
    if unknown:
        yield _("These columns are not of the register and are left out: %(names)s.") % {"names": "、".join(unknown)}
    if len(tables) > 1:
        yield _("These sheets are read together: %(names)s.") % {"names": _sheets(table.sheet for table in tables)}
    if spare:
        yield _(
            "These sheets have the column of names but few of the others and are left out: %(names)s."
            " If they belong to the table, give them the same head."
        ) % {"names": _sheets(table.sheet for table in spare)}
    if left_out:
        yield _("These sheets hold no such records and are left out: %(names)s.") % {"names": _sheets(left_out)}
    totals = sum(len(table.totals) for table in tables)
    if totals:
        yield ngettext("%(count)d total row is left out.", "%(count)d total rows are left out.", totals) % {
            "count": totals
        }
    hidden = sum(len(table.hidden) for table in tables)
    if hidden:
        yield ngettext("%(count)d hidden row is read as well.", "%(count)d hidden rows are read as well.", hidden) % {
            "count": hidden
        }


def _sheets(sheets: Iterator[Sheet] | Sequence[Sheet]) -> str:
    return "、".join(sheet.name for sheet in sheets)
