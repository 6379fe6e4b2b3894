"""One pass over the records of an old workbook (.xls) before anything opens it: counts what it holds (safety S21)."""

import struct

from django.utils.translation import gettext as _
from xlrd.compdoc import CompDoc

from config.lib.xlsx.budget import Budget
from config.lib.xlsx.kinds import locked
from config.lib.xlsx.limits import Limits, WorkbookRefused
from config.lib.xlsx.package import damaged

_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6, 0x0406, 0x0206})
"""FORMULA, BLANK, NUMBER, LABEL, BOOLERR, RK, LABELSST, RSTRING."""
_MANY = {0x00BD: 6, 0x00BE: 2}
"""MULRK and MULBLANK, with the bytes each of their cells takes."""
_BEGINNING = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_PLACES_A_ROW = 4
"""What a row costs at least, empty or not."""
_PASSWORD = 0x002F
_STREAMS = ("Workbook", "Book")


def check_records(content: bytes, document: CompDoc, limits: Limits) -> None:
    """Raise WorkbookRefused unless the workbook in an OLE document is one, unlocked and within the limits."""
    memory, start, length = next(
        (found for name in _STREAMS if (found := document.locate_named_stream(name))[0] is not None), (None, 0, 0)
    )
    if memory is None:
        raise WorkbookRefused(
            _("This is a file of WPS or of old Word (.et, .wps, .doc). Open it, save it as .xlsx and upload that.")
        )
    budget = Budget(limits)
    last_row = rows = 0
    end = start + length
    while start + 4 <= end:
        kind, size = struct.unpack_from("<HH", memory, start)
        budget.count_elements()
        if kind in _CELLS or kind in _MANY:
            if start + 6 > len(memory):
                raise damaged()
            (row,) = struct.unpack_from("<H", memory, start + 4)
            last_row = max(last_row, row + 1)
            budget.count_cells(max(size - 6, 0) // _MANY[kind] if kind in _MANY else 1)
        elif kind in _BEGINNING:
            rows, last_row = rows + last_row, 0
        elif kind == _PASSWORD:
            raise locked()
        start += 4 + size
    budget.check_extent(rows + last_row, (rows + last_row) * _PLACES_A_ROW)
