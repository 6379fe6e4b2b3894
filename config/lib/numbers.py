"""Decimal figures as people write, round and read them.

Plain Python, so that the rules of every app may use it. The reasons given by ``parse_decimal`` are message
identifiers in English; whoever shows one to a person passes it through ``gettext`` first.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

LONGEST = 28
"""The most digits a figure may have: what Decimal carries unrounded by default."""

NOTHING = "—"
"""What stands where there is no figure."""

_ROUNDING = Context(prec=1_000, rounding=ROUND_HALF_UP)
_AS_WRITTEN_IN_ASCII = str.maketrans(
    "０１２３４５６７８９．，＋－\u2212\u2013\u3000\u00a0\u2009\u202f",
    "0123456789.,+---    ",
)
_FIGURE = re.compile(r"(?P<sign>[+-]?) ?(?P<whole>[0-9, ]*)(?:\.(?P<part>[0-9]*))?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)")
_POWER = re.compile(r"[+-]?[0-9.]+[eE][+-]?[0-9]+")


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogue; this module knows no Django."""
    return message


def parse_decimal(text: str) -> Decimal:
    """Read a figure as an office writes it, exactly.

    Full-width digits and signs count as plain ones, thousands may be set apart by commas or blanks. Units, percent
    signs and powers of ten are not read. Raises ValueError with a plain reason.
    """
    plain = text.translate(_AS_WRITTEN_IN_ASCII).strip()
    if not plain:
        raise ValueError(gettext_noop("nothing is written here"))
    if _POWER.fullmatch(plain):
        raise ValueError(gettext_noop("the number is shortened to a power of ten; write all its digits"))
    found = _FIGURE.fullmatch(plain)
    if found is None:
        raise ValueError(gettext_noop("this is not a number"))
    whole, part = found["whole"], found["part"] or ""
    if not whole.isdecimal() and whole and not _GROUPED.fullmatch(whole):
        raise ValueError(gettext_noop("the thousands separators are not in their places"))
    whole = whole.replace(",", "").replace(" ", "")
    if not whole and not part:
        raise ValueError(gettext_noop("this is not a number"))
    if len(whole.lstrip("0")) + len(part) > LONGEST:
        raise ValueError(gettext_noop("the number has too many digits"))
    value = Decimal(f"{found['sign']}{whole or '0'}.{part}" if part else f"{found['sign']}{whole}")
    return value if value else abs(value)


def half_up(value: Decimal, places: int) -> Decimal:
    """Round to so many places, a five upwards in size (2.5 → 3, −2.5 → −3). A zero carries no sign."""
    rounded = value.quantize(Decimal((0, (1,), -places)), context=_ROUNDING)
    return rounded if rounded else rounded.copy_abs()


def show(value: Decimal | None, places: int, thousands: bool = True) -> str:
    """Write a figure for people: 1234.5, 2 → "1,234.50". No figure at all is written as a dash, never as zero.

    Below zero it has the sign that a difference has too, −, and not the shorter hyphen.
    """
    if value is None:
        return NOTHING
    return format(half_up(value, places), ",f" if thousands else "f").replace("-", "−")


def plain(value: Decimal) -> str:
    """Write a figure with the places it was given and no more, as it is typed: 1E+2 → 100, 3.140 → 3.14."""
    text = str(value)  # in a third of the time of a format, but for numbers that it writes with an exponent
    if "E" in text:
        text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Part of whole as an unrounded fraction (1 is all of it); None when either is missing or the whole is zero."""
    if part is None or whole is None or whole == 0:
        return None
    return part / whole


def places(value: Decimal) -> int:
    """How many decimal places a figure has, zeros at its end not counted.

    >>> places(Decimal("4.030")), places(Decimal("20"))
    (2, 0)
    """
    return max(0, -int(value.normalize().as_tuple().exponent)) if value else 0


def signed(value: Decimal, places: int) -> str:
    """A difference with + or −, so that its direction does not hang on colour. What rounds to nothing has no sign.

    >>> signed(Decimal("-5"), 1), signed(Decimal("0.04"), 1)
    ('−5.0', '0.0')
    """
    rounded = half_up(value, places)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return sign + show(abs(rounded), places)
