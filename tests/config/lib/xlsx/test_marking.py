import io
from collections.abc import Callable
from datetime import date
from typing import BinaryIO

import pytest
import xlwt
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from config.lib.xlsx import marking
from config.lib.xlsx.limits import WorkbookRefused
from config.lib.xlsx.marking import AUTHOR, LIST_SHEET, WRONG, Mistake, mark_mistakes, marked_name
from config.lib.xlsx.reading import read_workbook

Make = Callable[..., BinaryIO]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _load(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def _red(sheet: Worksheet) -> set[str]:
    return {
        cell
        for formatting in sheet.conditional_formatting
        for rule in formatting.rules
        if rule.dxf is not None and rule.dxf.fill.bgColor.rgb.endswith(WRONG)
        for cell in str(formatting.sqref).split()
    }


def _remarks(sheet: Worksheet) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}


def test_the_annex_comes_back_with_the_wrong_cells_coloured_remarked_and_listed(annex: BinaryIO) -> None:
    before = read_workbook(annex)
    data = mark_mistakes(
        annex,
        [
            Mistake("通用指标", 5, 3, "应为数字。"),
            Mistake("通用指标", 4, 13, "应以亿元计。"),
            Mistake("通用指标", 4, 13, "小于上月累计。"),
            Mistake("差异化指标", 3, 3, "太长。"),
        ],
    )
    book = _load(data)
    assert book.sheetnames == ["通用指标", "差异化指标", LIST_SHEET]
    assert _red(book["通用指标"]) == {"M4", "C5"}
    assert _remarks(book["通用指标"]) == {"M4": "应以亿元计。\n小于上月累计。", "C5": "应为数字。"}
    remark = book["通用指标"]["M4"].comment
    assert remark is not None
    assert remark.author == AUTHOR
    listed = [[cell.value for cell in row] for row in book[LIST_SHEET].iter_rows(min_row=3)]
    assert listed == [
        [1, "通用指标", "M4", "应以亿元计。"],
        [2, "通用指标", "M4", "小于上月累计。"],
        [3, "通用指标", "C5", "应为数字。"],
        [4, "差异化指标", "C3", "太长。"],
    ]
    link = book[LIST_SHEET]["C3"].hyperlink
    assert link is not None
    assert link.location == "'通用指标'!M4"
    after = read_workbook(io.BytesIO(data))
    assert after.sheets[:2] == before.sheets


def test_marks_of_an_earlier_time_are_taken_off(annex: BinaryIO) -> None:
    first = mark_mistakes(annex, [Mistake("通用指标", 5, 3, "一"), Mistake("差异化指标", 3, 3, "二")])
    second = mark_mistakes(io.BytesIO(first), [Mistake("通用指标", 6, 4, "三")])
    book = _load(second)
    assert _red(book["通用指标"]) == {"D6"}
    assert _remarks(book["通用指标"]) == {"D6": "三"}
    assert _red(book["差异化指标"]) == set()
    assert book[LIST_SHEET].max_row == 3
    clean = _load(mark_mistakes(io.BytesIO(second), []))
    assert clean.sheetnames == ["通用指标", "差异化指标"]
    assert _remarks(clean["通用指标"]) == {}


def test_what_the_office_formatted_remarked_and_computed_stays(office: Make) -> None:
    def dress(sheet: Worksheet) -> None:
        sheet["A2"].fill = PatternFill("solid", fgColor="00FF00")
        sheet["A2"].comment = Comment("我们的批注", "王")
        sheet["B2"] = "=A2*2"
        sheet["C2"] = "=text"
        sheet["C2"].data_type = "s"
        sheet.conditional_formatting.add("B1:B9", CellIsRule("greaterThan", ["5"], fill=PatternFill(bgColor="0000FF")))
        sheet.protection.sheet = True
        sheet.merge_cells("A5:B6")

    file = office([["一", "二"], [1, 2]], then=dress)
    once = mark_mistakes(file, [Mistake("表", 2, 1, "错"), Mistake("表", 6, 2, "并")])
    sheet = _load(once)["表"]
    assert sheet["A2"].fill.fgColor.rgb.endswith("00FF00")
    assert sheet["B2"].value == "=A2*2"
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=text", "s")
    assert sheet.protection.sheet
    assert _remarks(sheet) == {"A2": "错\n—— 原批注 ——\n我们的批注", "A5": "并"}
    again = _load(mark_mistakes(io.BytesIO(once), []))["表"]
    assert _remarks(again) == {"A2": "我们的批注"}
    assert [str(formatting.sqref) for formatting in again.conditional_formatting] == ["B1:B9"]


