"""From the rows of a table to the figures of every unit, with what the table declares of the outcome."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from msgspec.structs import replace

from config.lib.xlsx.places import column_letters
from evaluation.rules.entries import claims_of
from evaluation.rules.figures import DONE_READINGS, Adjustment, Figure, Figures, IndicatorFact, Unit
from evaluation.rules.figuresfile.heads import (
    PLAIN,
    Column,
    ColumnKind,
    HeadError,
    lacking,
    left_out,
    read_head,
    unread,
)
from evaluation.rules.figuresfile.values import (
    MERGED,
    MOST_MONTHS,
    NOT_APPLICABLE,
    Cell,
    CellError,
    entries,
    marks,
    number,
    text_of,
    whole,
)
from evaluation.rules.rater import Mark
from evaluation.rules.rule import InputKind
from evaluation.rules.scheme import Scheme

NAMES = "指标名称"
WORDS = "计量单位"
"""What stands in the column of units in the rows that name the indicators and their units of measure."""


@dataclass(frozen=True, order=True)
class FigureError:
    """One error, or one doubt. `row` 0: the table as a whole; `column` 0: the row as a whole. Both count from 1."""

    row: int
    column: int
    message: str

    @property
    def letters(self) -> str:
        """The column as a spreadsheet names it."""
        return column_letters(self.column)

    def __str__(self) -> str:
        if not self.row:
            return f"整个数据表：{self.message}"
        return f"第 {self.row} 行{f' {self.letters} 列' if self.column else ''}：{self.message}"


class FiguresFileErrors(ValueError):
    """All that is wrong with a table of figures, by row and column."""

    def __init__(self, errors: Sequence[FigureError]) -> None:
        self.errors = tuple(sorted(set(errors)))
        super().__init__("\n".join(str(error) for error in self.errors))


@dataclass(frozen=True)
class Declared:
    """What the table says that the outcome is: for a unit, `what` (total, place or an item), and where it stands."""

    unit: str
    what: str
    value: Decimal
    row: int
    column: int


@dataclass(frozen=True)
class FiguresFile:
    """A table as read. `doubtful`: what could be read, and is not what its writer will have meant."""

    figures: Figures
    declared: tuple[Declared, ...]
    doubtful: tuple[FigureError, ...] = ()


def read_figures(rows: Sequence[Sequence[Cell]], *, scheme: Scheme, period: str) -> FiguresFile:
    """Read the rows of a table: a head, perhaps names and units of measure, and a row for each unit.

    Raises FiguresFileErrors with every error, each by row and column.
    """
    table = _Table(rows, scheme, period)
    table.read_heads()
    if table.names_units:
        table.read_rows()
    if table.errors:
        raise FiguresFileErrors(table.errors)
    figures = Figures(
        period=period,
        units=table.units,
        indicators=table.facts(),
        demonstration=scheme.demonstration,
        absent="数据表中未填",
    )
    return FiguresFile(figures, tuple(table.declared), tuple(sorted(set(table.doubts()))))


@dataclass
class _Table:
    rows: Sequence[Sequence[Cell]]
    scheme: Scheme
    period: str
    columns: list[Column] = field(default_factory=list)
    errors: list[FigureError] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    declared: list[Declared] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    head: int = 0

    def __post_init__(self) -> None:
        rated = [item for item in self.scheme.all_items() if item.takes(InputKind.MARKS)]
        self.full_marks: dict[str, Decimal] = {item.code: item.parameters["full"] for item in rated}
        self.items = {item.code: item for item in self.scheme.all_items()}
        self.called: dict[str, list[str]] = {}
        for code, name in self.scheme.units.items():
            self.called.setdefault(name, []).append(code)

    @property
    def names_units(self) -> bool:
        """Whether a column says whose figures a row has."""
        return any(one.kind in (ColumnKind.UNIT, ColumnKind.NAME) for one in self.columns)

    def read_heads(self) -> None:
        filled = [at for at, row in enumerate(self.rows) if any(map(text_of, row))]
        while len(filled) > 1 and _is_title(self.rows[filled[0]]):
            filled.pop(0)
        if not filled:
            self._wrong(-1, None, "没有内容；第一行写列名，以下一个评价对象一行")
            return
        self.head = filled[0]
        seen: dict[tuple[str, str, str], int] = {}
        for at, cell in enumerate(self.rows[self.head]):
            try:
                column = read_head(at, text_of(cell), scheme=self.scheme)
            except HeadError as error:
                self._wrong(self.head, at, str(error))
                continue
            key = (column.kind.value, column.first, "cumulative" if column.second == "actual" else column.second)
            if column.kind is not ColumnKind.IGNORED and key in seen:
                self._wrong(self.head, at, f"与 {column_letters(seen[key] + 1)} 列重复；请删去一列")
            seen[key] = at
            self.columns.append(column)
        if not self.names_units:
            self._wrong(self.head, None, "没有「代码」一列；请写明每行是哪个评价对象")
        if not self.errors:
            for message in lacking(self.columns, self.scheme.in_period(self.period)):
                self._wrong(self.head, None, message)

    def read_rows(self) -> None:
        by_kind = {one.kind: one.at for one in reversed(self.columns)}
        code_at = by_kind.get(ColumnKind.UNIT, by_kind.get(ColumnKind.NAME, 0))
        name_at = by_kind.get(ColumnKind.NAME)
        for at in range(self.head + 1, len(self.rows)):
            row = self.rows[at]
            if not any(text_of(cell) for cell in row):
                continue
            code = self._code(text_of(_cell(row, code_at)))
            if code in (NAMES, WORDS):
                self._facts(at, row, self.names if code == NAMES else self.words)
            elif not code:
                self._wrong(at, code_at, "没有写代码；请补上，或删去这一行")
            elif code in self.lines:
                self._wrong(at, code_at, f"「{code}」与第 {self.lines[code] + 1} 行重复；每个评价对象一行")
            elif self.scheme.units and code not in self.scheme.units:
                self._wrong(at, code_at, self._unknown(code))
            else:
                self.lines[code] = at
                name = text_of(_cell(row, name_at)) if name_at is not None else ""
                self.units[code] = self._unit(at, row, code, name or self.scheme.units.get(code, code))
        if not self.units and not self.errors:
            self._wrong(-1, None, "没有评价对象；列名以下一个评价对象一行")

    def _unknown(self, named: str) -> str:
        if named in self.called:
            return f"办法中有几个评价对象都叫「{named[:30]}」；请写代码"
        return f"办法的评价对象中没有「{named[:30]}」；请核对代码或名称，或在办法的 [units] 里补上"

    def _code(self, named: str) -> str:
        """The code of the unit that is named by its code or, where that is one unit's alone, by its name."""
        if named in self.scheme.units:
            return named
        called = self.called.get(named, ())
        return called[0] if len(called) == 1 else named

    def facts(self) -> dict[str, IndicatorFact]:
        codes = dict.fromkeys(one.first for one in self.columns if one.kind is ColumnKind.FIGURE)
        return {code: IndicatorFact(self.names.get(code, code), self.words.get(code, "")) for code in codes}

    def _facts(self, at: int, row: Sequence[Cell], kept: dict[str, str]) -> None:
        for one in self.columns:
            text = text_of(_cell(row, one.at))
            if one.kind is ColumnKind.FIGURE and text:
                kept.setdefault(one.first, text)
            elif text and one.kind not in (ColumnKind.UNIT, ColumnKind.IGNORED) and text not in (NAMES, WORDS):
                self._wrong(at, one.at, "这一行只写各指标的名称或单位，这一列不是指标；请留空，并核对这一行是否错位")

    def _unit(self, at: int, row: Sequence[Cell], code: str, name: str) -> Unit:
        readings: dict[str, dict[str, Decimal | None]] = {}
        excused: set[str] = set()
        given: dict[str, tuple[Mark, ...]] = {}
        adjustments: list[Adjustment] = []
        unit = Unit(name)
        figure = ColumnKind.FIGURE
        for one in self.columns:
            cell = _cell(row, one.at)
            try:
                if one.kind is figure:
                    if isinstance(cell, str) and cell.strip() == NOT_APPLICABLE:
                        excused.add(one.first)
                    else:
                        reading = "cumulative" if one.second == "actual" else one.second
                        value = number(cell, may_be_none=one.second not in DONE_READINGS)
                        readings.setdefault(one.first, {})[reading] = value
                    continue
                match one.kind:
                    case ColumnKind.MARKS:
                        full = self.full_marks[one.first]
                        given[one.first] = (*given.get(one.first, ()), *marks(cell, rater=one.second, full=full))
                    case ColumnKind.ENTRIES:
                        adjustments += entries(cell, item=self.items[one.first])
                    case ColumnKind.PREVIOUS_PLACE:
                        unit = replace(unit, previous_place=whole(cell))
                    case ColumnKind.LATE:
                        unit = replace(unit, late=("",) * (whole(cell, most=MOST_MONTHS) or 0))
                    case ColumnKind.DECLARED if (value := number(cell, may_be_none=True)) is not None:
                        self.declared.append(Declared(code, one.first, value, at + 1, one.at + 1))
            except CellError as error:
                self._wrong(at, one.at, str(error))
        figures = {indicator: _figure(values) for indicator, values in readings.items()}
        figures |= {indicator: Figure(applicable=False) for indicator in excused}
        return replace(unit, figures=figures, marks=given, adjustments=tuple(adjustments))

    def doubts(self) -> Iterator[FigureError]:
        """What could be read, and is not what its writer will have meant."""
        for message in left_out(self.columns, self.scheme.in_period(self.period)):
            yield _at(self.head, None, message)
        for column in unread(self.columns, self.scheme):
            yield _at(self.head, column.at, "办法中没有项目读这一列；如不是多余的，请核对指标代码和读数")
        yield from self._beyond()
        for code, name in self.scheme.units.items():
            if code not in self.units:
                yield _at(-1, None, f"评价对象「{name}」没有一行，按各项均未报计")
        for column in self.columns:
            if column.kind is ColumnKind.ENTRIES:
                yield from self._refused(column)
            elif column.kind is ColumnKind.NAME:
                yield from self._swapped(column)

    def _beyond(self) -> Iterator[FigureError]:
        """What stands beside the table, under no head."""
        for at, row in enumerate(self.rows[self.head :], start=self.head):
            for beyond in range(len(self.columns), len(row)):
                if text_of(row[beyond]):
                    yield _at(at, beyond, "这一列没有列名，没有读")

    def _swapped(self, column: Column) -> Iterator[FigureError]:
        """Names that are those of others by the scheme."""
        for code, at in self.lines.items():
            if (name := self.units[code].name) in self.called and name != self.scheme.units.get(code):
                yield _at(at, column.at, f"「{name}」是另一个评价对象的名称，这一行按代码「{code}」评；请核对")

    def _refused(self, column: Column) -> Iterator[FigureError]:
        """Entries that do not count by the scheme: without proof, without a grade."""
        for code, at in self.lines.items():
            for claim in claims_of(item=self.items[column.first], adjustments=self.units[code].adjustments):
                if claim.refused:
                    matter = f"「{claim.matter[:30]}」" if claim.matter else "所列事项"
                    yield _at(at, column.at, f"{matter}{claim.refused}，按办法不计")

    def _wrong(self, row: int, column: int | None, message: str) -> None:
        self.errors.append(_at(row, column, message))


def _at(row: int, column: int | None, message: str) -> FigureError:
    """The error at a row and a column that count from 0."""
    return FigureError(row + 1, 0 if column is None else column + 1, message)


def _is_title(row: Sequence[Cell]) -> bool:
    """Whether a row says one thing alone: what stands above a table, in merged cells as a rule."""
    said = {text_of(cell).removesuffix(MERGED) for cell in row} - {""}
    return len(said) == 1 and said.isdisjoint(PLAIN)


def _cell(row: Sequence[Cell], at: int) -> Cell:
    return row[at] if at < len(row) else None


def _figure(values: Mapping[str, Decimal | None]) -> Figure:
    return Figure(**values)  # type: ignore[arg-type]
