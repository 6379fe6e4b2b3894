import io
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from config.lib.xlsx.cells import Sheet
from config.lib.xlsx.heads import Column
from config.lib.xlsx.reading import read_workbook
from config.lib.xlsx.tables import best_table
from config.lib.xlsx.writing import CHOICES_SHEET, Field, Filled, Kind, Properties, Table, Written, workbook_bytes

FIELDS = (
    Field(head=("键",), hidden=True),
    Field(head=("产业链",)),
    Field(head=("规模效益", "营收(亿元)"), kind=Kind.NUMBER, places=2),
    Field(head=("规模效益", "增幅(%)"), kind=Kind.NUMBER, places=1, to_fill=True),
    Field(head=("完成日期",), kind=Kind.DATE, to_fill=True),
    Field(head=("是否完成",), choices=("是", "否"), to_fill=True),
)
LEDGER = Table(
    name="台账",
    title="6月工作台账",
    unit_line="单位：亿元",
    fields=FIELDS,
    rows=[
        ["k1", "黑色金属", Decimal("-17.345"), Decimal("6.0"), date(2024, 3, 5), True],
        ["k2", "装备制造", 30, Filled(value=Decimal("5.25"), places=2, to_fill=False), None, None],
    ],
    total=["", "合计", Decimal("12.655"), None, None, None],
    notes=["注：演示数据。"],
    frozen_fields=2,
    protected=True,
)


def _loaded(*tables: Table, properties: Properties | None = None) -> dict[str, Worksheet]:
    book = load_workbook(io.BytesIO(workbook_bytes(tables, properties)))
    return {sheet.title: sheet for sheet in book.worksheets}


def _read(table: Table) -> Sheet:
    return read_workbook(io.BytesIO(workbook_bytes([table]))).sheets[0]


def test_a_written_table_is_found_again() -> None:
    book = read_workbook(io.BytesIO(workbook_bytes([LEDGER])))
    table = best_table(
        book,
        [
            Column("key", ("键",)),
            Column("chain", ("产业链",)),
            Column("revenue", ("规模效益/营收",)),
            Column("growth", ("规模效益/增幅",)),
            Column("day", ("完成日期",)),
            Column("done", ("是否完成",)),
        ],
    )
    assert table is not None
    assert table.complete
    assert (table.title, table.unit) == ("6月工作台账", "亿元")
    assert table.head.rows == range(3, 5)
    assert table.body == (LEDGER.first_row, LEDGER.first_row + 1)
    assert (table.totals, table.notes) == ((7,), (8,))
    keys = ("key", "chain", "revenue", "growth", "day", "done")
    assert [table.cell(5, key).value for key in keys] == [
        "k1",
        "黑色金属",
        Decimal("-17.35"),
        Decimal(6),
        date(2024, 3, 5),
        "是",
    ]
    assert [table.cell(6, key).value for key in keys] == ["k2", "装备制造", Decimal(30), Decimal("5.25"), None, None]
    assert table.columns["growth"].unit == "%"
    assert table.sheet.hidden_columns == {1}


