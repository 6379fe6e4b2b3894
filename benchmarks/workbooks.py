"""Checking a workbook of 5,000 × 30 beside reading it alone, writing one of 10,000 × 50 beside the bare writer.

And how soon a bomb is refused. All in processor time, since the machine may be shared.
"""

from __future__ import annotations

import datetime as dt
import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from benchmarks.measure import in_turn, report
from config.lib.xlsx import values
from config.lib.xlsx.cells import Cell
from config.lib.xlsx.guard import WorkbookRefused
from config.lib.xlsx.heads import Column
from config.lib.xlsx.limits import MEGABYTE
from config.lib.xlsx.reading import read_workbook
from config.lib.xlsx.tables import best_table
from config.lib.xlsx.writing import Field, Kind, Table, Written, write_workbook

ROUNDS = 5
ROWS, COLUMNS = 5_000, 30
LARGE_ROWS, LARGE_COLUMNS = 10_000, 50

KINDS = (Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.TEXT, Kind.TEXT, Kind.NUMBER)
PARSERS: tuple[Callable[[Cell], object], ...] = (
    values.text,
    values.number,
    values.day,
    values.yes_no,
    values.text,
    values.number,
)


def main() -> None:
    """Checking, writing, refusing."""
    check()
    write()
    refuse()


def check() -> None:
    """The guard, reading, finding the table and parsing every cell, as an import does before it asks the database."""
    content = _office_file()
    columns = [Column(f"c{number}", (f"栏目{number}",)) for number in range(COLUMNS)]

    def checked() -> None:
        table = best_table(read_workbook(io.BytesIO(content)), columns)
        assert table is not None
        assert len(table.body) == ROWS
        for row in table.body:
            for number in range(COLUMNS):
                PARSERS[number % len(PARSERS)](table.cell(row, f"c{number}"))

    def read() -> None:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            book.get_sheet_by_index(0).to_python()

    ours, floor = in_turn(checked, read, rounds=ROUNDS, clock=time.process_time)
    what = "python-calamine reading the same file"
    report(f"checking {ROWS} × {COLUMNS}", ours=ours.median, floor=floor.median, allowed=10, what=what)


def write() -> None:
    """An export as pages make it, and the same cells through the writer's own calls."""
    rows = list(_rows(LARGE_ROWS, LARGE_COLUMNS))

    def ours() -> None:
        write_workbook(io.BytesIO(), [_table(LARGE_COLUMNS, rows)])

    def bare() -> None:
        book = Workbook(io.BytesIO(), {"constant_memory": True})
        sheet, plain = book.add_worksheet(), book.add_format({"border": 1})
        day = book.add_format({"border": 1, "num_format": "yyyy-mm-dd"})
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value, day if isinstance(value, dt.date) else plain)
        book.close()

    spent, floor = in_turn(ours, bare, rounds=2, clock=time.process_time)
    what = "XlsxWriter writing the same cells, constant memory"
    report(f"writing {LARGE_ROWS} × {LARGE_COLUMNS}", ours=spent.median, floor=floor.median, allowed=1.5, what=what)
    tenth, whole = _held(LARGE_ROWS // 10), _held(LARGE_ROWS)
    print(f"    most memory held beyond the file itself: {tenth:.1f} MB for a tenth of it, {whole:.1f} MB for all")


def refuse() -> None:
    """A zip that unpacks to a thousand times its size."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<c/>" * (240 * MEGABYTE // 4))
    size, began = bomb.tell(), time.process_time()
    try:
        read_workbook(bomb)
    except WorkbookRefused as refused:
        print(f"a bomb of {size // 1024} kB\n    {(time.process_time() - began) * 1000:9.1f} ms   refused: {refused}")


def _held(rows: int) -> float:
    tracemalloc.start()
    file = io.BytesIO()
    write_workbook(file, [_table(LARGE_COLUMNS, _rows(rows, LARGE_COLUMNS))])
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return (most - file.tell()) / MEGABYTE


def _table(columns: int, rows: Iterator[Sequence[Written]] | Sequence[Sequence[Written]]) -> Table:
    fields = [Field(head=(f"栏目{number}",), kind=KINDS[number % len(KINDS)]) for number in range(columns)]
    return Table(name="企业", fields=fields, rows=rows)


def _rows(rows: int, columns: int) -> Iterator[list[Written]]:
    return ([_value(row, column) for column in range(columns)] for row in range(rows))


def _value(row: int, column: int) -> Written:
    texts = ("在建", "竣工", "筹备")
    everything: tuple[Written, ...] = (
        f"测试企业有限公司{row}-{column}",
        Decimal(row * 100 + column) / 100,
        dt.date(2020 + row % 5, 1 + column % 12, 1 + row % 28),
        "是" if (row + column) % 3 else "否",
        texts[row % 3],
        Decimal(row + column),
    )
    return everything[column % len(everything)]


def _office_file() -> bytes:
    """As office programs save: each text once, in a part of its own."""
    file = io.BytesIO()
    book = Workbook(file)
    sheet, day = book.add_worksheet("企业"), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, [f"栏目{number}" for number in range(COLUMNS)])
    for number, row in enumerate(_rows(ROWS, COLUMNS), 1):
        for column, value in enumerate(row):
            sheet.write(number, column, value, day if isinstance(value, dt.date) else None)
    book.close()
    return file.getvalue()
