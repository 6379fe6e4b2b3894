"""What stands in one cell of a table of figures: a number, marks, entries, or that there is none."""

import re
from collections.abc import Iterator
from decimal import Decimal

from config.lib.numbers import parse_decimal, plain
from evaluation.rules.arithmetic import ZERO
from evaluation.rules.figures import Adjustment
from evaluation.rules.rater import Mark
from evaluation.rules.scheme import Item
from evaluation.rules.table import MOST, MOST_DECIMALS, MOST_TEXT

Cell = Decimal | str | None
"""A number as a workbook holds it, or text as it is written."""

NOTHING = frozenset({"", "-", "--", "—", "——", "－", "/", "未报"})
NO_TARGET = "无"
NO_ENTRIES = NOTHING | {"无", "没有", "未发生", "未出现", "否", "不适用"}
"""What is written where there was nothing to enter."""
MOST_MONTHS = 12
"""Months of a year that can be late."""
NOT_APPLICABLE = "不适用"
MERGED = "（合并单元格）"
"""What is put behind the text of a cell that is part of a larger one."""

_TIMES = r"(?:\s*[×*＊]|(?<=[\u4e00-\u9fff）])(?:\s*x|\s+X))"
"""A letter is a sign only behind Chinese, and a capital behind a blank: 宝马X5 and Model X 3 are names."""
_ENTRY = re.compile(
    rf"(?P<matter>[^×=（）【】]*?)(?:（(?P<grade>[^（）]*)）)?(?:{_TIMES}\s*(?P<quantity>[0-9.]+))?"
    r"(?:=(?P<points>[0-9.]+)分?)?(?:【(?P<evidence>[^【】]*)】)?"
)
_COUNT = re.compile(r"([+\-−－]?[0-9.,，]+)\s*[件次个项起家]?")
"""A number by itself says how many there were, with a word for them or without."""


class CellError(ValueError):
    """A cell that cannot be understood; the message says what to do, in Chinese."""


def text_of(cell: Cell) -> str:
    """The cell as text."""
    return cell.strip() if isinstance(cell, str) else "" if cell is None else format(cell, "f")


def number(cell: Cell, *, may_be_none: bool = False) -> Decimal | None:
    """The number in a cell, exactly; None where nothing is reported. Raises CellError."""
    if isinstance(cell, Decimal):
        value = cell
    else:
        text = text_of(cell)
        if text in NOTHING or (may_be_none and text == NO_TARGET):
            return None
        if text == NO_TARGET:
            raise CellError("一个也没有的写 0，未报的留空")
        try:
            value = parse_decimal(text.removesuffix("%").removesuffix("％"))
        except ValueError:
            raise CellError(f"「{text[:30]}」不是数；请只写数，未报的留空，不适用的写「不适用」") from None
    if not value.is_finite() or abs(value) >= MOST:
        raise CellError("数太大；请核对单位")
    if -int(value.as_tuple().exponent) > MOST_DECIMALS:
        raise CellError(f"小数最多 {MOST_DECIMALS} 位；请核对，公式的结果请先取舍")
    return value


def whole(cell: Cell, *, most: int | None = None) -> int | None:
    """A whole number from 0, such as a place, and no larger than `most`."""
    value = number(cell)
    if value is not None and (value < 0 or value != value.to_integral_value()):
        raise CellError(f"「{text_of(cell)}」应是整数")
    if value is not None and most is not None and value > most:
        raise CellError(f"「{text_of(cell)}」过大，最多 {most}；请核对")
    return None if value is None else int(value)


def marks(cell: Cell, *, rater: str, full: Decimal) -> tuple[Mark, ...]:
    """The marks that one rater gave, from 0 to `full`, set apart by 、 or ；."""
    parts = [cell] if isinstance(cell, Decimal) else re.split("[、；;\\s]+", text_of(cell))
    given = [value for part in parts if (value := number(part)) is not None]
    for value in given:
        if not 0 <= value <= full:
            raise CellError(f"评议分 {plain(value)} 不在 0 至 {plain(full)} 之间；请核对打分")
    return tuple(Mark(rater, value) for value in given)


def entries(cell: Cell, *, item: Item) -> Iterator[Adjustment]:
    """Bonus, deduction or veto entries: 「甲项目（50亿元）×2【合同】；乙项目」, or how many there were."""
    for one in _entries(cell, item.code):
        grades = [row["label"] for row in item.parameters.get("grades", ())]
        if one.grade and grades and one.grade not in grades:
            raise CellError(f"「{one.matter[:30]}」：办法中没有「{one.grade}」这个等级；可用的有 {'、'.join(grades)}")
        yield one


def _entries(cell: Cell, item: str) -> Iterator[Adjustment]:
    alone = None if isinstance(cell, Decimal) else _COUNT.fullmatch(text_of(cell))
    if alone or isinstance(cell, Decimal):
        quantity = number(alone[1] if alone else cell) or ZERO
        if quantity < 0:
            raise CellError("件数不能为负；有几件写几，扣分由办法计算")
        if quantity:
            yield Adjustment(item, quantity=quantity)
        return
    for part in re.split("[；;\n]", text_of(cell)):
        if part.strip() not in NO_ENTRIES:
            yield _entry(part.strip(), item)


def _entry(text: str, item: str) -> Adjustment:
    text = " ".join(text.split())
    if len(text) > MOST_TEXT:
        raise CellError(f"「{text[:30]}…」有 {len(text)} 字，一件最多 {MOST_TEXT} 字；几件之间用；隔开")
    found = _ENTRY.fullmatch(text)
    if found is None or not found["matter"].strip():
        raise CellError(f"「{text[:30]}」读不懂；写作 事项（等级）×数量【佐证】，几件之间用；隔开")
    points = number(found["points"]) if found["points"] else None
    quantity = number(found["quantity"]) if found["quantity"] else None
    return Adjustment(
        item,
        matter=found["matter"].strip(),
        quantity=Decimal(1) if quantity is None else quantity,
        grade=(found["grade"] or "").strip(),
        points=points,
        evidence=(found["evidence"] or "").strip(),
    )
