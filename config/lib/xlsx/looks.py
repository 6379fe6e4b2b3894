"""How cells look, and how values become cells that no office program takes for anything else."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from django.utils.timezone import localtime
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from config.lib.numbers import half_up

Written = str | Decimal | int | date | bool | None

FONT = "宋体"
TO_FILL = "FFF9E5"
HEAD = "F0F0F0"
KNOWN = "F7F7F7"
LONGEST_TEXT = 32_767
CUT = "……（过长，未完）"
FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")
"""What an office program may take for the beginning of a formula."""

_RULE = "999999"
_EXACT_DIGITS = 15
_FIRST_YEAR = 1900
_BLANK = re.compile("[\x00-\x20]")
_NOT_A_SIGN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")
_RICH_TEXT = "<r>"
"""What the writing library takes for marked-up text and would not escape."""

Align = Literal["left", "center", "right"]


class Look(NamedTuple):
    """How a cell looks."""

    title: bool = False
    head: bool = False
    border: bool = False
    bold: bool = False
    number: bool = False
    day: bool = False
    places: int | None = None
    to_fill: bool = False
    known: bool = False
    align: Align | None = None
    wrap: bool = False


class TextSheet(Worksheet):
    """A sheet whose texts are escaped by ``escape`` alone. They are kept in the row they stand in, not in memory."""

    def _escape_control_characters(self, text: str) -> str:
        return escape(text)


class Looks:
    """Writes values into the sheets of one workbook; each format is made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Look, str], Format] = {}

    def write(self, sheet: Worksheet, row: int, column: int, value: Written, look: Look) -> None:
        """Write one value; rows and columns count from 0, and rows come in their order."""
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.format(look, _blank_format(look)))
        elif isinstance(value, str):
            self._text(sheet, row, column, value, look)
        elif isinstance(value, bool):
            self._text(sheet, row, column, "是" if value else "否", look)
        elif isinstance(value, Decimal | int):
            self._number(sheet, row, column, Decimal(value), look)
        elif isinstance(value, date):
            self._day(sheet, row, column, value, look)
        else:
            raise TypeError(f"A {type(value).__name__} cannot be written; figures are Decimal.")

    def format(self, look: Look, number_format: str = "") -> Format:
        """The format of a look."""
        made = self._made.get((look, number_format))
        if made is None:
            made = self._made[look, number_format] = self._book.add_format(_properties(look, number_format))
        return made

    def _text(self, sheet: Worksheet, row: int, column: int, text: str, look: Look) -> None:
        kind = "quoted" if text.startswith(FORMULA_SIGNS) else "@" if look.to_fill else ""
        sheet.write_string(row, column, fitting(text), self.format(look, kind))

    def _number(self, sheet: Worksheet, row: int, column: int, value: Decimal, look: Look) -> None:
        if look.places is not None:
            value = half_up(value, look.places)
        whole_digits = value.adjusted() + 1
        if whole_digits > _EXACT_DIGITS:
            self._text(sheet, row, column, f"{value:f}", look)
            return
        if len(value.as_tuple().digits) > _EXACT_DIGITS:
            value = half_up(value, _EXACT_DIGITS - max(whole_digits, 0))
        kind = "General" if look.places is None else _number_format(look.places)
        sheet.write_number(row, column, value, self.format(look, kind))

    def _day(self, sheet: Worksheet, row: int, column: int, value: date, look: Look) -> None:
        if value.year < _FIRST_YEAR:
            self._text(sheet, row, column, str(value), look)
        elif isinstance(value, datetime):
            naive = localtime(value).replace(tzinfo=None) if value.tzinfo else value
            sheet.write_datetime(row, column, naive, self.format(look, "yyyy-mm-dd hh:mm"))
        else:
            sheet.write_datetime(row, column, value, self.format(look, "yyyy-mm-dd"))


def _blank_format(look: Look) -> str:
    """Of an empty cell to fill: codes typed into it stay text, and dates look like dates."""
    if not look.to_fill or look.number:
        return ""
    return "yyyy-mm-dd" if look.day else "@"


def _properties(look: Look, number_format: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "font_name": FONT,
        "font_size": 16 if look.title else 11,
        "bold": look.title or look.head or look.bold,
        "valign": "vcenter",
        "text_wrap": look.head or look.wrap or (look.border and not look.number),
        "locked": not look.to_fill,
    }
    if align := _horizontal(look):
        made["align"] = align
    if look.head or look.border:
        made |= {"border": 1, "border_color": _RULE}
    if look.head or look.to_fill or look.known:
        made["bg_color"] = HEAD if look.head else TO_FILL if look.to_fill else KNOWN
    if number_format == "quoted":
        made["quote_prefix"] = True
    elif number_format:
        made["num_format"] = number_format
    return made


def fitting(text: str) -> str:
    """Text as a cell can hold it: halves of signs are replaced; what is too long is cut, and says so."""
    text = _NOT_A_SIGN.sub("\ufffd", text)
    if len(text) <= LONGEST_TEXT // 2 or len(units := text.encode("utf-16-le")) <= 2 * LONGEST_TEXT:
        return text
    return units[: 2 * (LONGEST_TEXT - len(CUT))].decode("utf-16-le", "ignore") + CUT


def escape(text: str) -> str:
    """Text as a workbook stores it: what XML cannot carry becomes _xHHHH_ (ECMA-376 part 1, 22.9.2.19).

    So do blanks where nothing else is written, which readers would drop.
    """
    escaped = (_BLANK if text.isspace() else _NOT_IN_XML).sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return f"_x003C_{escaped[1:]}" if escaped.startswith(_RICH_TEXT) else escaped


def display_width(text: str) -> int:
    """Width in half-width characters of the longest line."""
    return max(
        sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line) for line in text.split("\n")
    )


def _horizontal(look: Look) -> Align | None:
    if look.align:
        return look.align
    if look.title or look.head:
        return "center"
    return "right" if look.number else None


def _number_format(places: int) -> str:
    return "#,##0" + ("." + "0" * places if places > 0 else "")
