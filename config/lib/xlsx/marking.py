"""A workbook goes back to who sent it, with what is wrong coloured, remarked and listed."""

import warnings
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import FormulaRule, Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from config.lib.xlsx.copying import copy
from config.lib.xlsx.guard import Limits, examine
from config.lib.xlsx.kinds import FileKind, kind_of
from config.lib.xlsx.limits import usual
from config.lib.xlsx.looks import FONT, FORMULA_SIGNS, display_width, escape, fitting
from config.lib.xlsx.places import LAST_COLUMN, place
from config.lib.xlsx.reading import read_workbook

LIST_SHEET = "错误清单"
AUTHOR = "链长台"
WRONG = "FFB3B3"
MOST_COMMENTS = 2_000

_OURS = 'N("链长台错误标记")=0'
"""Always true. Colouring by a rule leaves the cell's own format as it is, and is found again to be taken off."""
_LIST_TITLE = "错误清单：请在红色单元格中改正，改正后上传本文件"
_LIST_ALONE_TITLE = "错误清单：原表未能标色，请对照本清单在原表中改正"
MOST_WORK = 50_000
"""Elements and cells of ranges that openpyxl is given to handle while a person and a web thread wait: about a second's
work. Of a larger file the list of mistakes comes back alone."""
_THEIR_COMMENT = "\n—— 原批注 ——\n"
_RULE_CELLS = 500
_COMMENT_WIDTH = 260
_COMMENT_LINE = 34
_UNREADABLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    LookupError,
    OSError,
    ParseError,
    RuntimeError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, order=True)
class Mistake:
    """What is wrong in a cell. Row 0 speaks of the sheet as a whole, column 0 of the whole row."""

    sheet: str
    row: int
    column: int
    message: str

    @property
    def place(self) -> str:
        """Such as "C5"; "第5行" for a row; "" for the sheet."""
        if not self.row:
            return ""
        return place(self.row, self.column) if self.column else f"第{self.row}行"


def mark_mistakes(file: BinaryIO, mistakes: Sequence[Mistake], limits: Limits | None = None) -> bytes:
    """The same workbook with the wrong cells coloured and remarked, and all mistakes on a sheet 「错误清单」.

    The answer is an .xlsx (see ``marked_name``); of an .xls or .csv it carries the same cells in the same places.
    Marks of an earlier time are taken off first. Everything else stays as far as openpyxl keeps it (shapes and
    pivot caches it does not); a file that openpyxl cannot handle, or not within about a second, comes back as the
    list alone. Raises WorkbookRefused.
    """
    limits = limits or usual()
    if kind_of(file, limits) is not FileKind.XLSX:
        return _marked(copy(read_workbook(file, limits)), mistakes, _LIST_TITLE)
    if examine(file, limits).work <= MOST_WORK:
        try:
            return _marked(_load(file), mistakes, _LIST_TITLE)
        except _UNREADABLE:
            pass
    return _marked(_empty(), mistakes, _LIST_ALONE_TITLE)


def marked_name(name: str) -> str:
    """The name of the marked answer, which is not to be taken for the file itself."""
    return f"{PurePath(name).stem}（标注）.xlsx"


def _load(file: BinaryIO) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return load_workbook(file, rich_text=True)
        finally:
            file.seek(0)


def _empty() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _marked(book: Workbook, mistakes: Sequence[Mistake], title: str) -> bytes:
    for sheet in book.worksheets:
        _take_off(sheet)
    old = book[LIST_SHEET] if LIST_SHEET in book.sheetnames else None
    if old is not None and old["A1"].value in (_LIST_TITLE, _LIST_ALONE_TITLE):
        book.remove(old)
    ordered = sorted(mistakes, key=lambda each: (_position(book, each.sheet), each.row, each.column))
    _mark_cells(book, ordered)
    if ordered or all(sheet.sheet_state != "visible" for sheet in book.worksheets):
        _list(book, ordered, title)
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    result = BytesIO()
    book.save(result)
    return result.getvalue()


def _position(book: Workbook, sheet: str) -> int:
    return book.sheetnames.index(sheet) if sheet in book.sheetnames else len(book.sheetnames)


