"""A workbook of 5,000 enterprises × 30 columns checked and imported, one of 10,000 × 50 exported; own columns too.

Checking is measured beside python-calamine reading the same file, exporting beside the bare writer writing the same
cells, both in processor time. Of the import the SQL statements are counted, the bulk writes apart.
"""

from __future__ import annotations

import datetime as dt
import io
import time
import tracemalloc
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from benchmarks import city
from benchmarks.measure import in_turn, report
from chains.documents.record_reading import read_records
from chains.documents.record_workbook import cells_of
from chains.models import Chain, Enterprise, OwnColumn
from chains.queries.record_rows import read_asked, rows_asked, with_chains
from chains.queries.record_trial import trial_of
from chains.queries.sight import Sight, sight_of
from chains.registers.columns import Column
from chains.registers.kinds import CreditCode
from chains.registers.own import OwnKind
from chains.registers.rows import RecordsRead
from chains.rules.codes import check_sign
from chains.services.export_records import export_records
from chains.services.import_records import Imported, import_records
from config.lib.xlsx.limits import MEGABYTE
from config.lib.xlsx.looks import Written
from offices.enums import PostKind

ROWS, COLUMNS = 5_000, 30
LARGE_ROWS, LARGE_COLUMNS = 10_000, 50
STATEMENTS = 50
ROUNDS = 3
KINDS = (OwnKind.TEXT, OwnKind.AMOUNT, OwnKind.DAY, OwnKind.YES_NO)
GIVEN = ("name", "credit_code", "nodes", "products", "founded", "revenue", "research", "tax", "staff", "bank", "note")


def main() -> None:
    """Check, import as new, import as changed, export."""
    with transaction.atomic():
        city.build(chains=2, indicators=1)
        OwnColumn.objects.bulk_create(
            OwnColumn(register="enterprises", code=f"own_{n}", label=f"自有栏目{n}", kind=KINDS[n % 4], position=n)
            for n in range(1, LARGE_COLUMNS)
        )
        chain = Chain.objects.get(number=1)
        clerk = city.account(PostKind.CLERK, "clerk-records", chain=chain)
        sight = sight_of(clerk, Enterprise.register)
        typed = {one.code: one for one in sight.columns if one.own}
        columns = [*(sight.register.column(code) for code in GIVEN), *typed.values()]
        _check(sight, chain, columns[:COLUMNS])
        _import(sight, columns[:COLUMNS])
        _export(sight, columns[:LARGE_COLUMNS])
        transaction.set_rollback(True)


def _check(sight: Sight, chain: Chain, columns: Sequence[Column]) -> None:
    content = _file(ROWS, columns)

    def checked() -> None:
        assert not trial_of(_read(content, sight), sight, chain=chain.pk, said={}).mistakes

    def read() -> None:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            book.get_sheet_by_index(0).to_python()

    ours, floor = in_turn(checked, read, rounds=ROUNDS, clock=time.process_time)
    name = f"checking {ROWS:,} × {COLUMNS} against the register"
    what = "python-calamine reading the same file"
    report(name, ours=ours.median, floor=floor.median, allowed=10, what=what)