def test_mistakes_of_a_row_or_a_sheet_and_of_sheets_that_are_not_there(office: Make) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["A"].hidden = True

    data = mark_mistakes(
        office([["键", "名"], ["k", "甲"]], then=hide),
        [Mistake("没有的表", 3, 1, "缺表"), Mistake("表", 2, 0, "整行"), Mistake("表", 0, 0, "缺列")],
    )
    book = _load(data)
    assert _remarks(book["表"]) == {"B2": "整行"}
    listed = [[cell.value for cell in row[1:]] for row in book[LIST_SHEET].iter_rows(min_row=3)]
    assert listed == [["表", None, "缺列"], ["表", "第2行", "整行"], ["没有的表", "A3", "缺表"]]


@pytest.mark.parametrize("message", ["=1+1", "＝1+1", "+x", "\x00\x0b坏\r字"])
def test_S17_messages_are_text(office: Make, message: str) -> None:
    data = mark_mistakes(office([["一"]]), [Mistake("表", 1, 1, message)])
    sheet = read_workbook(io.BytesIO(data)).sheet(LIST_SHEET)
    assert sheet is not None
    assert sheet.cell(3, 4).value == message
    assert not sheet.cell(3, 4).formula


def test_a_sheet_of_that_name_of_the_offices_own_stays(office: Make) -> None:
    def add(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet(LIST_SHEET)["A1"] = "自己的"

    book = _load(mark_mistakes(office([["一"]], then=add), [Mistake("表", 1, 1, "错")]))
    assert book[LIST_SHEET]["A1"].value == "自己的"
    assert len(book.sheetnames) == 3


def test_very_many_mistakes_are_all_coloured_and_listed(office: Make) -> None:
    mistakes = [Mistake("表", row, 1, "错") for row in range(1, 2_501)]
    book = _load(mark_mistakes(office([["一"]] * 2_500), mistakes))
    assert len(_red(book["表"])) == 2_500
    assert len(_remarks(book["表"])) == 2_000
    assert book[LIST_SHEET].max_row == 2_502


def test_a_file_that_only_the_reader_can_read_comes_back_as_the_list(raw: Make) -> None:
    file = raw('<row r="1"><c r="A1"><v>1</v></c></row>', after="<conditionalFormatting/><pageMargins left='wide'/>")
    book = _load(mark_mistakes(file, [Mistake("表", 1, 1, "错")]))
    assert book.sheetnames == [LIST_SHEET]
    assert book[LIST_SHEET]["D3"].value == "错"


_CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "after",
    [
        '<mergeCells><mergeCell ref="A60:J100060"/></mergeCells>',
        '<hyperlinks><hyperlink ref="A60:J100060" location="x"/></hyperlinks>',
        "".join(
            (
                "<mergeCells>",
                *(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(60, 460)),
                "</mergeCells><hyperlinks>",
                *(f'<hyperlink ref="B{row}" location="x"/>' for row in range(60, 460)),
                "</hyperlinks>",
            )
        ),
        '<conditionalFormatting sqref="'
        + " ".join(f"A{row}" for row in range(1, 60_001))
        + '"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>',
    ],
    ids=["merged", "linked", "merged and linked", "ranges"],
)
def test_S21_a_small_file_of_endless_ranges_is_not_laid_out_for_marking(
    raw: Make, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    def laid_out(*_given: object, **_options: object) -> None:
        raise AssertionError("the file was given to openpyxl")

    with monkeypatch.context() as patched:
        patched.setattr(marking, "load_workbook", laid_out)
        patched.setattr(marking, "_UNREADABLE", ())
        data = mark_mistakes(raw(_CELL, after=after), [Mistake("表", 1, 1, "错")])
    book = _load(data)
    assert book.sheetnames == [LIST_SHEET]
    assert "对照本清单" in str(book[LIST_SHEET]["A1"].value)


def test_S21_a_large_honest_file_is_marked(office: Make) -> None:
    data = mark_mistakes(office([[number] * 20 for number in range(500)], ("A1:T1",)), [Mistake("表", 2, 1, "错")])
    assert _load(data).sheetnames == ["表", LIST_SHEET]


def test_S21_hidden_columns_without_end_are_counted_to_the_last_one(raw: Make) -> None:
    file = raw(_CELL, before='<cols><col min="1" max="999999999" hidden="1"/></cols>')
    assert _load(mark_mistakes(file, [Mistake("表", 1, 0, "错")])).sheetnames[-1] == LIST_SHEET


@pytest.mark.parametrize(
    ("after", "before"),
    [
        ("", '<sheetViews><sheetView workbookViewId="x"/></sheetViews>'),
        ('<conditionalFormatting sqref="A1"><cfRule type="no such"/></conditionalFormatting>', ""),
        ('<dataValidations><dataValidation type="no such" sqref="A1"/></dataValidations>', ""),
    ],
)
def test_S23_what_openpyxl_cannot_read_comes_back_as_the_list(raw: Make, after: str, before: str) -> None:
    book = _load(mark_mistakes(raw(_CELL, after=after, before=before), [Mistake("表", 1, 1, "错")]))
    assert book.sheetnames == [LIST_SHEET]


def test_S23_a_workbook_without_a_visible_sheet_comes_back(raw: Make) -> None:
    hidden = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        '<sheets><sheet name="表" sheetId="1" state="hidden" r:id="rId1"/></sheets></workbook>'
    )
    file = raw(_CELL, parts={"xl/workbook.xml": hidden.encode()})
    assert _load(mark_mistakes(file, [])).sheetnames[-1] == LIST_SHEET


