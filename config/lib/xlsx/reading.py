"""From a file to plain values, exactly as the office that wrote it sees them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import BinaryIO, Final

from config.lib.collector import collector_at_rest
from config.lib.xlsx.cells import Workbook
from config.lib.xlsx.from_csv import read_csv
from config.lib.xlsx.from_xls import read_xls
from config.lib.xlsx.from_xlsx import read_xlsx
from config.lib.xlsx.kinds import FileKind, kind_of
from config.lib.xlsx.limits import Limits, usual

ACCEPTED: Final = ".xlsx,.xls,.csv"
"""What an upload may offer to choose from. What a file is, its content tells."""

_READERS: Mapping[FileKind, Callable[[BinaryIO, Limits], Workbook]] = MappingProxyType(
    {FileKind.XLSX: read_xlsx, FileKind.XLS: read_xls, FileKind.CSV: read_csv}
)


def read_workbook(file: BinaryIO, limits: Limits | None = None) -> Workbook:
    """Check and read a workbook (.xlsx, .xls) or a table in text (.csv), whatever its name.

    Raises WorkbookRefused, with a sentence for the person. The file is left at its beginning.
    """
    limits = limits or usual()
    try:
        with collector_at_rest():
            return _READERS[kind_of(file, limits)](file, limits)
    finally:
        file.seek(0)
