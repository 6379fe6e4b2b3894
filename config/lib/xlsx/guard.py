"""What stands at the door: an .xlsx file is looked at before anything opens it (safety S21, S22, S23)."""

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import BinaryIO

from django.utils.translation import gettext as _

from config.lib.xlsx.kinds import FileKind, kind_of, no_workbook
from config.lib.xlsx.limits import Limits, WorkbookRefused, usual
from config.lib.xlsx.package import Package, damaged
from config.lib.xlsx.scan import BookLayout, Scanner, SheetLayout

__all__ = ["Limits", "WorkbookRefused", "check_workbook", "examine"]

_ROOT = "_rels/.rels"
_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_AT_A_RANGE = re.compile(rb"\bref\s*=|<!DOCTYPE|\0", re.IGNORECASE)


@dataclass(frozen=True)
class Examined:
    """A workbook found harmless: the layout of each of its sheets by name."""

    sheets: dict[str, SheetLayout] = field(default_factory=dict)
    work: int = 0
    """Elements, and cells of declared ranges, that writing the workbook again would take in hand."""


def check_workbook(file: BinaryIO, limits: Limits | None = None) -> None:
    """Raise WorkbookRefused, with a sentence for the person, unless this is a harmless .xlsx within the limits.

    The file is left at its beginning. Neither its name nor the sizes it declares are trusted.
    """
    examine(file, limits)


def examine(file: BinaryIO, limits: Limits | None = None) -> Examined:
    """Check a workbook as ``check_workbook`` does, and return what the checking saw of its layout."""
    limits = limits or usual()
    try:
        if kind_of(file, limits) is not FileKind.XLSX:
            raise no_workbook()
        return _examine_parts(Package(file, limits), Scanner(limits))
    finally:
        file.seek(0)


def _check_parts(names: list[str]) -> None:
    lowered = [name.lower() for name in names]
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in lowered):
        raise WorkbookRefused(_("The file contains macros. Save it as .xlsx (without macros) and upload that."))
    if "xl/workbook.bin" in lowered:
        raise WorkbookRefused(_("This is a binary workbook (.xlsb). Save it as .xlsx and upload that."))
    if "word/document.xml" in lowered:
        raise WorkbookRefused(_("This is a Word document. Copy its table into a workbook and upload that."))
    if "mimetype" in lowered:
        raise WorkbookRefused(_("This is an OpenDocument file (.ods). Save it as .xlsx and upload that."))
    if not {_ROOT, _BOOK, _RELATIONS} <= set(names):
        raise no_workbook()


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
            layouts[name] = scanner.scan_sheet(package.chunks(name), book.shown)
        elif name not in own:
            _scan_other(package, scanner, name)
    return Examined(sheets={sheet: layouts[part] for sheet, part in sheets.items()}, work=scanner.work)


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
    """Scan whatever could be read as XML. Old drawings (.vml) look like it and are mostly none."""
    chunks = package.chunks(name)
    first = next(chunks, b"")
    lowered = name.lower()
    if lowered.endswith((".xml", ".rels")) or (_looks_like_xml(first) and not lowered.endswith(".vml")):
        scanner.scan(chain([first], chunks))
    elif _looks_like_xml(first):
        text = b"".join(chain([first], chunks))
        scanner.pass_over(len(text) if _AT_A_RANGE.search(text) else text.count(b"<"))
    else:
        for _chunk in chunks:
            pass


def _looks_like_xml(first: bytes) -> bool:
    begun = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    return first[:2] in (b"\xff\xfe", b"\xfe\xff", b"\0<") or begun.startswith(b"<")
