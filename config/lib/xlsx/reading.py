"""From a file to plain values, exactly as the office that wrote it sees them."""

from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from types import MappingProxyType
from typing import Any, BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from config.lib.xlsx.cells import Cell, Sheet, Value, Workbook
from config.lib.xlsx.guard import Examined, examine
from config.lib.xlsx.limits import LIMITS, Limits
from config.lib.xlsx.package import damaged
from config.lib.xlsx.scan import SheetLayout

OFFICE_DIGITS = 15
"""Significant digits an office program keeps and shows of a number."""


def read_workbook(file: BinaryIO, limits: Limits = LIMITS) -> Workbook:
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
    finally:
        file.seek(0)
    return Workbook(sheets=sheets)


def _sheet(source: CalamineSheet, hidden: bool, examined: Examined) -> Sheet:
    layout = examined.sheets.get(source.name)
    if layout is None:
        raise damaged()
    cells = _filled(source, layout, examined.percent)
    cells.update(_without_result(layout))
    cells.update(_spread(layout, cells))
    return Sheet(
        name=source.name,
        cells=MappingProxyType(cells),
        hidden=hidden,
        hidden_rows=frozenset(layout.hidden_rows),
        hidden_columns=frozenset(layout.hidden_columns),
        merged=tuple(sorted(layout.merged)),
        height=max((row for row, _column in cells), default=0),
        width=max((column for _row, column in cells), default=0),
    )


def _filled(source: CalamineSheet, layout: SheetLayout, percent: frozenset[str]) -> dict[tuple[int, int], Cell]:
    cells: dict[tuple[int, int], Cell] = {}
    formulas, styles = layout.formulas, layout.styles
    first_row, first_column = source.start or (0, 0)
    for row, values in enumerate(source.to_python(skip_empty_area=True), first_row + 1):
        for column, raw in enumerate(values, first_column + 1):
            if raw == "":
                continue
            at = row, column
            if type(raw) is str:
                cells[at] = Cell(row, column, raw, raw, False, at in formulas)
            elif type(raw) is float and isfinite(raw):
                shown_as_percent = styles.get(at) in percent
                value, written = _number(raw, shown_as_percent)
                cells[at] = Cell(row, column, value, written, shown_as_percent, at in formulas)
            else:
                cells[at] = Cell(row, column, *_other(raw), False, at in formulas)
    return cells


def _number(number: float, percent: bool) -> tuple[Decimal, str]:
    """The decimal an office sees: 17.300000000000001 is 17.3, without the noise of binary fractions."""
    text = f"{number:.{OFFICE_DIGITS}g}"
    if "e" in text:
        text = f"{Decimal(text):f}"
    value = Decimal(text)
    if percent:
        shown = f"{value * 100:f}"
        return value, f"{shown.rstrip('0').rstrip('.') if '.' in shown else shown}%"
    return value, text


def _other(raw: Any) -> tuple[Value, str]:
    match raw:
        case bool():
            return raw, "TRUE" if raw else "FALSE"
        case datetime() if raw.time() == time():
            return raw.date(), str(raw.date())
        case date():
            return raw, str(raw)
    return str(raw), str(raw)


def _without_result(layout: SheetLayout) -> dict[tuple[int, int], Cell]:
    """Cells that have no value but are not empty either: formulas never computed, or ended in an error."""
    return {
        at: Cell(*at, formula=at in layout.formulas, uncomputed=at not in layout.errors, error=at in layout.errors)
        for at in layout.uncomputed | layout.errors
    }


def _spread(layout: SheetLayout, cells: dict[tuple[int, int], Cell]) -> dict[tuple[int, int], Cell]:
    spread: dict[tuple[int, int], Cell] = {}
    for top, left, bottom, right in layout.merged:
        anchor = cells.get((top, left))
        if anchor is None:
            continue
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    spread[row, column] = anchor._replace(row=row, column=column, spread=True)
    return spread
