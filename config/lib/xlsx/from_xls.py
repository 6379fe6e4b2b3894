"""Workbooks of old (.xls).

Read by xlrd and not by calamine, which of these tells neither percent formats nor hidden rows, and lays every sheet
out as a full rectangle however sparse it is.
"""

import struct
from collections.abc import Sequence
from datetime import date, datetime, time
from io import StringIO
from typing import BinaryIO

import xlrd
from xlrd.compdoc import CompDoc, CompDocError
from xlrd.xldate import XLDateError, xldate_as_datetime

from config.lib.xlsx.biff import check_records
from config.lib.xlsx.budget import Budget
from config.lib.xlsx.cells import Cell, Sheet, Workbook
from config.lib.xlsx.figures import office_number
from config.lib.xlsx.formats import shown_unit
from config.lib.xlsx.limits import Limits, WorkbookRefused
from config.lib.xlsx.package import damaged
from config.lib.xlsx.units import PERCENT

_UNREADABLE = (
    xlrd.XLRDError,
    CompDocError,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)


def read_xls(file: BinaryIO, limits: Limits) -> Workbook:
    """Check and read an .xls file; raises WorkbookRefused. Formulas are read by the result kept in the file."""
    content = file.read()
    try:
        check_records(content, CompDoc(content, logfile=StringIO()), limits)
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, on_demand=True, logfile=StringIO()
        )
        shown = [
            shown_unit(book.format_map[each.format_key].format_str) if each.format_key in book.format_map else ""
            for each in book.xf_list
        ]
        budget = Budget(limits)
        return Workbook(sheets=tuple(_sheet(book, number, shown, budget) for number in range(book.nsheets)))
    except WorkbookRefused:
        raise
    except _UNREADABLE as error:
        raise damaged() from error


def _sheet(book: xlrd.Book, number: int, shown: Sequence[str], budget: Budget) -> Sheet:
    source = book.sheet_by_index(number)
    rows = {
        row + 1: {
            column + 1: cell
            for column, kind in enumerate(source.row_types(row))
            if (cell := _cell(source, row, column, kind, shown, book.datemode)) is not None
        }
        for row in range(source.nrows)
    }
    merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in source.merged_cells]
    width = max((max(cells) for cells in rows.values() if cells), default=0)
    sheet = Sheet.of(
        name=source.name,
        rows=rows,
        hidden=source.visibility != 0,
        hidden_rows=(row + 1 for row, each in source.rowinfo_map.items() if each.hidden),
        hidden_columns=(column + 1 for column, each in source.colinfo_map.items() if each.hidden),
        merged=budget.count_merged(merged, source.nrows, width),
    )
    book.unload_sheet(number)
    return sheet


def _cell(
    source: xlrd.sheet.Sheet, row_index: int, column_index: int, kind: int, shown: Sequence[str], datemode: int
) -> Cell | None:
    row, column, raw = row_index + 1, column_index + 1, source.cell_value(row_index, column_index)
    if isinstance(raw, str):
        return Cell(row, column, raw, raw) if raw else None
    if kind == xlrd.XL_CELL_ERROR:
        return Cell(row, column, error=True)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return Cell(row, column, bool(raw), "TRUE" if raw else "FALSE")
    if kind == xlrd.XL_CELL_DATE and (moment := _moment(raw, datemode)):
        return Cell(row, column, moment if isinstance(moment, date) else str(moment), str(moment))
    unit = shown[source.cell_xf_index(row_index, column_index)]
    value, written = office_number(raw, unit)
    return Cell(row, column, value, written, unit == PERCENT)


def _moment(raw: float, datemode: int) -> datetime | date | time | None:
    """A date with a time of day, one without, or a time alone; None for a number that is no date."""
    if raw < 0:
        return None
    try:
        moment = xldate_as_datetime(raw, datemode)
    except (XLDateError, OverflowError, ValueError):
        return None
    if raw < 1:
        return moment.time()
    return moment.date() if moment.time() == time() else moment
