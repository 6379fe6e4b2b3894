"""What an attached file is, by its content alone (S21–S24)."""

from __future__ import annotations

import pytest

from config.lib.files.kinds import FileKind, fitting_name, kind_of
from config.lib.refusals import Refused
from config.lib.xlsx.limits import MEGABYTE
from tests.config.lib.files.samples import OLE, package, picture


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", FileKind.PDF),
        (picture("JPEG"), FileKind.JPEG),
        (picture("PNG"), FileKind.PNG),
        (package("[Content_Types].xml", "xl/workbook.xml"), FileKind.XLSX),
        (package("word/document.xml"), FileKind.DOCX),
        (package("ppt/presentation.xml"), FileKind.PPTX),
        (package("OFD.xml"), FileKind.OFD),
        (OLE + bytes(600), FileKind.OLE),
        ("会议纪要".encode(), FileKind.TEXT),
        ("会议纪要".encode("gb18030"), FileKind.TEXT),
        ("会议纪要".encode("utf-16"), FileKind.TEXT),
    ],
)
def test_S23_the_content_tells_the_kind(content: bytes, kind: FileKind) -> None:
    assert kind_of(content) is kind


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "空"),
        (b"x" * (10 * MEGABYTE + 1), "10MB"),
        (b"<html><script>alert(1)</script>", "网页"),
        (b"\xef\xbb\xbf  <svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("<svg onload=x>".encode("utf-16"), "SVG"),
        (b"note\n<!DOCTYPE x [<!ENTITY a 'b'>]>", "XML"),
        (b"MZ\x90\x00\x03", "不接收此类文件"),
        (b"GIF89a\x01\x00\x01\x00", "不接收此类文件"),
        (package("a.txt"), "压缩包"),
        (package("../../etc/passwd"), "压缩包"),
        (package("word/document.xml", "word/vbaProject.bin"), "宏"),
        (b"PK\x03\x04" + bytes(40), "未能打开"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (OLE + "_VBA_PROJECT".encode("utf-16-le"), "宏"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "损坏"),
    ],
)
def test_S24_what_could_do_harm_is_refused_in_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        kind_of(content)


def test_S21_a_bomb_is_refused_unopened() -> None:
    bomb = package("word/document.xml", content=bytes(50 * MEGABYTE))
    with pytest.raises(Refused, match="过大"):
        kind_of(bomb)


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("合同.pdf", FileKind.PDF, "合同.pdf"),
        ("报表.xlsx.html", FileKind.XLSX, "报表.xlsx.html.xlsx"),
        ("../../照片.JPG", FileKind.JPEG, "照片.JPG"),
        ("C:\\公文\\批复.wps", FileKind.OLE, "批复.wps"),
        ("a\0\r\n\u202eb.png", FileKind.PNG, "ab.png"),
        ("", FileKind.PDF, "file.pdf"),
    ],
)
def test_S23_a_name_is_harmless_and_fits_the_kind(name: str, kind: FileKind, shown: str) -> None:
    assert fitting_name(name, kind) == shown


def test_S23_a_long_name_is_cut_and_keeps_its_ending() -> None:
    assert fitting_name("长" * 300 + ".pdf", FileKind.PDF) == "长" * 116 + ".pdf"
