"""How much room a table's rows have on a page of an annex that lies on its side: they share what is left of it."""

from __future__ import annotations

from math import ceil, floor

from config.lib.papers.table import PaperTable
from config.lib.papers.text import width, words

ACROSS_MM, DOWN_MM = 225.0, 156.0
HEADING_MM = 4 * 10.227  # the annex's label, its title and the blanks around it
CHARACTER_MM, LINE_MM = 10.5 * 25.4 / 72, 1.3 * 10.5 * 25.4 / 72
CAPTION_MM, NOTE_LINE_MM, BELOW_MM = 16.0 * 25.4 / 72, 1.4 * CHARACTER_MM, 4.0
SIDE_MM, LINE_WEIGHT_MM = 0.9, 0.25
HEAD_CHARACTER_MM, HEAD_SIDE_MM = 10 * 25.4 / 72, 0.4
USUAL_MM, LEAST_MM, MOST_MM, SLACK_MM = 0.95, 0.45, 2.4, 2.0


def padding(table: PaperTable, *, below_heading: bool) -> float | None:
    """The blank above and below the text of each row, in mm, with which the table fills its page, within bounds.

    None where the table needs more than one page.
    """
    columns = _columns_mm(table)
    lines = [max(map(_lines, (cell.text for _column, cell in row), columns), default=1) for row in table.body]
    heads = [_head_lines(column.title, wide) for column, wide in zip(table.columns, columns, strict=True)]
    head = max(heads, default=1)
    rows = len(lines) + 1 + any(column.group for column in table.columns)
    text = (sum(lines) + head + any(column.group for column in table.columns)) * LINE_MM
    around = (CAPTION_MM if table.unit or table.caption else 0) + BELOW_MM
    note = (ceil(width(table.note) * CHARACTER_MM / ACROSS_MM) * NOTE_LINE_MM + BELOW_MM) if table.note else 0
    room = DOWN_MM - SLACK_MM - (HEADING_MM if below_heading else 0) - around - note - text - rows * LINE_WEIGHT_MM
    found = floor(50 * room / rows) / 100
    return min(found, MOST_MM) if found >= LEAST_MM else None


def _columns_mm(table: PaperTable) -> list[float]:
    """The width that each column has for its text."""
    free = sum(not column.share for column in table.columns)
    share = (100 - sum(column.share for column in table.columns)) / free if free else 0
    return [max((column.share or share) * ACROSS_MM / 100 - 2 * SIDE_MM, CHARACTER_MM) for column in table.columns]


def _lines(text: str, room: float) -> int:
    return max(1, ceil(width(text) * CHARACTER_MM / room))


def _head_lines(title: str, room: float) -> int:
    """On how many lines a head comes to stand whose words are not broken."""
    room += 2 * (SIDE_MM - HEAD_SIDE_MM)
    lines, left = 0, 0.0
    for word in words(title):
        wide = width(word) * HEAD_CHARACTER_MM
        if wide > left:
            lines, left = lines + 1, room
        left -= wide
    return max(1, lines)
