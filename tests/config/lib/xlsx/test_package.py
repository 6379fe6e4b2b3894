import io
import random
import struct
import zipfile
import zlib
from typing import BinaryIO

import pytest

from config.lib.xlsx.limits import Limits, WorkbookRefused
from config.lib.xlsx.package import Package


def _zip(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> BinaryIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    file.seek(0)
    return file


def _lie(file: BinaryIO, *, unpacked: int, checksum: int) -> BinaryIO:
    """Declare another size and checksum for the only part, in its own header and in the directory."""
    content = bytearray(file.read())
    directory = content.index(b"PK\x01\x02")
    for crc_at, size_at in ((14, 22), (directory + 16, directory + 24)):
        content[crc_at : crc_at + 4] = struct.pack("<L", checksum)
        content[size_at : size_at + 4] = struct.pack("<L", unpacked)
    return io.BytesIO(bytes(content))


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_unpacks_what_was_packed(compression: int) -> None:
    parts = {"a.xml": b"<a/>", "b.bin": random.Random(1).randbytes(5_000_000), "empty": b""}
    package = Package(_zip(parts, compression), Limits())
    assert package.names == list(parts)
    assert {name: b"".join(package.chunks(name)) for name in parts} == parts


def test_S21_a_bomb_is_refused_by_its_directory_alone() -> None:
    file = _zip({"xl/worksheets/sheet1.xml": bytes(20 * 1024 * 1024)})
    size = len(file.read())
    assert size < 30_000
    with pytest.raises(WorkbookRefused, match="unpacks to over 100 times"):
        Package(file, Limits())


def test_S21_unpacked_size_is_limited() -> None:
    file = _zip({"a": bytes(3 * 1024 * 1024)}, zipfile.ZIP_STORED)
    with pytest.raises(WorkbookRefused, match="larger than 2 MB"):
        Package(file, Limits(unpacked=2 * 1024 * 1024))


def test_S21_the_number_of_parts_is_limited() -> None:
    with pytest.raises(WorkbookRefused, match="more than 1000 parts"):
        Package(_zip({f"{number}": b"" for number in range(1001)}), Limits())


def test_S21_a_long_directory_is_refused_before_it_is_read() -> None:
    with pytest.raises(WorkbookRefused, match="more than 10 parts"):
        Package(_zip({f"{number}": b"" for number in range(200)}), Limits(entries=10))


def test_S21_a_part_larger_than_declared_is_refused_however_right_its_checksum() -> None:
    data = bytes(5 * 1024 * 1024)
    file = _lie(_zip({"a": data}), unpacked=1000, checksum=zlib.crc32(data[:1000]))
    package = Package(file, Limits())
    with pytest.raises(WorkbookRefused, match="damaged"):
        list(package.chunks("a"))


def test_S21_a_part_smaller_than_declared_is_refused() -> None:
    file = _lie(_zip({"a": b"short"}), unpacked=10, checksum=0)
    with pytest.raises(WorkbookRefused, match="damaged"):
        list(Package(file, Limits()).chunks("a"))


def test_S21_parts_that_share_their_bytes_are_refused() -> None:
    content = _zip({"a": b"x" * 10, "b": b"y" * 5000}, zipfile.ZIP_STORED).read()
    directory = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", directory + 4)
    doubled = bytearray(content)
    doubled[directory + 20 : directory + 28] = content[second + 20 : second + 28]
    doubled[directory + 42 : directory + 46] = content[second + 42 : second + 46]
    with pytest.raises(WorkbookRefused, match="damaged"):
        Package(io.BytesIO(bytes(doubled)), Limits())


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_the_usual_compressions_are_read(compression: int) -> None:
    with pytest.raises(WorkbookRefused, match="damaged"):
        Package(_zip({"a": b"a"}, compression), Limits())


def test_a_locked_package_is_refused() -> None:
    content = bytearray(_zip({"a": b"a"}).read())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(WorkbookRefused, match="locked by a password"):
        Package(io.BytesIO(bytes(content)), Limits())


def test_a_part_that_is_not_where_the_directory_says_is_refused() -> None:
    content = bytearray(_zip({"a": b"abc"}).read())
    content[0:4] = b"XXXX"
    with pytest.raises(WorkbookRefused, match="damaged"):
        list(Package(io.BytesIO(bytes(content)), Limits()).chunks("a"))
