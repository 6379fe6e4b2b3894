"""Workbooks as Excel and WPS write them today (.xlsx)."""

from collections.abc import Mapping
from datetime import date, datetime, time
from math import isfinite
from typing import Any, BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from config.lib.xlsx.cells import Cell, Rows, Sheet, Value, Workbook
from config.lib.xlsx.figures import office_number
from config.lib.xlsx.guard import Examined, examine
from config.lib.xlsx.limits import Limits
from config.lib.xlsx.package import damaged
from config.lib.xlsx.units import PERCENT


def read_xlsx(file: BinaryIO, limits: Limits) -> Workbook:
    """Check and read an .xlsx file; raises WorkbookRefused. Formulas are read by the result kept in the file."""
    examined = examine(file, limits)
    try:
        with CalamineWorkbook.from_filelike(file) as book:
            sheets = tuple(
                _sheet(book.get_sheet_by_name(meta.name), meta.visible != SheetVisibleEnum.Visible, examined)
                for meta in book.sheets_metadata
                if meta.typ == SheetTypeEnum.WorkSheet
            )
    except CalamineError as error:
        raise damaged() from error
    return Workbook(sheets=sheets)


def _sheet(source: CalamineSheet, hidden: bool, examined: Examined) -> Sheet:
    layout = examined.sheets.get(source.name)
    if layout is None:
        raise damaged()
    rows = _filled(source, layout.shown)
    valueless = layout.uncomputed | layout.errors
    for row, column in layout.formulas:
        if column in rows.get(row, {}):
            rows[row][column] = rows[row][column]._replace(formula=True)
        elif (row, column) not in layout.worded:
            valueless.add((row, column))
    for row, column in valueless:
        error = (row, column) in layout.errors
        formula = (row, column) in layout.formulas
        rows.setdefault(row, {})[column] = Cell(row, column, formula=formula, uncomputed=not error, error=error)
    return Sheet.of(
        name=source.name,
        rows=rows,
        hidden=hidden,
        hidden_rows=layout.hidden_rows,
        hidden_columns=layout.hidden_columns,
        merged=layout.merged,
    )


def _filled(source: CalamineSheet, shown: Mapping[tuple[int, int], str]) -> Rows:
    first_row, first_column = source.start or (0, 0)
    rows: Rows = {}
    for row, values in enumerate(source.to_python(skip_empty_area=True), first_row + 1):
        cells = rows[row] = {}
        for column, raw in enumerate(values, first_column + 1):
            if type(raw) is str:
                if raw:
                    cells[column] = Cell(row, column, raw, raw)
            elif type(raw) is float and isfinite(raw):
                unit = shown.get((row, column), "") if shown else ""
                value, written = office_number(raw, unit)
                cells[column] = Cell(row, column, value, written, unit == PERCENT)
            else:
                cells[column] = Cell(row, column, *_other(raw))
    return rows


def _other(raw: Any) -> tuple[Value, str]:
    match raw:
        case bool():
            return raw, "TRUE" if raw else "FALSE"
        case datetime() if raw.time() == time():
            return raw.date(), str(raw.date())
        case date():
            return raw, str(raw)
    return str(raw), str(raw)
