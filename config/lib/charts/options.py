"""The charts of the system, each built by one function from decimals.

A missing value is a gap in the drawing and a dash in the table, never a zero. Decimals become floats here and nowhere
else: only to be drawn, after they were rounded as they are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from config.lib.charts.chart import Chart, Option
from config.lib.numbers import NOTHING, half_up, show

Value = Decimal | None

LINES_HEIGHT, NAME_HEIGHT = 190, 19
"""Pixels that the longest line of a year rises, and that a name takes."""
ROW_HEIGHT = 30
"""Pixels for one bar, label included."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of ``lines_over_months``: a name and a value for each month."""

    name: str
    values: Sequence[Value]


@dataclass(frozen=True, kw_only=True)
class Move:
    """A chain's place in the last quarter and in this one; None when it was not ranked."""

    name: str
    before: int | None
    after: int | None


def bar_ranking(
    *,
    key: str,
    title: str,
    names: Sequence[str],
    values: Sequence[Value],
    heads: tuple[str, str],
    unit: str = "",
    places: int = 2,
    marked: str = "",
    note: str = "",
) -> Chart:
    """Lying bars, first on top, in the order given. ``marked`` names the bar that is set off in the accent colour.

    ``heads`` are the heads of the table twin: what is ranked, and by what.
    """
    option = _base(
        grid={"left": 8, "right": 8, "top": 8, "bottom": 8, "containLabel": True},
        tooltip={"trigger": "item"},
        xAxis={"type": "value", "splitNumber": 4},
        yAxis=[_names_axis(names), _figures_axis([show(value, places) for value in values])],
        series=[
            {
                "type": "bar",
                "name": heads[1],
                "barMaxWidth": 18,
                "data": [
                    _bar(value, places, colour="role:accent" if name == marked else "role:main")
                    for name, value in zip(names, values, strict=True)
                ],
            }
        ],
    )
    return Chart(
        key=key,
        title=title,
        option=option,
        head=[heads[0], _with_unit(heads[1], unit)],
        rows=[[name, show(value, places)] for name, value in zip(names, values, strict=True)],
        note=note,
        unit=unit,
        places=places,
        height=_height(len(names)),
    )


def progress_against_time(
    *,
    key: str,
    title: str,
    names: Sequence[str],
    shares: Sequence[Value],
    expected: Decimal,
    heads: tuple[str, str, str],
    places: int = 1,
    note: str = "",
) -> Chart:
    """Lying bars of the share of a target, with a line where time stands.

    ``shares`` and ``expected`` are fractions of the year's target (0.5 is half). Bars that have not reached the line
    are drawn lighter; the table says by how many points. ``heads``: what is measured, its share, the difference.
    """
    percent = [_percent(share) for share in shares]
    time = expected * 100
    option = _base(
        grid={"left": 8, "right": 8, "top": 32, "bottom": 8, "containLabel": True},
        tooltip={"trigger": "item"},
        xAxis={"type": "value", **_fifties([*percent, time]), "axisLabel": {"formatter": "{value}%"}},
        yAxis=[_names_axis(names), _figures_axis([_show_percent(value, places) for value in percent])],
        series=[
            {
                "type": "bar",
                "name": heads[1],
                "barMaxWidth": 18,
                "data": [
                    _bar(value, places, colour="role:soft" if value is None or value < time else "role:main")
                    for value in percent
                ],
                "markLine": _time_line(time, places),
            }
        ],
    )
    rows = [
        [name, _show_percent(value, places), _difference(value, time, places)]
        for name, value in zip(names, percent, strict=True)
    ]
    return Chart(
        key=key,
        title=title,
        option=option,
        head=list(heads),
        rows=rows,
        note=note,
        unit="%",
        places=places,
        height=_height(len(names)) + 24,
    )


