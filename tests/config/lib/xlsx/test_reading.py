from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import BinaryIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from config.lib.xlsx.cells import Cell
from config.lib.xlsx.figures import office_number
from config.lib.xlsx.limits import Limits, WorkbookRefused
from config.lib.xlsx.reading import read_workbook

Make = Callable[..., BinaryIO]

MORNING = datetime.fromisoformat("2024-03-05 08:30:00")


def _only(file: BinaryIO) -> Cell:
    (sheet,) = read_workbook(file).sheets
    return sheet.cell(1, 1)


def test_reads_the_real_annex(annex: BinaryIO) -> None:
    book = read_workbook(annex)
    common, differentiated = book.sheets
    assert (common.name, common.height, common.width) == ("通用指标", 15, 13)
    assert (differentiated.name, differentiated.height, differentiated.width) == ("差异化指标", 14, 3)
    assert common.cell(4, 13).value == Decimal("17.3")
    assert common.cell(7, 13).written == "4.03"
    assert common.cell(2, 4) == Cell(2, 4, "规模效益", "规模效益", spread=True)
    assert common.cell(3, 2).spread
    assert common.cell(4, 13).place == "M4"
    assert book.visible == book.sheets
    assert book.sheet("差异化指标") is differentiated
    assert book.sheet("别的") is None
    assert annex.tell() == 0


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        ("17.300000000000001", "17.3"),
        ("17.300000000000000710", "17.3"),
        ("0.30000000000000004", "0.3"),
        ("5.0", "5"),
        ("-8.9199999999999999", "-8.92"),
        ("1E+20", "100000000000000000000"),
        ("1.5E-7", "0.00000015"),
        ("123456789012345", "123456789012345"),
        ("-0", "0"),
    ],
)
def test_numbers_are_what_an_office_sees(raw: Make, stored: str, value: str) -> None:
    cell = _only(raw(f'<row r="1"><c r="A1"><v>{stored}</v></c></row>'))
    assert cell.value == Decimal(value)
    assert cell.written == value or Decimal(cell.written) == 0


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**10), max_value=10**10))
def test_every_figure_of_fifteen_digits_survives_the_binary(value: Decimal) -> None:
    read, written = office_number(float(value))
    assert read == Decimal(written) == value


