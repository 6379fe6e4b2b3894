"""Where a cell is: numbers from 1, written as offices do ("C5")."""

import re

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")


def column_letters(column: int) -> str:
    """Turn 3 into "C"."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_number(letters: str) -> int:
    """Turn "C" into 3."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def place(row: int, column: int) -> str:
    """Turn row 5, column 3 into "C5"."""
    return f"{column_letters(column)}{row}"


def parse_range(reference: str) -> tuple[int, int, int, int]:
    """Turn "B2:D3" into (2, 2, 3, 4): first row, first column, last row, last column. Raises ValueError."""
    found = _RANGE.fullmatch(reference)
    if found is None:
        raise ValueError(reference)
    top, left = int(found[2]), column_number(found[1])
    bottom, right = (int(found[4]), column_number(found[3])) if found[3] else (top, left)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)
