"""Workbooks made by hand: from office values through openpyxl, or part by part where no office would make them."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from django.utils import translation
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

ANNEX = Path(__file__).parents[3] / "data" / "liaocheng-2024-targets.xlsx"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Parts = dict[str, bytes]
RawWorkbook = Callable[..., BinaryIO]
OfficeWorkbook = Callable[..., BinaryIO]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def _parts(sheet_data: str, after: str, before: str) -> Parts:
    """The parts of a workbook with one sheet named 表."""
    return {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
            '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        ).encode(),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{MAIN}">{before}<sheetData>{sheet_data}</sheetData>{after}</worksheet>'
        ).encode(),
    }


def _zipped(parts: Parts) -> BinaryIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    file.seek(0)
    return file


@pytest.fixture
def raw() -> RawWorkbook:
    """A workbook from the XML of its rows; ``parts`` adds or replaces parts by name, None takes one out."""

    def make(
        sheet_data: str = "", *, after: str = "", before: str = "", parts: dict[str, bytes | None] | None = None
    ) -> BinaryIO:
        made: dict[str, bytes | None] = {**_parts(sheet_data, after, before), **(parts or {})}
        return _zipped({name: data for name, data in made.items() if data is not None})

    return make


@pytest.fixture
def office() -> OfficeWorkbook:
    """A workbook with one sheet, filled by rows of values and then by whatever the test does to it."""

    def make(
        rows: list[list[object]] | None = None,
        merged: tuple[str, ...] = (),
        then: Callable[[Worksheet], None] | None = None,
    ) -> BinaryIO:
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = "表"
        for row in rows or []:
            sheet.append(row)
        for reference in merged:
            sheet.merge_cells(reference)
        if then is not None:
            then(sheet)
        file = io.BytesIO()
        book.save(file)
        file.seek(0)
        return file

    return make


@pytest.fixture
def annex() -> Iterator[BinaryIO]:
    """The targets of 2024 as 聊城 published them."""
    with ANNEX.open("rb") as file:
        yield file