def _import(sight: Sight, columns: Sequence[Column]) -> None:
    for name, rows, more in (
        ("new records", ROWS, 0),
        ("changed records", ROWS, 1),
        ("a tenth of them", ROWS // 10, 2),
    ):
        content = _file(rows, columns, more=more)
        with CaptureQueriesContext(connection) as captured:
            began = time.perf_counter()
            done = _enter(sight, content)
            took = time.perf_counter() - began
        assert done.entered + done.changed == rows, done
        writes = _writes(captured)
        others = len(captured) - sum(writes.values())
        print(
            f"importing {rows:,} × {len(columns)}, {name}: {took:.1f} s, {others} SQL statements, allowed {STATEMENTS}"
        )
        print(f"    beside {sum(writes.values())} writes: {', '.join(f'{kind} {n}' for kind, n in writes.items())}")


def _export(sight: Sight, columns: Sequence[Column]) -> None:
    for first in range(ROWS, ROWS + LARGE_ROWS, LARGE_ROWS // 4):
        _enter(sight, _file(LARGE_ROWS // 4, columns, first=first))
    asked = read_asked({"columns": [",".join(one.code for one in columns)], "credit_code": ["91371500MB"]}, sight)
    rows, _order = rows_asked(asked, sight)
    cells = [cells_of(one, asked.columns) for one in with_chains(list(rows), sight)]
    assert (len(cells), len(cells[0])) == (LARGE_ROWS, LARGE_COLUMNS + 1), (len(cells), len(cells[0]))

    def ours() -> None:
        with export_records(sight=sight, rows=rows.all(), columns=asked.columns).file:
            pass

    spent, floor = in_turn(ours, lambda: _bare(cells), rounds=2, clock=time.process_time)
    name = f"exporting {LARGE_ROWS:,} × {LARGE_COLUMNS} from the database"
    report(name, ours=spent.median, floor=floor.median, allowed=1.5, what="XlsxWriter writing the same cells")
    quarter, whole = (_held(sight, rows.all()[:most], asked.columns) for most in (LARGE_ROWS // 4, LARGE_ROWS))
    print(f"    most memory held: {quarter:.1f} MB for a quarter of it, {whole:.1f} MB for all")


def _enter(sight: Sight, content: bytes) -> Imported:
    """Both steps of an import, the report and what follows when it is accepted."""
    read, (chain,) = _read(content, sight), sight.chains
    seen = trial_of(read, sight, chain=chain, said={}).stamp
    return import_records(sight=sight, read=read, chain=chain, said={}, seen=seen, file_name="企业（演示数据）.xlsx")


def _held(sight: Sight, rows: Any, columns: Sequence[Column]) -> float:
    tracemalloc.start()
    with export_records(sight=sight, rows=rows, columns=columns).file:
        most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / MEGABYTE


def _bare(cells: Sequence[Sequence[Written]]) -> None:
    book = Workbook(io.BytesIO(), {"constant_memory": True})
    sheet, plain = book.add_worksheet(), book.add_format({"border": 1})
    day = book.add_format({"border": 1, "num_format": "yyyy-mm-dd"})
    for number, row in enumerate(cells):
        for column, value in enumerate(row):
            sheet.write(number, column, value, day if isinstance(value, dt.date) else plain)
    book.close()


def _writes(captured: CaptureQueriesContext) -> Counter[str]:
    """The statements that write rows, by what they do."""
    # The history's context stands before a statement; a COPY is captured as the driver's own object.
    texts = (query["sql"] if isinstance(query["sql"], str) else "COPY" for query in captured.captured_queries)
    verbs = (text.split(";")[-1].split()[0] for text in texts)
    return Counter(verb for verb in verbs if verb in {"COPY", "INSERT", "UPDATE", "DELETE"})


def _read(content: bytes, sight: Sight) -> RecordsRead:
    return read_records(io.BytesIO(content), columns=sight.columns, one=str(sight.register.one))


def _file(rows: int, columns: Sequence[Column], *, first: int = 0, more: int = 0) -> bytes:
    """As office programs save: each text once, in a part of its own."""
    file = io.BytesIO()
    book = Workbook(file)
    sheet, day = book.add_worksheet("企业"), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, [column.head for column in columns])
    for number in range(first, first + rows):
        for at, column in enumerate(columns):
            value = _value(column, number, more)
            sheet.write(number - first + 1, at, value, day if isinstance(value, dt.date) else None)
    book.close()
    return file.getvalue()


def _value(column: Column, number: int, more: int) -> Written:
    if isinstance(column.kind, CreditCode):
        body = f"91371500M{'A' if number < ROWS else 'B'}{number:07d}"
        return body + check_sign(body)
    match column.kind.written_as.name:
        case "DATE":
            return dt.date(2001 + number % 20, 1 + number % 12, 1 + number % 28)
        case "NUMBER":
            return Decimal(number % 5_000 + more)
    if column.kind.offers:
        return "是" if number % 3 else "否"
    return f"聊城第{number}{column.label}（演示）"[:60]