@pytest.mark.parametrize(
    ("value", "number_format", "read", "written"),
    [
        (0.0625, "0.00%", Decimal("0.0625"), "6.25%"),
        (6, "0%", Decimal(6), "600%"),
        (True, "General", True, "TRUE"),
        (date(2024, 3, 5), "yyyy-mm-dd", date(2024, 3, 5), "2024-03-05"),
        (45356, 'yyyy"年"m"月"', date(2024, 3, 5), "2024-03-05"),
        (45356, "[DBNum1][$-804]yyyy年m月d日", date(2024, 3, 5), "2024-03-05"),
        (MORNING, "yyyy-mm-dd hh:mm", MORNING, "2024-03-05 08:30:00"),
        (time(8, 30), "hh:mm", "08:30:00", "08:30:00"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00", "1 day, 6:00:00"),
        ("  一 \n 二 ", "General", "  一 \n 二 ", "  一 \n 二 "),
        ("00370300", "@", "00370300", "00370300"),
    ],
)
def test_values_by_their_format(office: Make, value: object, number_format: str, read: object, written: str) -> None:
    def form(sheet: Worksheet) -> None:
        sheet["A1"].number_format = number_format

    cell = _only(office([[value]], then=form))
    assert (cell.value, cell.written) == (read, written)
    assert cell.percent == ("%" in number_format)


def test_formulas_are_read_by_their_kept_result(raw: Make) -> None:
    (sheet,) = read_workbook(
        raw(
            '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c>'
            '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="str"><f>A1</f><v>文</v></c>'
            '<c r="E1" t="str"><f>A1</f><v></v></c></row>'
        )
    ).sheets
    assert sheet.cell(1, 1) == Cell(1, 1, Decimal(2), "2", formula=True)
    assert sheet.cell(1, 2) == Cell(1, 2, formula=True, uncomputed=True)
    assert sheet.cell(1, 3) == Cell(1, 3, formula=True, error=True)
    assert sheet.cell(1, 4) == Cell(1, 4, "文", "文", formula=True)
    assert sheet.cell(1, 5).empty
    assert not sheet.cell(1, 2).empty


@pytest.mark.parametrize("kept", ["<v/>", "<v></v>", "<v />"])
def test_a_formula_with_an_empty_result_is_not_taken_for_an_empty_cell(raw: Make, kept: str) -> None:
    """Programs that do not reckon write it so, openpyxl among them."""
    (sheet,) = read_workbook(raw(f'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>1+1</f>{kept}</c></row>')).sheets
    assert sheet.cell(1, 2) == Cell(1, 2, formula=True, uncomputed=True)


def test_hidden_sheets_rows_and_columns_are_flagged(office: Make) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        assert sheet.parent is not None
        extra = sheet.parent.create_sheet("键")
        extra["A1"] = "k"
        extra.sheet_state = "veryHidden"

    shown, hidden = read_workbook(office([["一", "二"], ["三", "四"]], then=hide)).sheets
    assert (shown.hidden, hidden.hidden) == (False, True)
    assert shown.hidden_rows == {2}
    assert shown.hidden_columns == {2}
    assert shown.cell(2, 1).value == "三"


def test_shared_and_rich_texts_are_read_whole_and_readings_left_out(raw: Make) -> None:
    shared = (
        '<sst><si><r><t>产业</t></r><r><t xml:space="preserve"> 链</t></r>'
        '<rPh sb="0" eb="1"><t>chan</t></rPh></si></sst>'
    )
    relations = (
        '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
        '<Relationship Id="rId2" Target="sharedStrings.xml"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    cell = _only(
        raw(
            '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
            parts={"xl/sharedStrings.xml": shared.encode(), "xl/_rels/workbook.xml.rels": relations.encode()},
        )
    )
    assert cell.value == "产业 链"


def test_a_sheet_that_begins_far_down_keeps_its_places(raw: Make) -> None:
    (sheet,) = read_workbook(raw('<row r="7"><c r="C7"><v>1</v></c></row>')).sheets
    assert list(sheet.cells) == [Cell(7, 3, Decimal(1), "1")]
    assert [cell.place for cell in sheet.row(7)] == ["C7"]


def test_empty_sheets_are_sheets(raw: Make) -> None:
    (sheet,) = read_workbook(raw()).sheets
    assert (sheet.height, sheet.width, list(sheet.cells)) == (0, 0, [])
    assert sheet.cell(1, 1).empty


def test_a_refused_file_is_not_read(raw: Make) -> None:
    with pytest.raises(WorkbookRefused, match="more than 0 cells"):
        read_workbook(raw('<row r="1"><c r="A1"><v>1</v></c></row>'), Limits(cells=0))


def test_what_only_the_reader_cannot_read_is_damage(raw: Make) -> None:
    with pytest.raises(WorkbookRefused, match="damaged"):
        read_workbook(raw('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'))


def test_numbers_beyond_numbers_are_text(raw: Make) -> None:
    assert _only(raw('<row r="1"><c r="A1"><v>1e400</v></c></row>')).value == "inf"


@pytest.mark.parametrize("upload", [SimpleUploadedFile, TemporaryUploadedFile])
def test_files_are_read_as_django_hands_them_in(annex: BinaryIO, upload: type) -> None:
    content = annex.read()
    if upload is SimpleUploadedFile:
        file = SimpleUploadedFile("../报表.xlsx.html", content)
    else:
        file = TemporaryUploadedFile("目标.xlsx", "text/html", len(content), None)
        file.write(content)
    with file:
        assert read_workbook(file).sheets[0].name == "通用指标"