def test_S22_a_hostile_file_is_not_opened_for_marking_either(raw: Make) -> None:
    with pytest.raises(WorkbookRefused, match="definitions"):
        mark_mistakes(raw(parts={"docProps/core.xml": b"<!DOCTYPE x><x/>"}), [Mistake("表", 1, 1, "错")])


def test_an_old_workbook_comes_back_as_a_new_one_with_the_same_cells() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("台账")
    sheet.write_merge(0, 0, 0, 1, "标题")
    for column, (value, number_format) in enumerate(
        [("=1+1", "General"), (17.3, "General"), (0.06, "0%"), (date(2024, 3, 5), "yyyy-mm-dd"), (True, "General")]
    ):
        sheet.write(1, column, value, xlwt.easyxf(num_format_str=number_format))
    sheet.row(2).hidden = True
    sheet.write(2, 0, "藏")
    file = io.BytesIO()
    book.save(file)
    before = read_workbook(file).sheets[0]
    data = mark_mistakes(file, [Mistake("台账", 2, 2, "错")])
    after = read_workbook(io.BytesIO(data)).sheets[0]
    assert list(after.cells) == list(before.cells)
    assert (after.merged, after.hidden_rows) == (before.merged, before.hidden_rows)
    marked = _load(data)["台账"]
    assert (_red(marked), _remarks(marked)) == ({"B2"}, {"B2": "错"})


def test_text_comes_back_as_a_workbook_with_the_same_cells() -> None:
    file = io.BytesIO("代码,金额\n0012,=1+1\n,#REF!\n".encode("gb18030"))
    data = mark_mistakes(file, [Mistake("Sheet1", 2, 1, "错")])
    after = read_workbook(io.BytesIO(data)).sheets[0]
    assert list(after.cells) == list(read_workbook(file).sheets[0].cells)
    assert _red(_load(data)["Sheet1"]) == {"A2"}


@pytest.mark.parametrize("name", ["台账.xls", "台账.csv", "台账.xlsx", "台账"])
def test_the_answer_is_named_as_what_it_is(name: str) -> None:
    assert marked_name(name) == "台账（标注）.xlsx"
