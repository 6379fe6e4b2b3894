import io

import pytest

from config.lib.xlsx.cells import Cell, Sheet
from config.lib.xlsx.limits import MEGABYTE, Limits, WorkbookRefused
from config.lib.xlsx.reading import read_workbook

TABLE = '企业名称,总投资,备注\r\n黑色金属,"1,200.5","含“并购”\r\n两行"\r\n阿胶,,\r\n'


def _sheet(content: bytes) -> Sheet:
    (sheet,) = read_workbook(io.BytesIO(content)).sheets
    return sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_in_the_usual_encodings_and_with_the_usual_separators(encoding: str, delimiter: str) -> None:
    text = TABLE if delimiter == "," else TABLE.replace(",", delimiter).replace(f"1{delimiter}200", "1,200")
    sheet = _sheet(text.encode(encoding))
    assert (sheet.height, sheet.width) == (3, 3)
    assert [cell.value for cell in sheet.row(2)] == ["黑色金属", "1,200.5", "含“并购”\r\n两行"]
    assert sheet.cell(3, 1) == Cell(3, 1, "阿胶", "阿胶")
    assert sheet.cell(3, 2).empty


def test_codes_stay_text_and_what_was_kept_as_text_by_a_formula_is_it() -> None:
    sheet = _sheet('代码,原码,值\n00370300,="0012",#N/A\n'.encode())
    assert [(cell.value, cell.error) for cell in sheet.row(2)] == [("00370300", False), ("0012", False), (None, True)]


def test_S17_text_that_looks_like_a_formula_is_text() -> None:
    sheet = _sheet(b"a,b\n=1+1,@SUM(A1)\n")
    assert [(cell.value, cell.formula) for cell in sheet.row(2)] == [("=1+1", False), ("@SUM(A1)", False)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("关于报送材料的通知\n各县（市、区）人民政府：\n".encode(), "text without a table"),
        (b"\n\n", "text without a table"),
        ('名称,金额\n甲,1\n乙,"2\n丙,3\n'.encode(), "quotation marks of line 4"),
        (b"a,b\nc\x00,d\n", "not an Excel workbook"),
        (b"a,b\n" + b"c" * 5_000 + b"\x01,d\n", "not an Excel workbook"),
        (b"\xff\xfe\x00\xd8", "not an Excel workbook"),
        (b"\x80\x80,\xff\xff\n", "not an Excel workbook"),
        (b"  <html><table>", "a web page"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(WorkbookRefused, match=sentence):
        read_workbook(io.BytesIO(content))


@pytest.mark.parametrize(
    "content",
    [b"a,b\n" * 51, b"," * 101, b"a,b\n" + b"\n" * 100, b"a,b\n" + b"\r" * 100, b"a,b\n" + b'""\n' * 100],
    ids=["rows", "columns", "empty lines", "empty lines of old", "quoted nothing"],
)
def test_S21_the_number_of_cells_is_limited_empty_ones_too(content: bytes) -> None:
    with pytest.raises(WorkbookRefused, match="more than 100 cells"):
        read_workbook(io.BytesIO(content), Limits(cells=100))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"a" * 50 * MEGABYTE, "larger than 10 MB"),
        (b"a" * 9 * MEGABYTE, "text without a table"),
        (b"a,b\n" + b"\r" * 9 * MEGABYTE, "more than 200000 cells"),
        (b"a," * 4 * MEGABYTE, "more than 200000 cells"),
        (b'a,b\n"' + b'""' * 4 * MEGABYTE, "quotation marks"),
    ],
    ids=["one line of 50 MB", "one line", "empty lines", "one row", "quotation marks"],
)
def test_S21_a_large_file_of_next_to_nothing_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(WorkbookRefused, match=sentence):
        read_workbook(io.BytesIO(content))


def test_S21_a_cell_of_endless_text_is_refused() -> None:
    with pytest.raises(WorkbookRefused, match="quotation marks"):
        read_workbook(io.BytesIO(b'a,b\n"' + b"x" * 200_000 + b'",1\n'))