def _take_off(sheet: Worksheet) -> None:
    """Take off the marks of an earlier time; a remark of the office's own comes back."""
    kept = ConditionalFormattingList()
    for formatting in sheet.conditional_formatting:
        for rule in formatting.rules:
            if not _is_ours(rule):
                kept.add(str(formatting.sqref), rule)
    sheet.conditional_formatting = kept
    for cell in list(sheet._cells.values()):
        if cell.comment is not None and cell.comment.author == AUTHOR:
            _ours, _sign, theirs = cell.comment.text.partition(_THEIR_COMMENT)
            cell.comment = Comment(theirs, "") if theirs else None


def _is_ours(rule: Rule) -> bool:
    return any("链长台错误标记" in str(formula) for formula in rule.formula or ())


def _mark_cells(book: Workbook, mistakes: Iterable[Mistake]) -> None:
    messages: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for mistake in mistakes:
        if mistake.row and mistake.sheet in book.sheetnames and isinstance(book[mistake.sheet], Worksheet):
            sheet = book[mistake.sheet]
            row, column = _anchor(sheet, mistake.row, mistake.column or _first_seen(sheet))
            messages[mistake.sheet, row, column].append(mistake.message)
    places: dict[str, list[str]] = defaultdict(list)
    for number, ((name, row, column), texts) in enumerate(messages.items()):
        places[name].append(place(row, column))
        if number < MOST_COMMENTS:
            _remark(book[name].cell(row, column), "\n".join(texts))
    fill = PatternFill(bgColor=WRONG)
    for name, marked in places.items():
        for start in range(0, len(marked), _RULE_CELLS):
            where = " ".join(marked[start : start + _RULE_CELLS])
            book[name].conditional_formatting.add(where, FormulaRule(formula=[_OURS], fill=fill, stopIfTrue=False))
    first = next(iter(messages), None)
    if first is not None:
        _open_at(book, book[first[0]], place(first[1], first[2]))


def _first_seen(sheet: Worksheet) -> int:
    """The first column that is not hidden."""
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            hidden.update(range(dimension.min or 0, min(dimension.max or 0, LAST_COLUMN) + 1))
    return next(column for column in range(1, len(hidden) + 2) if column not in hidden)


def _anchor(sheet: Worksheet, row: int, column: int) -> tuple[int, int]:
    """The cell itself, or the first one of the merged range it belongs to."""
    for merged in sheet.merged_cells.ranges:
        if merged.min_row <= row <= merged.max_row and merged.min_col <= column <= merged.max_col:
            return merged.min_row, merged.min_col
    return row, column


def _remark(cell: Any, text: str) -> None:
    if cell.comment is not None and cell.comment.text.strip():
        text += _THEIR_COMMENT + cell.comment.text
    lines = sum(1 + display_width(line) // _COMMENT_LINE for line in text.split("\n"))
    cell.comment = Comment(escape(fitting(text)), AUTHOR, height=24 + 20 * lines, width=_COMMENT_WIDTH)


def _open_at(book: Workbook, sheet: Worksheet, where: str) -> None:
    """Let the workbook open at its first mistake."""
    if sheet.sheet_state != "visible":
        return
    book.active = sheet
    for each in book.worksheets:
        each.sheet_view.tabSelected = each is sheet
    if sheet.sheet_view.pane is None:
        sheet.sheet_view.selection[0].activeCell = sheet.sheet_view.selection[0].sqref = where


def _list(book: Workbook, mistakes: Sequence[Mistake], title: str) -> None:
    sheet = book.create_sheet(LIST_SHEET)
    for letter, width in zip("ABCD", (6, 24, 10, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([title])
    sheet.append(["序号", "工作表", "单元格", "问题"])
    for cell in (*sheet[1], *sheet[2]):
        cell.font = Font(name=FONT, size=11, bold=True)
    for number, mistake in enumerate(mistakes, 1):
        row = number + 2
        for column, value in enumerate((mistake.sheet, mistake.place, mistake.message), 2):
            cell = sheet.cell(row, column, escape(fitting(value)))
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(FORMULA_SIGNS)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.cell(row, 1, number)
        if mistake.row and mistake.sheet in book.sheetnames:
            target = place(mistake.row, mistake.column or 1)
            quoted = mistake.sheet.replace("'", "''")
            sheet.cell(row, 3).hyperlink = Hyperlink(ref=f"C{row}", location=f"'{quoted}'!{target}")
    sheet.freeze_panes = "A3"
