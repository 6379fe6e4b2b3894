"""What stands at the door: a file is looked at before anything opens it (safety S21, S22, S23)."""

from dataclasses import dataclass, field
from itertools import chain
from typing import BinaryIO

from django.utils.translation import gettext as _

from config.lib.xlsx.limits import LIMITS, MEGABYTE, Limits, WorkbookRefused
from config.lib.xlsx.package import Package, damaged
from config.lib.xlsx.scan import BookLayout, Scanner, SheetLayout

__all__ = ["LIMITS", "Limits", "WorkbookRefused", "check_workbook", "examine"]

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ROOT = "_rels/.rels"
_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"


@dataclass(frozen=True)
class Examined:
    """A workbook found harmless: the layout of each of its sheets by name, and which formats show percent."""

    sheets: dict[str, SheetLayout] = field(default_factory=dict)
    percent: frozenset[str] = frozenset()


def check_workbook(file: BinaryIO, limits: Limits = LIMITS) -> None:
    """Raise WorkbookRefused, with a sentence for the person, unless this is a harmless .xlsx within the limits.

    The file is left at its beginning. Neither its name nor the sizes it declares are trusted.
    """
    examine(file, limits)


def examine(file: BinaryIO, limits: Limits = LIMITS) -> Examined:
    """Check a workbook as ``check_workbook`` does, and return what the checking saw of its layout."""
    try:
        _check_size(file, limits)
        _check_kind(file)
        return _examine_parts(Package(file, limits), Scanner(limits))
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


def _check_kind(file: BinaryIO) -> None:
    """Tell from the first bytes what the file is, whatever its name says."""
    file.seek(0)
    head = file.read(512)
    if head.startswith(_ZIP):
        return
    if head.startswith(_OLE):
        if _ENCRYPTED_STREAM in head + file.read():
            raise WorkbookRefused(_("The file is locked by a password. Take the password off and upload it again."))
        raise WorkbookRefused(
            _("This is a file of the old kind (.xls, .et or .doc). Open it, save it as .xlsx and upload that.")
        )
    raise WorkbookRefused(_("This is not an Excel workbook, whatever its name says. Upload a file saved as .xlsx."))


def _check_parts(names: list[str]) -> None:
    lowered = [name.lower() for name in names]
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in lowered):
        raise WorkbookRefused(_("The file contains macros. Save it as .xlsx (without macros) and upload that."))
    if "xl/workbook.bin" in lowered:
        raise WorkbookRefused(_("This is a binary workbook (.xlsb). Save it as .xlsx and upload that."))
    if not {_ROOT, _BOOK, _RELATIONS} <= set(names):
        raise WorkbookRefused(_("This is not an Excel workbook, whatever its name says. Upload a file saved as .xlsx."))


def _examine_parts(package: Package, scanner: Scanner) -> Examined:
    names = package.names
    _check_parts(names)
    book = BookLayout()
    own = [name for name in (_ROOT, _RELATIONS, _BOOK, _STYLES) if name in names]
    for name in own:
        scanner.scan_book(package.chunks(name), book)
    if {document.removeprefix("/") for document in book.documents} != {_BOOK}:
        raise damaged()
    sheets = _sheet_parts(book, names)
    layouts: dict[str, SheetLayout] = {}
    for name in names:
        if name in sheets.values():
            layouts[name] = scanner.scan_sheet(package.chunks(name))
        elif name not in own:
            _scan_other(package, scanner, name)
    return Examined(
        sheets={sheet: layouts[part] for sheet, part in sheets.items()},
        percent=frozenset(book.percent),
    )


def _sheet_parts(book: BookLayout, names: list[str]) -> dict[str, str]:
    """Which part holds which sheet; part names are compared without regard to case, as calamine does."""
    by_lowered = {name.lower(): name for name in names}
    parts: dict[str, str] = {}
    for sheet, relation in book.sheets:
        part = by_lowered.get(_part(book.targets.get(relation, "")).lower())
        if part is None or sheet in parts:
            raise damaged()
        parts[sheet] = part
    return parts


def _part(target: str) -> str:
    """The part a relation of the workbook leads to: "worksheets/sheet1.xml" → "xl/worksheets/sheet1.xml"."""
    if target.startswith(("/", "xl/")):
        return target.removeprefix("/")
    return f"xl/{target}"


def _scan_other(package: Package, scanner: Scanner, name: str) -> None:
    """Scan whatever could be read as XML. Old drawings (.vml) look like it and are none; nobody reads them."""
    chunks = package.chunks(name)
    first = next(chunks, b"")
    lowered = name.lower()
    if lowered.endswith((".xml", ".rels")) or (_looks_like_xml(first) and not lowered.endswith(".vml")):
        scanner.scan(chain([first], chunks))
    else:
        for _chunk in chunks:
            pass


def _looks_like_xml(first: bytes) -> bool:
    return first[:2] in (b"\xff\xfe", b"\xfe\xff") or first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
