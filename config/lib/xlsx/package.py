"""The zip that a workbook is, opened without trusting a word of what it says about itself (safety S21)."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from config.lib.xlsx.kinds import locked
from config.lib.xlsx.limits import MEGABYTE, Limits, WorkbookRefused

CHUNK = 4 * MEGABYTE
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
_BYTES_AN_ENTRY = 512
_ENCRYPTED = 0x1


def damaged() -> WorkbookRefused:
    """The refusal of a file that is not what it says it is."""
    return WorkbookRefused(
        _("The file is damaged and cannot be read. Open it in Excel or WPS, save it again as .xlsx and upload that.")
    )


class Package:
    """The parts of a workbook. Making one refuses what is too large; ``chunks`` yields a part's true bytes."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self._file = file
        self._size = file.seek(0, 2)
        _check_directory_size(file, self._size, limits)
        try:
            with zipfile.ZipFile(file) as archive:
                entries = archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error) as error:
            raise damaged() from error
        _check_entries(entries, self._size, limits)
        self._entries = {entry.filename: entry for entry in entries}

    @property
    def names(self) -> list[str]:
        """The names of all parts, in the order of the file."""
        return list(self._entries)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack one part piece by piece; refuse it once it turns out other than its entry says."""
        entry = self._entries[name]
        packed = self._packed(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            if len(packed) != entry.file_size:
                raise damaged()
            yield packed
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        size = 0
        while not inflater.eof:
            try:
                piece = inflater.decompress(packed, CHUNK)
            except zlib.error as error:
                raise damaged() from error
            packed = inflater.unconsumed_tail
            size += len(piece)
            if size > entry.file_size or not (piece or inflater.eof):
                raise damaged()
            yield piece
        if size != entry.file_size:
            raise damaged()

    def _packed(self, entry: zipfile.ZipInfo) -> bytes:
        self._file.seek(entry.header_offset)
        header = self._file.read(30)
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise damaged()
        name_length, extra_length = struct.unpack("<HH", header[26:30])
        self._file.seek(name_length + extra_length, 1)
        return self._file.read(entry.compress_size)


def _check_directory_size(file: BinaryIO, size: int, limits: Limits) -> None:
    """Refuse a directory too long to be read, before it is read."""
    start = max(0, size - _END_SIZE - _LONGEST_COMMENT)
    file.seek(start)
    tail = file.read()
    found = tail.rfind(_END)
    if found < 0 or len(tail) - found < _END_SIZE:
        raise damaged()
    (directory_size,) = struct.unpack("<L", tail[found + 12 : found + 16])
    if directory_size > limits.entries * _BYTES_AN_ENTRY:
        raise _too_many_entries(limits)


def _check_entries(entries: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    if len(entries) > limits.entries:
        raise _too_many_entries(limits)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise locked()
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked:
        raise WorkbookRefused(
            _("Unpacked, the file is larger than %(limit)d MB. Split it, or take out pictures and empty rows.")
            % {"limit": limits.unpacked // MEGABYTE}
        )
    if unpacked > limits.ratio * size:
        raise WorkbookRefused(
            _("The file unpacks to over %(limit)d times its size, which no usual workbook does. It was not opened.")
            % {"limit": limits.ratio}
        )
    lowered = {entry.filename.lower() for entry in entries}
    if len(lowered) < len(entries) or sum(entry.compress_size for entry in entries) > size:
        raise damaged()
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise damaged()


def _too_many_entries(limits: Limits) -> WorkbookRefused:
    return WorkbookRefused(
        _("The file consists of more than %(limit)d parts. Take out pictures and insertions, then upload it again.")
        % {"limit": limits.entries}
    )
