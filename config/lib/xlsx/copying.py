"""What was read of an old workbook or of text, as a new workbook with the same cells in the same places."""

from datetime import date
from decimal import Decimal

from openpyxl import Workbook as NewWorkbook
from openpyxl.worksheet.worksheet import Worksheet

from config.lib.xlsx.cells import Cell, Sheet, Workbook
from config.lib.xlsx.looks import FORMULA_SIGNS, display_width, escape, fitting
from config.lib.xlsx.places import column_letters

_WIDEST = 40
_ROWS_MEASURED = 200


def copy(workbook: Workbook) -> NewWorkbook:
    """The same sheets with values, merged ranges and what is hidden; formulas by their results."""
    book = NewWorkbook()
    book.remove(book.worksheets[0])
    for sheet in workbook.sheets:
        target = book.create_sheet(sheet.name)
        target.sheet_state = "hidden" if sheet.hidden else "visible"
        for cell in sheet.cells:
            if not cell.spread:
                _put(target, cell)
        _shape(target, sheet)
    return book


def _put(target: Worksheet, cell: Cell) -> None:
    new = target.cell(cell.row, cell.column)
    match cell.value:
        case str():
            new.value = escape(fitting(cell.value))
            new.data_type = "s"
            new.quotePrefix = cell.value.startswith(FORMULA_SIGNS)
        case bool() | date() | Decimal():
            new.value = cell.value
            if cell.percent:
                new.number_format = "0.00%"
        case None if cell.error:
            new.value = "#N/A"


def _shape(target: Worksheet, sheet: Sheet) -> None:
    for top, left, bottom, right in sheet.merged:
        target.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for row in sheet.hidden_rows:
        target.row_dimensions[row].hidden = True
    for column in range(1, sheet.width + 1):
        texts = (sheet.cell(row, column) for row in range(1, min(sheet.height, _ROWS_MEASURED) + 1))
        width = max(display_width(cell.text) if not cell.spread else 0 for cell in texts)
        dimension = target.column_dimensions[column_letters(column)]
        dimension.width = min(max(width + 2, 8), _WIDEST)
        dimension.hidden = column in sheet.hidden_columns
