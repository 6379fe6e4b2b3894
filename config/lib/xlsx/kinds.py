"""What a file is, told from its first bytes; its name is not asked (safety S23)."""

from enum import Enum
from typing import BinaryIO

from django.utils.translation import gettext as _

from config.lib.xlsx.limits import MEGABYTE, Limits, WorkbookRefused

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BLANKS = b" \t\r\n"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BINARY = frozenset(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b")


class FileKind(Enum):
    """The kinds of files that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"


def kind_of(file: BinaryIO, limits: Limits) -> FileKind:
    """The kind of a file within the limits; raises WorkbookRefused. The file is left at its beginning."""
    try:
        _check_size(file, limits)
        file.seek(0)
        head = file.read(4096)
        if head.startswith(_ZIP):
            return FileKind.XLSX
        if head.startswith(_OLE):
            if _ENCRYPTED_STREAM in head + file.read():
                raise locked()
            return FileKind.XLS
        if head.startswith(b"%PDF"):
            raise WorkbookRefused(_("This is a PDF, in which no table can be read. Upload the workbook behind it."))
        if head.removeprefix(b"\xef\xbb\xbf").lstrip(_BLANKS).startswith(b"<"):
            raise WorkbookRefused(
                _("This is a web page or XML, whatever its name says. Open it in Excel or WPS and save it as .xlsx.")
            )
        if not _BINARY.isdisjoint(head) and not head.startswith(_UTF16):
            raise no_workbook()
        return FileKind.CSV
    finally:
        file.seek(0)


def _check_size(file: BinaryIO, limits: Limits) -> None:
    size = file.seek(0, 2)
    if size > limits.packed:
        raise WorkbookRefused(
            _("The file is larger than %(limit)d MB. Split it, or take out pictures, then upload it again.")
            % {"limit": limits.packed // MEGABYTE}
        )
    if size == 0:
        raise WorkbookRefused(_("The file is empty. Choose the workbook again."))


def no_workbook() -> WorkbookRefused:
    """The refusal of a file that is something else altogether."""
    return WorkbookRefused(
        _("This is not an Excel workbook, whatever its name says. Upload a file saved as .xlsx, .xls or .csv.")
    )


def locked() -> WorkbookRefused:
    """The refusal of a file that only a password opens."""
    return WorkbookRefused(_("The file is locked by a password. Take the password off and upload it again."))
