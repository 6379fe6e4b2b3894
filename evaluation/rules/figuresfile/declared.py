"""What a table declares of the outcome, held against what was computed."""

from collections.abc import Sequence
from decimal import Decimal

from evaluation.rules.figuresfile.reading import Declared, FigureError
from evaluation.rules.result import Result
from evaluation.rules.wording import plain


def differences(result: Result, declared: Sequence[Declared]) -> list[FigureError]:
    """Every declared total, place or score that is not the one computed, as it is printed."""
    units = {one.unit: one for one in result.units}
    found = []
    for one in declared:
        unit = units[one.unit]
        title, computed = "名次", None if unit.place is None else Decimal(unit.place)
        if one.what == "total":
            title, computed = "总分", unit.shown
        elif one.what != "place":
            line = unit.line(one.what)
            title, computed = (f"「{line.title}」得分", line.shown) if line else (f"「{one.what}」得分", None)
        if computed != one.value:
            lacking = "没有算出名次" if one.what == "place" else "没有算出得分"
            outcome = lacking if computed is None else f"计算结果是 {plain(computed)}"
            message = f"「{unit.name}」{title}写的是 {plain(one.value)}，{outcome}；请核对"
            found.append(FigureError(one.row, one.column, message))
    return found
