import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

import pytest

from config.lib.xlsx.guard import Limits, WorkbookRefused, check_workbook
from config.lib.xlsx.limits import MEGABYTE
from config.lib.xlsx.marking import Mistake, mark_mistakes
from config.lib.xlsx.reading import read_workbook

Make = Callable[..., BinaryIO]

ELSEWHERE = (
    b'<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.xml"/>'
    b'<Relationship Id="b" Type="http://y/officeDocument" Target="xl/other.xml"/></Relationships>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_lets_an_office_workbook_in_and_leaves_it_at_its_beginning(annex: BinaryIO) -> None:
    annex.seek(100)
    check_workbook(annex)
    assert annex.tell() == 0


def test_leaves_a_refused_file_at_its_beginning() -> None:
    file = io.BytesIO(b"<html>")
    with pytest.raises(WorkbookRefused):
        check_workbook(file)
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "a web page or XML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "a web page or XML"),
        (b"%PDF-1.7 " * 50, "a PDF"),
        (b"MZ\x90\x00", "not an Excel workbook"),
        (OLE + b"\x00" * 2000 + "EncryptedPackage".encode("utf-16-le"), "locked by a password"),
        (b"PK\x03\x04" + b"\x00" * 100, "damaged"),
        (b"PK\x03\x04", "damaged"),
    ],
)
def test_S23_a_file_is_what_its_first_bytes_say(content: bytes, sentence: str) -> None:
    with pytest.raises(WorkbookRefused, match=sentence):
        check_workbook(io.BytesIO(content))


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"xl/vbaProject.bin": OLE}, "contains macros"),
        ({"xl/macrosheets/sheet1.xml": b"<x/>"}, "contains macros"),
        ({"xl/workbook.bin": b"\x83\x01"}, "binary workbook"),
        ({"xl/workbook.xml": None, "word/document.xml": b"<w/>"}, "a Word document"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "OpenDocument"),
        ({"xl/_rels/workbook.xml.rels": None}, "not an Excel workbook"),
        ({"xl/worksheets/sheet1.xml": None}, "damaged"),
        ({"XL/worksheets/Sheet1.XML": b"<worksheet/>"}, "damaged"),
        ({"_rels/.rels": None}, "not an Excel workbook"),
        ({"_rels/.rels": ELSEWHERE}, "damaged"),
    ],
)
def test_S23_other_packages_get_a_sentence_of_their_own(
    raw: Make, parts: dict[str, bytes | None], sentence: str
) -> None:
    with pytest.raises(WorkbookRefused, match=sentence):
        check_workbook(raw(parts=parts))


def test_links_to_other_workbooks_are_let_in_and_followed_nowhere(raw: Make) -> None:
    links = b'<externalLink><externalBook r:id="rId1" xmlns:r="r"/></externalLink>'
    relations = (
        b'<Relationships><Relationship Id="rId1" TargetMode="External" Target="http://127.0.0.1:9/x"/></Relationships>'
    )
    check_workbook(
        raw(
            '<row r="1"><c r="A1"><f>[1]S!A1</f><v>5</v></c></row>',
            parts={
                "xl/externalLinks/externalLink1.xml": links,
                "xl/externalLinks/_rels/externalLink1.xml.rels": relations,
            },
        )
    )


def test_S21_a_file_too_large_is_refused_unread(raw: Make) -> None:
    with pytest.raises(WorkbookRefused, match="larger than 0 MB"):
        check_workbook(raw(), Limits(packed=100))


def test_S21_a_million_shared_texts_are_refused(raw: Make) -> None:
    texts = "".join(f"<si><t>{number * 7919 % 10_000_019:x}</t></si>" for number in range(1_000_000))
    file = raw(parts={"xl/sharedStrings.xml": f"<sst>{texts}</sst>".encode()})
    with pytest.raises(WorkbookRefused, match="more formatting"):
        check_workbook(file)


@pytest.mark.parametrize("size", [9, 20])
def test_S21_an_old_workbook_of_zeros_is_refused(size: int) -> None:
    content = io.BytesIO(OLE + bytes(size * MEGABYTE))
    with pytest.raises(WorkbookRefused, match="damaged" if size < 10 else "larger than 10 MB"):
        read_workbook(content)


@pytest.mark.parametrize(
    "part",
    ["docProps/core.xml", "docProps/app.xml", "xl/sharedStrings.xml", "xl/styles.xml", "customXml/item1.xml"],
)
def test_S22_however_deep_a_part_is_it_is_read_and_marked_or_refused(raw: Make, part: str) -> None:
    depth = 50_000
    noise = "".join(f"<!--{number * 7919 % 10_000_019:x}-->" for number in range(20_000))
    deep = f"<a>{'<b>' * depth}{noise}{'</b>' * depth}</a>".encode()
    file = raw('<row r="1"><c r="A1"><v>1</v></c></row>', parts={part: deep})
    with suppress(WorkbookRefused):
        assert len(read_workbook(file).sheets) == 1
        file.seek(0)
        assert mark_mistakes(file, [Mistake("表", 1, 1, "错")])


def test_S22_definitions_are_refused_under_whatever_name_a_part_has(raw: Make) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
    for name in ("docProps/core.xml", "xl/sharedStrings.xml", "customXml/item1.xml", "xl/media/image1.png", "x.rels"):
        with pytest.raises(WorkbookRefused, match="definitions of its own"):
            check_workbook(raw(parts={name: laughs}))


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
        '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:9/e"> %e;]><x/>',
        "<?xml version='1.0'?>\n<!-- before -->\n<!DOCTYPE x><x/>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_S22_external_entities_are_refused_in_any_encoding(raw: Make, text: str, encoding: str) -> None:
    with pytest.raises(WorkbookRefused, match="definitions of its own"):
        check_workbook(raw(parts={"xl/theme/theme1.xml": text.encode(encoding)}))


def test_S22_an_entity_without_definition_is_damage(raw: Make) -> None:
    with pytest.raises(WorkbookRefused, match="damaged"):
        check_workbook(raw('<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>'))


def test_old_drawings_that_are_no_xml_are_let_in(raw: Make) -> None:
    check_workbook(raw(parts={"xl/drawings/vmlDrawing1.vml": b"<xml><br></xml>", "xl/media/image1.png": b"\x89PNG"}))


def test_a_damaged_zip_is_refused(annex: BinaryIO) -> None:
    content = annex.read()
    for cut in (30, 500, len(content) // 2, len(content) - 30):
        with pytest.raises(WorkbookRefused, match="damaged"):
            check_workbook(io.BytesIO(content[:cut]))


def test_any_changed_byte_is_harmless_or_refused(annex: BinaryIO) -> None:
    content = annex.read()
    for at in range(0, len(content), 37):
        changed = bytearray(content)
        changed[at] ^= 0xFF
        try:
            check_workbook(io.BytesIO(bytes(changed)))
        except WorkbookRefused as refused:
            assert str(refused)


def test_S23_strange_part_names_are_only_names(raw: Make) -> None:
    check_workbook(raw(parts={"../../etc/passwd.xml": b"<x/>", "报" * 300 + ".xml": b"<x/>"}))


def test_a_second_copy_of_a_part_is_refused(raw: Make) -> None:
    file = raw()
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("XL/WORKSHEETS/SHEET1.XML", b"<worksheet/>")
    with pytest.raises(WorkbookRefused, match="damaged"):
        check_workbook(file)
