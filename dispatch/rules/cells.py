"""What somebody puts into a cell, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from config.lib.numbers import gettext_noop, parse_decimal
from dispatch.enums import IndicatorForm
from dispatch.rules.measure import Measure

WHOLE_DIGITS = 14
PLACES = 6
LONGEST_NOTE = 500
LONGEST_WORDS = 4000


@dataclass(frozen=True)
class Cell:
    """A figure for an indicator of a ledger. ``value`` None takes the figure away, which is not a zero.

    ``words`` and ``note`` None leave what is there. ``seen_version`` is the version that was on the page: 0 where
    there was none yet, None where nothing is to be compared.
    """

    indicator_code: str
    value: str | Decimal | None = None
    words: str | None = None
    note: str | None = None
    seen_version: int | None = None


@dataclass(frozen=True)
class Content:
    """What a cell holds."""

    value: Decimal | None = None
    words: str = ""
    note: str = ""


def content(cell: Cell, measure: Measure, held: Content) -> Content:
    """What the cell will hold, given what it holds now. Raises ValueError with a message for the catalogue."""
    value = read_value(cell.value)
    words = held.words if cell.words is None else cell.words.strip()
    note = held.note if cell.note is None else cell.note.strip()
    if measure.form == IndicatorForm.WORDS and value is not None:
        raise ValueError(gettext_noop("this indicator is described in words and takes no figure"))
    if measure.form != IndicatorForm.WORDS and words:
        raise ValueError(gettext_noop("this indicator takes a figure; put words into the note"))
    if len(note) > LONGEST_NOTE:
        raise ValueError(gettext_noop("the note is longer than 500 characters; shorten it"))
    if len(words) > LONGEST_WORDS:
        raise ValueError(gettext_noop("the text is longer than 4,000 characters; shorten it"))
    return Content(value=value, words=words, note=note)


def read_value(value: str | Decimal | None) -> Decimal | None:
    """A figure as typed or as read from a workbook; blanks are no figure.

    Raises ValueError with a message for the catalogue.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    figure = parse_decimal(value) if isinstance(value, str) else value
    if not figure.is_finite():
        raise ValueError(gettext_noop("this is not a number"))
    figure = figure.normalize() if figure else Decimal(0)
    if figure.adjusted() >= WHOLE_DIGITS:
        raise ValueError(gettext_noop("the number is too large; check the unit"))
    if -int(figure.as_tuple().exponent) > PLACES:
        raise ValueError(gettext_noop("the number has more than 6 decimal places; round it"))
    return figure.quantize(Decimal(1)) if int(figure.as_tuple().exponent) > 0 else figure
