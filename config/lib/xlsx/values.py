"""From a cell to the value that is wanted, or a plain reason why not.

Every function returns None (text: "") for a cell in which nothing is reported, and raises BadValue otherwise.
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from config.lib.numbers import parse_decimal
from config.lib.xlsx.cells import Cell
from config.lib.xlsx.figures import OFFICE_DIGITS
from config.lib.xlsx.names import plain
from config.lib.xlsx.units import PERCENT, means_percent, same_unit

_NOT_REPORTED = frozenset({"", "-", "--", "—", "——", "–", "/", "／", "\\", "－", "﹣"})
_NONE = frozenset({"无", "没有", "暂无"})
_FIGURE = re.compile(r"(?P<figure>[0-9０-９.．,，+＋\-－\u2212\s\u3000]+)(?P<rest>\D*)")
_DAY = re.compile(
    r"(?P<year>[0-9]{4})\s*(?:年|[-./])\s*(?P<month>[0-9]{1,2})\s*(?:(?:月|[-./])\s*(?:(?P<day>[0-9]{1,2})\s*[日号]?)?)?"
    r"(?:[\sT]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
)
_COMPACT_DAY = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．－／\u3000", "0123456789.-/ ")
_SERIAL = re.compile("[0-9]{5}")
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(18_000, 75_000)
"""Day numbers of the years 1949 to 2105; what lies outside is hardly meant as a date."""
_YES = frozenset({"是", "有", "对", "√", "✓", "✔", "☑", "y", "yes", "true", "t", "1", "已", "v"})
_NO = frozenset({"否", "无", "不是", "没有", "错", "×", "✗", "✘", "x", "☐", "□", "n", "no", "false", "f", "0", "未"})


class BadValue(ValueError):
    """The cell does not hold what is wanted. Its text is a sentence for the person: what is wrong, and what to do."""


def text(cell: Cell) -> str:
    """The text of a cell in one line. A long number of which the office program cut digits is refused."""
    _check(cell)
    if isinstance(cell.value, Decimal) and cell.value.adjusted() >= OFFICE_DIGITS:
        raise BadValue(
            _("The long number was cut short by the office program. Format the column as text and type it again.")
        )
    return " ".join(cell.written.split())


def number(cell: Cell, *, unit: str = "") -> Decimal | None:
    """The figure of a cell, in the unit of its column.

    A unit behind the figure, typed or shown by the number format, is taken off when it is the column's ("12 亿" in
    亿元); any other is refused, never converted. In a column in % a cell shown as 6% gives 6; where no unit is known it
    gives 0.06.
    """
    _check(cell)
    if cell.spread:
        raise BadValue(_("The cell is merged with others. Undo the merging and write the figure in each row."))
    if isinstance(cell.value, Decimal):
        if cell.percent:
            return _percent(cell.value, unit)
        if unit and not cell.written[-1:].isdecimal():
            return _number_in_text(cell.written, unit)
        return cell.value
    match cell.value:
        case bool() | date():
            raise BadValue(_("A number is expected here, not “%(written)s”.") % {"written": cell.text})
        case None:
            return None
    return _number_in_text(cell.text, unit)


def whole_number(cell: Cell, *, unit: str = "") -> int | None:
    """A whole number, such as a count."""
    value = number(cell, unit=unit)
    if value is None:
        return None
    if value != value.to_integral_value():
        raise BadValue(_("A whole number is expected here, not “%(written)s”.") % {"written": cell.text})
    return int(value)


def day(cell: Cell, *, or_month: bool = False) -> date | None:
    """A date in any of the usual manners, an Excel day number included; with ``or_month`` a month is its first day."""
    _check(cell)
    match cell.value:
        case datetime():
            return cell.value.date()
        case date():
            return cell.value
        case Decimal():
            return _day_in_number(cell.value, cell.written, or_month)
        case None:
            return None
    return _day_in_text(cell.text, or_month)


def yes_no(cell: Cell) -> bool | None:
    """是/否, √/×, 有/无, Y/N, TRUE/FALSE, 1/0."""
    _check(cell)
    if isinstance(cell.value, bool):
        return cell.value
    written = cell.text.casefold()
    if written in _YES or plain(written) in _YES:
        return True
    if written in _NO or plain(written) in _NO:
        return False
    if written in _NOT_REPORTED:
        return None
    raise BadValue(_("Yes or no (是 or 否) is expected here, not “%(written)s”.") % {"written": cell.text})


def _check(cell: Cell) -> None:
    if cell.error:
        raise BadValue(_("The formula here ends in an error. Mend it, or write the value itself."))
    if cell.uncomputed:
        raise BadValue(
            _("The result of the formula is not in the file. Open the file and save it again, or write the value.")
        )


def _percent(value: Decimal, unit: str) -> Decimal:
    if unit and not means_percent(unit):
        raise BadValue(
            _("The cell is shown as percent, but this column is in %(unit)s. Write the plain figure.") % {"unit": unit}
        )
    return value * 100 if unit else value


def _number_in_text(written: str, unit: str) -> Decimal | None:
    if written in _NOT_REPORTED:
        return None
    if written in _NONE:
        raise BadValue(_("Write 0 when there are none, or leave the cell empty when it is not reported."))
    found = _FIGURE.fullmatch(written)
    rest = found["rest"].strip() if found else ""
    try:
        value = parse_decimal(found["figure"] if found and rest else written)
    except ValueError as error:
        reason = _(str(error))
        raise BadValue(
            _("A number is expected here, not “%(written)s”: %(reason)s.") % {"written": written, "reason": reason}
        ) from error
    if not rest or same_unit(rest, unit):
        return value
    if rest in (PERCENT, "％") and not unit:
        return value / 100
    if unit:
        raise BadValue(
            _("“%(written)s” is in %(rest)s, but this column is in %(unit)s. Convert it and write the plain figure.")
            % {"written": written, "rest": rest, "unit": unit}
        )
    raise BadValue(_("Write the plain figure without “%(rest)s”.") % {"rest": rest})


def _day_in_number(value: Decimal, written: str, or_month: bool) -> date | None:
    if value == value.to_integral_value():
        if int(value) in _SERIALS:
            return _SERIAL_ZERO + timedelta(days=int(value))
    elif written.endswith(".1"):
        raise BadValue(
            _("The office program took “%(written)s” for a number: January or October? Write it as 2024-01 or 2024-10.")
            % {"written": written}
        )
    return _day_in_text(written, or_month)


def _day_in_text(written: str, or_month: bool) -> date | None:
    if written in _NOT_REPORTED:
        return None
    folded = written.translate(_FULL_WIDTH).strip()
    if _SERIAL.fullmatch(folded) and int(folded) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(folded))
    found = _DAY.fullmatch(folded) or _COMPACT_DAY.fullmatch(folded)
    if found is None:
        raise BadValue(_("A date such as 2024-03-05 is expected here, not “%(written)s”.") % {"written": written})
    if found["day"] is None and not or_month:
        raise BadValue(_("The day is missing in “%(written)s”. Write it as 2024-03-05.") % {"written": written})
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"] or 1))
    except ValueError as error:
        raise BadValue(_("There is no such date as “%(written)s”.") % {"written": written}) from error