def lines_over_months(
    *,
    key: str,
    title: str,
    months: Sequence[str],
    lines: Sequence[Line],
    expected: Line | None = None,
    month_head: str,
    unit: str = "",
    places: int = 2,
    note: str = "",
) -> Chart:
    """Lines over the months of a year; ``expected`` (where time progress would stand) is thin, without points.

    A month without a value breaks the line. Lines differ in their points and strokes as well as in colour, and each has
    its name at its end, so that they are told apart on paper without colours.
    """
    drawn = [
        _line(line, places) | _told_apart(number) | _named(line, places, moved)
        for number, (line, moved) in enumerate(zip(lines, _apart(lines, expected), strict=True))
    ]
    ends = max((_last(line.values) for line in lines), default=0)
    if expected is not None:
        drawn.append(_line(expected, places) | _DASHED)
    everything = [*lines, *([expected] if expected else [])]
    option = _base(
        grid={
            "left": 8,
            "right": 150 if ends > len(months) - 3 else 24,
            "top": 40,
            "bottom": 8,
            "containLabel": True,
        },
        legend={"top": 0, "left": 0, "icon": "inherit", "itemWidth": 40},
        tooltip={"trigger": "axis"},
        xAxis={"type": "category", "data": list(months), "boundaryGap": False},
        yAxis={"type": "value", "splitNumber": 4},
        series=drawn,
    )
    return Chart(
        key=key,
        title=title,
        option=option,
        head=[month_head, *(_with_unit(line.name, unit) for line in everything)],
        rows=[
            [month, *(show(line.values[number], places) for line in everything)] for number, month in enumerate(months)
        ],
        note=note,
        unit=unit,
        places=places,
        height=288,
    )


def movement(
    *,
    key: str,
    title: str,
    periods: tuple[str, str],
    moves: Sequence[Move],
    heads: tuple[str, str],
    note: str = "",
) -> Chart:
    """Places in two periods joined by lines, the first place on top. A line that rises is dark, one that falls light.

    A chain that was not ranked in one of the periods is only a point; chains that share a place stand one below the
    other. ``heads``: what is ranked, and the movement.
    """
    before, after = _rows([move.before for move in moves]), _rows([move.after for move in moves])
    last = max([row for row in (*before, *after) if row is not None], default=1)
    option = _base(
        grid={"left": 48, "right": 220, "top": 24, "bottom": 12},
        tooltip={"show": False},
        xAxis={
            "type": "category",
            "data": list(periods),
            "boundaryGap": False,
            "position": "top",
            "axisLine": {"show": False},
        },
        yAxis={"type": "value", "inverse": True, "min": 0.4, "max": last, "show": False},
        series=[_slope(move, rows) for move, *rows in zip(moves, before, after, strict=True)],
    )
    return Chart(
        key=key,
        title=title,
        option=option,
        head=[heads[0], *periods, heads[1]],
        rows=[[move.name, _place(move.before), _place(move.after), _moved(move)] for move in moves],
        note=note,
        places=0,
        height=56 + 26 * last,
    )


_DASHED: Option = {
    "symbol": "none",
    "lineStyle": {"type": "dashed", "width": 1, "color": "role:quiet"},
    "itemStyle": {"color": "role:quiet"},
}
_POINTS = ("circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect", "emptyTriangle", "emptyDiamond")
_STROKES: tuple[str | list[int], ...] = ("solid", [12, 4], [3, 3], [12, 4, 3, 4])


def _base(**parts: object) -> Option:
    """What all charts share. Tooltips are drawn, not written as HTML, so that a name in them stays a name."""
    tooltip = {"renderMode": "richText", "confine": True, **dict(parts.pop("tooltip"))}  # type: ignore[call-overload]
    return {"animation": False, "tooltip": tooltip, **parts}


def _names_axis(names: Sequence[str]) -> Option:
    return {
        "type": "category",
        "data": list(names),
        "inverse": True,
        "axisLine": {"show": False},
        "axisLabel": {"width": 180, "overflow": "truncate", "color": "role:text"},
    }


def _figures_axis(figures: Sequence[str]) -> Option:
    """The figures in a column of their own on the right, where no line crosses them; a dash is a missing one."""
    return {
        "type": "category",
        "data": list(figures),
        "inverse": True,
        "position": "right",
        "axisLine": {"show": False},
        "axisLabel": {"color": "role:text"},
    }


def _bar(value: Value, places: int, *, colour: str) -> Option | None:
    return None if value is None else {"value": _drawn(value, places), "itemStyle": {"color": colour}}


def _line(line: Line, places: int) -> Option:
    return {
        "type": "line",
        "name": line.name,
        "data": [None if value is None else _drawn(value, places) for value in line.values],
        "connectNulls": False,
        "symbolSize": 6,
        "lineStyle": {"width": 2},
    }


def _told_apart(number: int) -> Option:
    return {
        "symbol": _POINTS[number % len(_POINTS)],
        "symbolSize": 8,
        "lineStyle": {"width": 2, "type": _STROKES[number % len(_STROKES)]},
    }


