import io
import random
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, BinaryIO

import pytest
import xlwt

from config.lib.xlsx.cells import Cell, Sheet
from config.lib.xlsx.limits import Limits, WorkbookRefused
from config.lib.xlsx.reading import read_workbook

MORNING = datetime.fromisoformat("2024-03-05 08:30:00")
PASSWORD = b"\x2f\x00"


def _file(fill: Callable[[Any], None], *more: str) -> BinaryIO:
    book = xlwt.Workbook(encoding="utf-8")
    fill(book.add_sheet("台账"))
    for name in more:
        hidden = book.add_sheet(name)
        hidden.visibility = 1
        hidden.write(0, 0, "键")
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def _sheet(fill: Callable[[Any], None]) -> Sheet:
    return read_workbook(_file(fill)).sheets[0]


def _styled(number_format: str) -> Any:
    return xlwt.easyxf(num_format_str=number_format)


@pytest.mark.parametrize(
    ("value", "number_format", "read", "written"),
    [
        ("黑色金属", "General", "黑色金属", "黑色金属"),
        (17.300000000000001, "General", Decimal("17.3"), "17.3"),
        (0.0625, "0.00%", Decimal("0.0625"), "6.25%"),
        (12, '0.00"万元"', Decimal(12), "12万元"),
        (True, "General", True, "TRUE"),
        (date(2024, 3, 5), 'yyyy"年"m"月"d"日"', date(2024, 3, 5), "2024-03-05"),
        (MORNING, "yyyy-mm-dd hh:mm", MORNING, "2024-03-05 08:30:00"),
        (time(8, 30), "hh:mm", "08:30:00", "08:30:00"),
        (-5, "yyyy-mm-dd", Decimal(-5), "-5"),
    ],
)
def test_values_by_their_format(value: object, number_format: str, read: object, written: str) -> None:
    cell = _sheet(lambda sheet: sheet.write(0, 0, value, _styled(number_format))).cell(1, 1)
    assert cell == Cell(1, 1, read, written, percent="%" in number_format)  # type: ignore[arg-type]


def test_merged_and_hidden_parts_are_told() -> None:
    def fill(sheet: Any) -> None:
        sheet.write_merge(0, 0, 0, 2, "标题")
        sheet.write(2, 1, "藏")
        sheet.row(2).hidden = True
        sheet.col(1).hidden = True

    shown, hidden = read_workbook(_file(fill, "键表")).sheets
    assert (shown.hidden_rows, shown.hidden_columns, shown.merged) == ({3}, {2}, ((1, 1, 1, 2),))
    assert shown.cell(1, 2) == Cell(1, 2, "标题", "标题", spread=True)
    assert (shown.height, shown.width) == (3, 2)
    assert (hidden.name, hidden.hidden) == ("键表", True)


def test_S21_cells_are_counted_before_anything_opens_the_file() -> None:
    def fill(sheet: Any) -> None:
        for column in range(11):
            sheet.write(0, column, "", _styled("0.00"))

    with pytest.raises(WorkbookRefused, match="more than 10 cells"):
        read_workbook(_file(fill), Limits(cells=10))


def test_S21_cells_too_far_apart_are_refused() -> None:
    with pytest.raises(WorkbookRefused, match="too far apart"):
        read_workbook(_file(lambda sheet: sheet.write(65_535, 0, 1)), Limits(cells=20_000))


def test_a_locked_file_says_so() -> None:
    content = bytearray(_file(lambda sheet: sheet.write(0, 0, 1)).read())
    begin = content.index(b"\x09\x08")
    second = begin + 4 + int.from_bytes(content[begin + 2 : begin + 4], "little")
    content[second : second + 2] = PASSWORD
    with pytest.raises(WorkbookRefused, match="locked by a password"):
        read_workbook(io.BytesIO(bytes(content)))


def test_other_files_of_that_kind_are_sent_back_by_name() -> None:
    content = _file(lambda sheet: sheet.write(0, 0, 1)).read()
    other = content.replace("Workbook".encode("utf-16-le"), "WordDocu".encode("utf-16-le"))
    with pytest.raises(WorkbookRefused, match="WPS or of old Word"):
        read_workbook(io.BytesIO(other))


def test_any_changed_bytes_are_read_or_refused() -> None:
    content = _file(lambda sheet: [sheet.write(row, 0, f"行{row}") for row in range(5)] and None, "键").read()
    chance = random.Random(7)
    for _ in range(400):
        changed = bytearray(content)
        for _ in range(chance.choice((1, 1, 3, 8))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        try:
            read_workbook(io.BytesIO(bytes(changed)))
        except WorkbookRefused as refused:
            assert str(refused)
