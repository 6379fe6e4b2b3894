"""Text with separators, as office programs and other systems export it."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import BinaryIO

from django.utils.translation import gettext as _

from config.lib.xlsx.budget import Budget
from config.lib.xlsx.cells import Cell, Sheet, Workbook
from config.lib.xlsx.kinds import no_workbook
from config.lib.xlsx.limits import Limits, WorkbookRefused

SHEET = "Sheet1"
"""The name of the one sheet, which a file of text has not."""

_DELIMITERS = ",;\t"
_LOOKED_AT = 64 * 1024
_ROWS_LOOKED_AT = 50
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})


def read_csv(file: BinaryIO, limits: Limits) -> Workbook:
    """Read UTF-8 (with or without BOM), GB18030 or UTF-16 with BOM, separated by commas, semicolons or tabs.

    All values are text, as they are in the file. Raises WorkbookRefused for what is no table.
    """
    text = _text(file.read())
    budget, rows = Budget(limits), {}
    for row, values in enumerate(_records(text, _delimiter(text)), 1):
        budget.count_cells(max(1, len(values)))  # a line with nothing in it costs as much as a cell
        if cells := {column: _cell(row, column, written) for column, written in enumerate(values, 1) if written}:
            rows[row] = cells
    return Workbook(sheets=(Sheet.of(name=SHEET, rows=rows),))


def _text(content: bytes) -> str:
    for encoding in ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text) is None:
            return text
    raise no_workbook()


def _delimiter(text: str) -> str:
    """The sign that parts most of the first rows into equally many columns."""
    found: dict[str, tuple[int, int]] = {}
    for delimiter in _DELIMITERS:
        sample = csv.reader(StringIO(text[:_LOOKED_AT], newline=""), delimiter=delimiter)
        try:
            widths = Counter(len(row) for row in islice(sample, _ROWS_LOOKED_AT) if len(row) > 1)
        except csv.Error:
            continue
        found[delimiter] = max(((count, width) for width, count in widths.items()), default=(0, 0))
    best = max(found, key=lambda delimiter: found[delimiter], default="")
    if not best or found[best] == (0, 0):
        raise WorkbookRefused(
            _("This is text without a table. Columns must be parted by commas, semicolons or tabs; or upload .xlsx.")
        )
    return best


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise WorkbookRefused(
            _("The quotation marks of line %(line)d do not pair. Mend that line, or save the file as .xlsx.")
            % {"line": reader.line_num}
        ) from error


def _cell(row: int, column: int, written: str) -> Cell:
    if written.strip() in _ERRORS:
        return Cell(row, column, error=True)
    kept = _KEPT_AS_TEXT.fullmatch(written)
    text = kept[1] if kept else written
    return Cell(row, column, text, text)
