"""How cells look, and how values become cells that no office program takes for anything else."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.timezone import localtime
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from config.lib.numbers import half_up

FONT = "宋体"
TO_FILL = "FFF9E5"
HEAD = "F0F0F0"
KNOWN = "F7F7F7"
LONGEST_TEXT = 32_767
CUT = "……（过长，未完）"

_RULE = Side(style="thin", color="999999")
_ALL_ROUND = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)
_FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")
_EXACT_DIGITS = 15
_BLANK = re.compile("[\x00-\x20]")
_NOT_A_SIGN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")


class Look(NamedTuple):
    """How a cell looks."""

    title: bool = False
    head: bool = False
    border: bool = False
    bold: bool = False
    number: bool = False
    places: int | None = None
    to_fill: bool = False
    known: bool = False
    align: str | None = None
    wrap: bool = False


class Looks:
    """The styled cells of one sheet, made once for each look and used for one value after the other."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._made: dict[tuple[Look, str], Any] = {}

    def cell(self, value: str | Decimal | int | date | bool | None, look: Look) -> Any:
        """The cell that carries a value, valid until the next call: it must be written at once."""
        match value:
            case None:
                return self._with(None, look, "")
            case bool():
                return self._text("是" if value else "否", look)
            case str():
                return self._text(value, look)
            case int() | Decimal():
                return self._number(Decimal(value), look)
            case datetime():
                naive = localtime(value).replace(tzinfo=None) if value.tzinfo else value
                return self._with(naive, look, "yyyy-mm-dd hh:mm")
            case date():
                return self._with(value, look, "yyyy-mm-dd")
        raise TypeError(f"A {type(value).__name__} cannot be written; figures are Decimal.")

    def _text(self, text: str, look: Look) -> Any:
        cell = self._with(None, look, "quoted" if text.startswith(_FORMULA_SIGNS) else "@" if look.to_fill else "")
        cell.value = escape(text)
        cell.data_type = "s"
        return cell

    def _number(self, value: Decimal, look: Look) -> Any:
        if look.places is not None:
            value = half_up(value, look.places)
        whole_digits = value.adjusted() + 1
        if whole_digits > _EXACT_DIGITS:
            return self._text(f"{value:f}", look)
        if len(value.as_tuple().digits) > _EXACT_DIGITS:
            value = half_up(value, _EXACT_DIGITS - max(whole_digits, 0))
        return self._with(value, look, "General" if look.places is None else _number_format(look.places))

    def _with(self, value: object, look: Look, number_format: str) -> Any:
        cell = self._made.get((look, number_format))
        if cell is None:
            cell = self._made[look, number_format] = self._make(look, number_format)
        cell.value = value
        return cell

    def _make(self, look: Look, number_format: str) -> Any:
        cell = WriteOnlyCell(self._sheet)
        cell.font = Font(name=FONT, size=16 if look.title else 11, bold=look.title or look.head or look.bold)
        cell.alignment = Alignment(
            horizontal=_horizontal(look),
            vertical="center",
            wrap_text=look.head or look.wrap or (look.border and not look.number),
        )
        if look.head or look.border:
            cell.border = _ALL_ROUND
        if look.head or look.to_fill or look.known:
            cell.fill = PatternFill("solid", fgColor=HEAD if look.head else TO_FILL if look.to_fill else KNOWN)
        if look.to_fill:
            cell.protection = Protection(locked=False)
        if number_format == "quoted":
            cell.quotePrefix = True
        elif number_format:
            cell.number_format = number_format
        return cell


def escape(text: str) -> str:
    """Text as a workbook stores it: what XML cannot carry becomes _xHHHH_ (ECMA-376 part 1, 22.9.2.19).

    So do blanks where nothing else is written, which readers would drop.
    """
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - len(CUT)] + CUT
    text = _NOT_A_SIGN.sub("\ufffd", text)
    return (_BLANK if text.isspace() else _NOT_IN_XML).sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def display_width(text: str) -> int:
    """Width in half-width characters of the longest line."""
    return max(
        sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line) for line in text.split("\n")
    )


def _horizontal(look: Look) -> str | None:
    if look.align:
        return look.align
    if look.title or look.head:
        return "center"
    return "right" if look.number else None


def _number_format(places: int) -> str:
    return "#,##0" + ("." + "0" * places if places > 0 else "")