def test_groups_are_merged_over_their_columns_and_plain_heads_downwards() -> None:
    sheet = _loaded(LEDGER)["台账"]
    merged = {str(reference) for reference in sheet.merged_cells.ranges}
    assert merged == {"B1:F1", "B2:F2", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4", "B8:F8"}


def test_groups_of_the_same_name_apart_are_not_merged() -> None:
    fields = [
        Field(head=("甲", "本月")),
        Field(head=("乙",)),
        Field(head=("甲", "本月")),
        Field(head=("甲", "累计", "同比")),
    ]
    sheet = _loaded(Table(name="表", fields=fields, rows=[]))["表"]
    assert {str(reference) for reference in sheet.merged_cells.ranges} == {"B1:B3", "A2:A3", "C2:C3", "C1:D1"}


def test_known_cells_are_locked_and_cells_to_fill_are_open_and_coloured() -> None:
    sheet = _loaded(LEDGER)["台账"]
    assert sheet.protection.sheet
    assert sheet["C5"].protection.locked
    assert not sheet["D5"].protection.locked
    assert sheet["D5"].fill.fgColor.rgb != sheet["C5"].fill.fgColor.rgb
    assert sheet["D6"].protection.locked
    assert sheet["D6"].number_format == "#,##0.00"
    assert sheet["D7"].protection.locked


def test_drop_downs_draw_on_a_hidden_sheet() -> None:
    sheets = _loaded(LEDGER)
    (offered,) = sheets["台账"].data_validations.dataValidation
    assert (str(offered.sqref), offered.formula1) == ("F5:F6", f"'{CHOICES_SHEET}'!$A$1:$A$2")
    assert sheets[CHOICES_SHEET].sheet_state == "hidden"
    assert [cell.value for cell in sheets[CHOICES_SHEET]["A"]] == ["是", "否"]


def test_it_prints_on_wide_pages_with_the_head_on_each() -> None:
    sheet = _loaded(LEDGER)["台账"]
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$4"
    assert sheet.freeze_panes == "C5"
    assert sheet.column_dimensions["A"].hidden


def test_sheets_have_names_that_programs_accept() -> None:
    fields = [Field(head=("甲",))]
    names = ["a/b:c", "A*bC", "", "长" * 40, "长" * 40, CHOICES_SHEET]
    titles = list(_loaded(*(Table(name=name, fields=fields, rows=[["x"]]) for name in names)))
    assert titles == ["abc", "AbC(2)", "Sheet", "长" * 31, "长" * 28 + "(2)", f"{CHOICES_SHEET}(2)"]


def test_hidden_sheets_and_properties() -> None:
    properties = Properties(title="附件", subject="台账", created=datetime(2024, 7, 8, 1, tzinfo=UTC))
    data = workbook_bytes([LEDGER, Table(name="键", fields=FIELDS[:1], rows=[["k"]], hidden=True)], properties)
    book = load_workbook(io.BytesIO(data))
    assert (book.properties.title, book.properties.creator) == ("附件", "链长台")
    assert book.properties.created == datetime.fromisoformat("2024-07-08 01:00:00")
    assert book["键"].sheet_state == "hidden"


def test_rows_are_taken_one_at_a_time() -> None:
    def rows() -> object:
        for number in range(2_000):
            yield [f"{number}"]

    table = Table(name="表", fields=[Field(head=("甲",))], rows=rows())  # type: ignore[arg-type]
    assert _read(table).height == 2_001


def test_a_row_of_another_length_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="2 values in a table of 1"):
        workbook_bytes([Table(name="表", fields=[Field(head=("甲",))], rows=[["a", "b"]])])


@pytest.mark.parametrize("sign", list("=+-@\t\r＝＋－＠"))
def test_S17_what_begins_like_a_formula_comes_back_as_the_text_it_was(sign: str) -> None:
    wicked = f'{sign}HYPERLINK("http://127.0.0.1:9","x")'
    table = Table(
        name=wicked,
        title=wicked,
        unit_line=wicked,
        fields=[Field(head=("组" + wicked, wicked), choices=(wicked,)), Field(head=(wicked,), kind=Kind.NUMBER)],
        rows=[[wicked, Decimal(-5)]],
        total=[wicked, wicked],
        notes=[wicked],
    )
    data = workbook_bytes([table], Properties(title=wicked))
    for sheet in read_workbook(io.BytesIO(data)).sheets:
        assert not any(cell.formula for cell in sheet.cells)
    sheet = _read(table)
    assert sheet.cell(table.first_row, 1).value == wicked
    assert sheet.cell(table.first_row, 2).value == Decimal(-5)
    written = load_workbook(io.BytesIO(data)).worksheets[0].cell(table.first_row, 1)
    assert (written.data_type, written.quotePrefix) == ("s", True)


@settings(max_examples=60)
@example([(" ", Decimal(0), date(2000, 1, 1)), ("\u3000", Decimal(0), date(2000, 1, 1))])
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")),
            st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**10), max_value=10**10),
            st.dates(date(1900, 3, 1), date(2100, 12, 31)),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_S17_a_round_trip_gives_the_original_back(rows: list[tuple[str, Decimal, date]]) -> None:
    fields = [Field(head=("文",)), Field(head=("数",), kind=Kind.NUMBER), Field(head=("日",), kind=Kind.DATE)]
    sheet = _read(Table(name="表", fields=fields, rows=rows))
    for number, row in enumerate(rows, 2):
        assert (sheet.cell(number, 1).value or "") == row[0]
        assert [sheet.cell(number, column).value for column in (2, 3)] == list(row[1:])


def test_a_failure_in_the_middle_leaves_nothing_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def rows() -> Iterator[list[Written]]:
        yield ["a"]
        raise LookupError

    with pytest.raises(LookupError):
        workbook_bytes([Table(name="表", fields=[Field(head=("甲",))], rows=rows())])
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_a_sheet_holds_are_not_dropped_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.lib.xlsx.writing.LAST_ROW", 3)
    with pytest.raises(ValueError, match="holds 3 rows"):
        workbook_bytes([Table(name="表", fields=[Field(head=("甲",))], rows=[["a"]] * 3)])


def test_a_hidden_first_sheet_is_not_the_one_shown() -> None:
    fields = [Field(head=("甲",))]
    tables = [Table(name="键", fields=fields, rows=[], hidden=True), Table(name="表", fields=fields, rows=[])]
    assert load_workbook(io.BytesIO(workbook_bytes(tables))).active.title == "表"  # type: ignore[union-attr]