def _named(line: Line, places: int, moved: int) -> Option:
    """The line's name and its last value beside its last point, moved down by so many pixels."""
    last = _last(line.values)
    label = {
        "show": True,
        "position": "right",
        "distance": 8,
        "offset": [0, moved],
        "formatter": f"{line.name} {show(line.values[last], places)}" if last >= 0 else "",
        "color": "role:text",
        "backgroundColor": "role:ground",
        "padding": [1, 3],
    }
    data = [
        value if value is None or number != last else {"value": value, "label": label}
        for number, value in enumerate(_line(line, places)["data"])
    ]
    return {"data": data}


def _apart(lines: Sequence[Line], expected: Line | None) -> list[int]:
    """By how many pixels each line's name moves down, so that names of lines that end close together are all read."""
    known = [
        value for line in (*lines, *([expected] if expected else [])) for value in line.values if value is not None
    ]
    top = max([*known, Decimal(0)]) or Decimal(1)
    wanted = {
        number: -float(line.values[last] or 0) / float(top) * LINES_HEIGHT
        for number, line in enumerate(lines)
        if (last := _last(line.values)) >= 0
    }
    placed: dict[int, float] = {}
    for number in sorted(wanted, key=wanted.__getitem__):
        placed[number] = max([wanted[number], *(place + NAME_HEIGHT for place in placed.values())])
    mean = sum(placed[number] - wanted[number] for number in placed) / max(1, len(placed))
    return [round(placed[number] - wanted[number] - mean) if number in placed else 0 for number in range(len(lines))]


def _last(values: Sequence[Value]) -> int:
    """The number of the last month that has a value; -1 where none has."""
    return max((number for number, value in enumerate(values) if value is not None), default=-1)


def _time_line(time: Decimal, places: int) -> Option:
    return {
        "silent": True,
        "symbol": "none",
        "lineStyle": {"type": "dashed", "width": 2, "color": "role:accent"},
        "label": {"position": "start", "formatter": f"时序进度 {show(time, places)}%", "color": "role:accent"},
        "data": [{"xAxis": _drawn(time, places)}],
    }


def _rows(places: Sequence[int | None]) -> list[int | None]:
    """Where each place is drawn: its own row, or below those that share it (the places after them are skipped)."""
    return [None if place is None else place + places[:number].count(place) for number, place in enumerate(places)]


def _slope(move: Move, rows: Sequence[int | None]) -> Option:
    rising = move.before is not None and move.after is not None and move.after < move.before
    falling = move.before is not None and move.after is not None and move.after > move.before
    colour = "role:accent" if rising else "role:soft" if falling else "role:main"
    label = {"show": True, "color": "role:text", "distance": 10}
    right = f"{_place(move.after)}  {_moved(move)}  {{a}}"
    ends = (
        {"position": "left", "formatter": _place(move.before)},
        {"position": "right", "formatter": right, "width": 200, "overflow": "truncate"},
    )
    return {
        "type": "line",
        "name": move.name,
        "symbol": "circle",
        "symbolSize": 7,
        "lineStyle": {"width": 2, "color": colour},
        "itemStyle": {"color": colour},
        "data": [
            None if row is None else {"value": [side, row], "label": label | ends[side]}
            for side, row in enumerate(rows)
        ],
    }


def _moved(move: Move) -> str:
    """▲2, ▼1, ＝ or a dash: a shape with a number, so that the direction does not hang on colour."""
    if move.before is None or move.after is None:
        return NOTHING
    gained = move.before - move.after
    return f"▲{gained}" if gained > 0 else f"▼{-gained}" if gained < 0 else "＝"


def _place(place: int | None) -> str:
    return NOTHING if place is None else str(place)


def _percent(share: Value) -> Value:
    return None if share is None else share * 100


def _show_percent(value: Value, places: int) -> str:
    return NOTHING if value is None else f"{show(value, places)}%"


def _difference(value: Value, time: Decimal, places: int) -> str:
    if value is None:
        return NOTHING
    shown = show(abs(value - time), places)
    return f"+{shown}" if value > time else f"−{shown}" if value < time else shown


def _drawn(value: Decimal, places: int) -> float:
    return float(half_up(value, places))


def _fifties(values: Sequence[Value]) -> Option:
    """The ends of a percent axis: 0 to 100, in fifties further where a bar is longer or points the other way."""
    known = [value for value in values if value is not None]
    return {
        "min": 50 * floor(min([Decimal(0), *known]) / 50),
        "max": 50 * ceil(max([Decimal(100), *known]) / 50),
    }


def _with_unit(head: str, unit: str) -> str:
    return f"{head}（{unit}）" if unit else head


def _height(rows: int) -> int:
    return max(160, 48 + ROW_HEIGHT * rows)
