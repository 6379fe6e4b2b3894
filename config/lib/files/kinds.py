"""What an attached file is, told from its content; its name is not asked (safety S21–S24)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from pathlib import PurePath

from django.conf import settings
from django.utils.translation import gettext as _

from config.lib.files.pictures import check_picture
from config.lib.files.texts import text_of
from config.lib.refusals import Refused
from config.lib.uploads import shown_name
from config.lib.xlsx.limits import MEGABYTE, Limits, WorkbookRefused
from config.lib.xlsx.package import Package

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_MARKUP = ("<html", "<script", "<svg", "<!doctype", "<?xml", "<iframe", "<body")


@dataclass(frozen=True)
class Kind:
    """A kind of file: what it is served as, and with which endings its name may end; the first is given it."""

    label: str
    media_type: str
    endings: tuple[str, ...]


class FileKind(Enum):
    """The kinds that are taken."""

    PDF = Kind("PDF", "application/pdf", (".pdf",))
    JPEG = Kind("JPEG", "image/jpeg", (".jpg", ".jpeg"))
    PNG = Kind("PNG", "image/png", (".png",))
    XLSX = Kind("Excel", f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",))
    DOCX = Kind("Word", f"{_OFFICE}.wordprocessingml.document", (".docx",))
    PPTX = Kind("PowerPoint", f"{_OFFICE}.presentationml.presentation", (".pptx",))
    OFD = Kind("OFD", "application/ofd", (".ofd",))
    OLE = Kind("Office 97–2003 / WPS", "application/x-ole-storage", (".doc", ".xls", ".ppt", ".wps", ".et", ".dps"))
    TEXT = Kind("TXT", "text/plain", (".txt", ".csv"))

    @property
    def is_picture(self) -> bool:
        return self in (FileKind.JPEG, FileKind.PNG)

    @property
    def is_previewed(self) -> bool:
        """Whether a page may show it: a picture drawn anew, or plain text."""
        return self.is_picture or self is FileKind.TEXT

    @classmethod
    def of_media_type(cls, media_type: str) -> FileKind | None:
        """The kind that is served as that."""
        return next((one for one in cls if one.value.media_type == media_type), None)


ACCEPTED = ",".join(ending for one in FileKind for ending in one.value.endings)
"""For the ``accept`` of a file field."""

_PACKAGES = {
    "xl/workbook.xml": FileKind.XLSX,
    "word/document.xml": FileKind.DOCX,
    "ppt/presentation.xml": FileKind.PPTX,
    "ofd.xml": FileKind.OFD,
}


def kind_of(content: bytes) -> FileKind:
    """The kind of a file. Raises Refused, in a sentence, where it is too large, empty or of no kind that is taken."""
    if not content:
        raise Refused(_("The file is empty. Choose another."))
    if len(content) > settings.FILE_MEGABYTES * MEGABYTE:
        raise Refused(
            _("The file is larger than %(limit)d MB. Make it smaller or split it.") % {"limit": settings.FILE_MEGABYTES}
        )
    if content.startswith(b"%PDF-"):
        return FileKind.PDF
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        check_picture(content)
        return FileKind.JPEG if content.startswith(b"\xff\xd8\xff") else FileKind.PNG
    if content.startswith(b"PK\x03\x04"):
        return _package_kind(content)
    if content.startswith(_OLE):
        _refuse_locked_and_macros(locked=_OLE_LOCKED in content, macros=_OLE_MACROS in content)
        return FileKind.OLE
    return _text_kind(content)


def fitting_name(name: str, kind: FileKind) -> str:
    """The file's own name, harmless and with an ending that fits its kind: 报表.xlsx.html of a workbook gets .xlsx."""
    shown = shown_name(name, otherwise="file")
    if PurePath(shown).suffix.lower() in kind.value.endings:
        return shown
    return f"{shown}{kind.value.endings[0]}"


def _package_kind(content: bytes) -> FileKind:
    limits = Limits(packed=settings.FILE_MEGABYTES * MEGABYTE)
    try:
        package = Package(BytesIO(content), limits)
    except WorkbookRefused as refused:
        raise Refused(
            _("The file was not opened: it is damaged, locked by a password, or unpacks to far too much. Save it anew.")
        ) from refused
    names = {name.lower() for name in package.names}
    _refuse_locked_and_macros(locked=False, macros=any(name.endswith("vbaproject.bin") for name in names))
    found = next((kind for part, kind in _PACKAGES.items() if part in names), None)
    if found is None:
        raise Refused(_("Archives (.zip and the like) are not taken. Unpack it and add the files one by one."))
    return found


def _refuse_locked_and_macros(*, locked: bool, macros: bool) -> None:
    if locked:
        raise Refused(_("The file is locked by a password. Take the password off and add it again."))
    if macros:
        raise Refused(_("The file contains macros. Save it without macros and add that."))


def _text_kind(content: bytes) -> FileKind:
    text = text_of(content)
    if text is None:
        raise Refused(
            _("A file of this kind is not taken. Take PDF, OFD, Word, Excel, PowerPoint, WPS, JPEG, PNG or plain text.")
        )
    lowered = text.lower()
    if text.lstrip().startswith("<") or any(sign in lowered for sign in _MARKUP):
        raise Refused(_("Web pages, SVG and XML are not taken: they can carry programs. Save it as PDF and add that."))
    return FileKind.TEXT
