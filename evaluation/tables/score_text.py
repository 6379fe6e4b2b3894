"""A result as text for a terminal: the ranking, then every unit's score sheet with the reasons."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evaluation.rules.result import Line, LinePart, LineState, Result, UnitResult
from evaluation.rules.wording import amount

NONE = "—"
_WITHOUT_POINTS = {LineState.MISSING: "缺数", LineState.NOT_APPLICABLE: "不适用"}


def score_text(result: Result) -> Iterator[str]:
    """The lines of the text, one after another."""
    yield f"{result.title}　{result.period}{'　示范' if result.demonstration else ''}"
    yield ""
    yield from ranking(result)
    yield ""
    yield result.arithmetic
    for unit in result.ranking():
        yield ""
        yield from sheet(unit)


def ranking(result: Result) -> Iterator[str]:
    """A table of places, totals and the points of the topmost lines."""
    tops = {line.item: line.title for unit in result.units for line in unit.lines if not line.groups}
    grouped = ["分组"] if result.groups else []
    rows = [["名次", "代码", "名称", *grouped, *tops.values(), "总分"]]
    for unit in result.ranking():
        own = {line.item: line for line in unit.lines if not line.groups}
        points = [_points(own.get(item)) for item in tops]
        group = [unit.group] if result.groups else []
        rows.append([_place(unit), unit.unit, unit.name, *group, *points, str(unit.shown)])
    yield from _aligned(rows, left=3 + len(grouped))


def sheet(unit: UnitResult) -> list[str]:
    """One unit: its place and total, what is to be said of them, and its lines with their working."""
    told = [f"【{unit.name}】总分 {unit.shown}，{_place_in_words(unit)}"]
    told += [f"  注：{note}" for note in unit.notes]
    gate = LinePart.GATE
    for line in unit.lines:
        if line.part is gate:
            indent, verdict = "  ", _verdict(line)
        else:
            indent = "  " * (1 + len(line.groups))
            verdict = f"{_points(line)} / {amount(line.full)}" if line.full else _points(line)
        told.append(f"{indent}{line.title}　{verdict}")
        inner = f"{indent}    "
        for step in line.working:
            told.append(inner + step)
    return told


def _verdict(gate: Line) -> str:
    if gate.state is LineState.MISSING:
        return "不能判定"
    return "不达标" if gate.reason else "达标"


def _points(line: Line | None) -> str:
    if line is None:
        return NONE
    shown: Decimal | None = line.shown
    return _WITHOUT_POINTS.get(line.state, NONE) if shown is None else str(shown)


def _place(unit: UnitResult) -> str:
    return NONE if unit.place is None else f"{'并列' if unit.tied else ''}{unit.place}"


def _place_in_words(unit: UnitResult) -> str:
    if unit.place is None:
        return "不排名"
    moved = "" if unit.movement is None else "，名次未变"
    if unit.movement:
        moved = f"，比上次{'进' if unit.movement > 0 else '退'} {abs(unit.movement)} 位"
    return f"{'并列' if unit.tied else ''}第 {unit.place} 名{moved}"


def _aligned(rows: Sequence[Sequence[str]], *, left: int) -> Iterator[str]:
    """Columns side by side, the first `left` ones to the left; a Chinese character takes two places."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for at, (cell, width) in enumerate(zip(row, widths, strict=True)):
            gap = " " * (width - _width(cell))
            cells.append(cell + gap if at < left else gap + cell)
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """How many places of a terminal the text takes."""
    return len(text) if text.isascii() else sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
