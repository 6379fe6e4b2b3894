"""What offices really send: one table written in many manners is read as the same table, or refused with a sentence."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

import pytest
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

from config.lib.xlsx.heads import Column
from config.lib.xlsx.reading import read_workbook
from config.lib.xlsx.tables import TableFound, best_table
from config.lib.xlsx.values import BadValue, day, number, text, yes_no

Make = Callable[..., BinaryIO]
Rows = list[list[object]]

COLUMNS = (
    Column("name", ("项目名称", "项目")),
    Column("invested", ("总投资", "投资情况/总投资", "计划总投资")),
    Column("begun", ("开工时间", "开工日期", "开工年月")),
    Column("major", ("是否省重点", "省重点"), required=False),
)
EXPECTED = [
    ("阿胶产业园", Decimal("1234.5"), date(2024, 3, 1), True),
    ("轴承（二期）", Decimal(20), date(2023, 12, 1), False),
]


def _table(file: BinaryIO) -> TableFound:
    table = best_table(read_workbook(file), COLUMNS)
    assert table is not None
    assert table.complete
    table.check_unit("invested", "亿元")
    return table


def _read(file: BinaryIO) -> list[tuple[object, ...]]:
    table = _table(file)
    return [
        (
            text(table.cell(row, "name")),
            number(table.cell(row, "invested"), unit="亿元"),
            day(table.cell(row, "begun"), or_month=True),
            yes_no(table.cell(row, "major")),
        )
        for row in table.body
    ]


PLAIN: Rows = [
    ["项目名称", "总投资（亿元）", "开工时间", "是否省重点"],
    ["阿胶产业园", 1234.5, date(2024, 3, 1), "是"],
    ["轴承（二期）", 20, date(2023, 12, 1), "否"],
]
MESSY: Rows = [
    ["附件2", None, None, None, None, None],
    ["全市重点项目台账", None, None, None, None, None],
    ["填报单位：市发改委", None, None, None, "单位：亿元", None],
    ["序号", "省重点", "项目", "投资情况", None, "开工年月"],
    [None, None, "（全称）", "总投资", "到位资金", None],
    [1, "√", " 阿胶产业园 ", "１，２３４．５", 3, "2024年3月"],
    [2, "×", "轴承（二期）", "20 亿", None, 45261],
    [None, None, "合　计", 1254.5, 3, None],
    ["注：1.数据截至6月底。", None, None, None, None, None],
    ["2.省重点以文件为准。", None, None, None, None, None],
]
MERGED = ("A1:F1", "A2:F2", "A3:D3", "A4:A5", "B4:B5", "D4:E4", "F4:F5", "A9:F9", "A10:F10")


def test_the_plain_table(office: Make) -> None:
    assert _read(office(PLAIN)) == EXPECTED


def test_a_merged_head_far_down_other_names_and_order_totals_and_notes(office: Make) -> None:
    file = office(MESSY, merged=MERGED)
    assert _read(file) == EXPECTED
    table = _table(file)
    assert (table.title, table.unit, table.head.rows) == ("附件2", "亿元", range(4, 6))
    assert (table.body, table.totals, table.notes) == ((6, 7), (8,), (9, 10))


def test_a_head_of_three_merged_rows(office: Make) -> None:
    rows: Rows = [
        ["项目名称", "项目情况", None, None],
        [None, "投资情况（亿元）", None, "进度"],
        [None, "总投资", "到位资金", "开工时间"],
        ["阿胶产业园", 1234.5, 3, "2024.3"],
        ["轴承（二期）", 20, None, "2023-12"],
    ]
    table = _table(office(rows, merged=("A1:A3", "B1:D1", "B2:C2")))
    assert table.head.rows == range(1, 4)
    assert [number(table.cell(row, "invested")) for row in table.body] == [Decimal("1234.5"), 20]


@pytest.mark.parametrize(
    "written",
    [
        "2024.3.1",
        "2024-3-1",
        "2024/03/01",
        "2024年3月1日",
        "２０２４．３．１",
        "20240301",
        "45352",
        "2024年3月",
        "2024.03",
    ],
)
def test_dates_in_many_manners(office: Make, written: str) -> None:
    rows = [PLAIN[0], ["阿胶产业园", 1234.5, written, "是"], PLAIN[2]]
    assert _read(office(rows)) == EXPECTED


def test_a_serial_that_nobody_formatted_is_a_date(office: Make) -> None:
    assert _read(office([PLAIN[0], ["阿胶产业园", 1234.5, 45352, "是"], PLAIN[2]])) == EXPECTED


@pytest.mark.parametrize(("yes", "no"), [("是", "否"), ("√", "×"), ("有", "无"), ("Y", "N"), (True, False), (1, 0)])
def test_yes_and_no_in_many_manners(office: Make, yes: object, no: object) -> None:
    assert _read(office([PLAIN[0], [*PLAIN[1][:3], yes], [*PLAIN[2][:3], no]])) == EXPECTED


@pytest.mark.parametrize(
    ("written", "number_format"),
    [
        ("12345000万", "General"),
        ("1234.5万元", "General"),
        (1234.5, '0.0"万元"'),
        (12_345_000, '0!.0,"万"'),
        ("1,234.5元", "@"),
    ],
)
def test_a_figure_in_another_unit_is_pointed_out(office: Make, written: object, number_format: str) -> None:
    def form(sheet: Worksheet) -> None:
        sheet["B2"].number_format = number_format

    table = _table(office([PLAIN[0], ["阿胶产业园", written, "2024.3", "是"]], then=form))
    with pytest.raises(BadValue, match="but this column is in 亿元"):
        number(table.cell(2, "invested"), unit="亿元")


def test_a_figure_in_the_columns_own_unit_is_read_typed_or_shown(office: Make) -> None:
    def form(sheet: Worksheet) -> None:
        sheet["B2"].number_format = '#,##0.0"亿元"'

    assert _read(office([PLAIN[0], PLAIN[1], ["轴承（二期）", "２０（亿元）", "2023.12", "否"]], then=form)) == EXPECTED


def test_the_right_sheet_of_several_is_found_and_hidden_rows_are_told(office: Make) -> None:
    def more(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.row_dimensions[3].hidden = True
        cover = sheet.parent.create_sheet("封面", 0)
        cover["A1"] = "项目名称汇总说明"
        old = sheet.parent.create_sheet("旧")
        for row in PLAIN:
            old.append(row)
        old.sheet_state = "hidden"

    file = office(PLAIN, then=more)
    assert _read(file) == EXPECTED
    assert (_table(file).sheet.name, _table(file).hidden) == ("表", (3,))


def test_formulas_count_by_their_kept_results_and_say_so_without(raw: Make) -> None:
    head = "".join(
        f'<c r="{letter}1" t="inlineStr"><is><t>{name}</t></is></c>'
        for letter, name in zip("ABC", ("项目名称", "总投资", "开工时间"), strict=True)
    )
    kept = (
        '<c r="A2" t="str"><f>X</f><v>阿胶产业园</v></c><c r="B2"><f>1+1</f><v>2</v></c>'
        '<c r="C2"><f>X</f><v>45352</v></c>'
    )
    lost = '<c r="A3" t="str"><v>乙</v></c><c r="B3"><f>1+1</f></c><c r="C3" t="e"><f>X</f><v>#REF!</v></c>'
    table = _table(raw(f'<row r="1">{head}</row><row r="2">{kept}</row><row r="3">{lost}</row>'))
    assert number(table.cell(2, "invested")) == 2
    assert day(table.cell(2, "begun")) == date(2024, 3, 1)
    with pytest.raises(BadValue, match="result of the formula is not in the file"):
        number(table.cell(3, "invested"))
    with pytest.raises(BadValue, match="ends in an error"):
        day(table.cell(3, "begun"))


def test_a_file_written_by_wps(raw: Make) -> None:
    """Its own parts and namespaces, rows with spans and heights, texts in pieces, empty formatted cells."""
    texts = ["项目名称", "总投资（亿元）", "开工时间", "是否省重点", "阿胶产业园", "是"]
    shared = "".join(
        f"<si><r><rPr><sz val='11'/></rPr><t>{each[:2]}</t></r><r><t>{each[2:]}</t></r></si>" for each in texts
    )
    relations = (
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml" Type="x/worksheet"/>'
        '<Relationship Id="rId2" Target="sharedStrings.xml"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    file = raw(
        '<row r="1" spans="1:9" ht="14.25">'
        + "".join(f'<c r="{x}1" s="1" t="s"><v>{n}</v></c>' for n, x in enumerate("ABCD"))
        + '</row><row r="2" ht="14.25" customHeight="1"><c r="A2" t="s"><v>4</v></c><c r="B2"><v>1234.5</v></c>'
        '<c r="C2" s="2"><v>45352</v></c><c r="D2" t="s"><v>5</v></c><c r="E2" s="1"/></row>',
        parts={
            "xl/sharedStrings.xml": f"<sst>{shared}</sst>".encode(),
            "xl/_rels/workbook.xml.rels": relations.encode(),
            "xl/styles.xml": (
                '<styleSheet xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"><numFmts>'
                '<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts><cellXfs>'
                '<xf numFmtId="0"/><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs><cellStyles/></styleSheet>'
            ).encode(),
            "docProps/custom.xml": b'<Properties><property name="KSOProductBuildVer"/></Properties>',
            "xl/cellimages.xml": b'<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/>',
        },
    )
    assert _read(file) == EXPECTED[:1]


def _csv(rows: Sequence[Sequence[object]], encoding: str) -> BinaryIO:
    out = io.StringIO()
    csv.writer(out).writerows([["" if value is None else value for value in row] for row in rows])
    return io.BytesIO(out.getvalue().encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("rows", [PLAIN, MESSY])
def test_the_same_as_text(rows: Rows, encoding: str) -> None:
    assert _read(_csv(rows, encoding)) == EXPECTED


@pytest.mark.parametrize(("rows", "merged"), [(PLAIN, ()), (MESSY, ((3, 3, 3, 4),))])
def test_the_same_in_an_old_workbook(rows: Rows, merged: tuple[Any, ...]) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("项目")
    for number_of_row, row in enumerate(rows):
        for column, value in enumerate(row):
            style = xlwt.easyxf(num_format_str="yyyy-mm-dd") if isinstance(value, date) else xlwt.Style.default_style
            if value is not None:
                sheet.write(number_of_row, column, value, style)
    for top, bottom, left, right in merged:
        sheet.merge(top, bottom, left, right)
    file = io.BytesIO()
    book.save(file)
    assert _read(file) == EXPECTED
