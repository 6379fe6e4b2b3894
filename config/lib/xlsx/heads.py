"""Find the table in a sheet: its head of one to three rows wherever it begins, and which column is which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from config.lib.xlsx.cells import Cell, Sheet, Workbook
from config.lib.xlsx.names import plain, split_unit
from config.lib.xlsx.units import is_addition, is_unit

FARTHEST = 50
"""The last row in which a head may begin."""
TALLEST = 3

_WHOLE, _END, _LEAF = 6, 4, 2
_WITH_UNIT = 1


@dataclass(frozen=True)
class Column:
    """A wanted column: its key, and the names it usually goes by.

    A name may hold its unit in brackets and, before a stroke, the group above it: "规模效益/规上企业营收增幅(%)".
    """

    key: str
    names: tuple[str, ...]
    required: bool = True


@dataclass(frozen=True)
class Head:
    """The head of one column as it stands in the sheet: groups first, as written."""

    index: int
    """Number of the column, from 1."""
    path: tuple[str, ...]

    @property
    def written(self) -> str:
        """Such as "规模效益/规上企业营收增幅(%)"."""
        return "/".join(self.path)

    @property
    def name(self) -> str:
        """The lowest name without its unit."""
        return split_unit(self.path[-1])[0]

    @property
    def unit(self) -> str:
        """The unit in brackets, of the lowest name or else of the nearest group; "" if none is given."""
        return next((unit for part in reversed(self.path) if (unit := split_unit(part)[1])), "")


@dataclass(frozen=True, kw_only=True)
class TableHead:
    """Which columns of a sheet are which. Columns of the same name, none of them better, are ``ambiguous``."""

    rows: range
    columns: Mapping[str, Head]
    unknown: tuple[Head, ...]
    missing: tuple[Column, ...]
    """Wanted and not found, optional ones and ambiguous ones included."""
    ambiguous: Mapping[str, tuple[Head, ...]]
    score: tuple[int, int, int, int]


_GROUPS = ("情况", "信息", "资料", "指标", "数据", "概况")
"""What the name of a group of columns ends in."""


class _Wanted:
    """The wanted columns by every form of their names."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self._forms: dict[str, dict[str, int]] = {}
        self._parts: dict[str, tuple[str, str]] = {}
        for column in columns:
            for name in column.names:
                bare, _unit = split_unit(name)
                self._add(plain(name), column.key, _WHOLE + _WITH_UNIT)
                self._add(plain(bare), column.key, _WHOLE)
                self._add(plain(bare.rpartition("/")[2]), column.key, _LEAF)
        for keys in self._forms.values():
            weak = [key for key, strength in keys.items() if strength == _LEAF]
            if len(weak) > 1:
                for key in weak:
                    del keys[key]
        self._ends = frozenset(form[at:] for form in self._forms for at in range(len(form)))

    def _add(self, form: str, key: str, strength: int) -> None:
        keys = self._forms.setdefault(form, {})
        keys[key] = max(keys.get(key, 0), strength)

    def _part(self, text: str) -> tuple[str, str]:
        """What counts of a part of a head: with its unit, and without."""
        if text not in self._parts:
            self._parts[text] = plain(text), plain(split_unit(text)[0])
        return self._parts[text]

    def strengths(self, head: Head) -> dict[str, int]:
        """How well each wanted column fits this head: whole path, end of the path, or lowest name where no group is."""
        found: dict[str, int] = {}
        if self._ends.isdisjoint(self._part(head.path[-1])):
            return self._behind_stroke(head)
        full, bare = zip(*map(self._part, head.path), strict=True)
        for start in range(len(full)):
            for form in {"".join(full[start:]), "".join(bare[start:])}:
                for key, strength in self._forms.get(form, {}).items():
                    if strength < _WHOLE and len(full) > 1:
                        continue
                    found[key] = max(found.get(key, 0), strength if start == 0 else min(strength, _END + strength % 2))
        return found or self._behind_stroke(head)

    def _behind_stroke(self, head: Head) -> dict[str, int]:
        """The columns whose whole name stands behind the stroke that ends a group's: 经营情况/员工数（人）.

        Behind any other a name is divided by, or beside, what is before it: 研发投入/营业收入.
        """
        group, _stroke, last = split_unit(head.path[-1])[0].rpartition("/")
        forms = self._forms.get(plain(last), {}) if plain(group).endswith(_GROUPS) else {}
        return {key: _END for key, strength in forms.items() if strength >= _WHOLE}


def find_head(sheet: Sheet, columns: Sequence[Column]) -> TableHead | None:
    """The head that fits the wanted columns best; None when not one of them is found."""
    wanted = _Wanted(columns)
    candidates = (_assign(rows, sheet, wanted) for rows in _blocks(sheet))
    best = max((head for head in candidates if head.columns), key=lambda head: head.score, default=None)
    if best is None:
        return None
    grown = _grow(best.rows, sheet, best)
    return _assign(grown, sheet, wanted) if grown != best.rows else best


def _blocks(sheet: Sheet) -> Iterator[range]:
    """Every run of one to three rows that no merged range crosses the edge of."""
    for first in range(1, min(sheet.height, FARTHEST) + 1):
        if not any(cell.text for cell in sheet.row(first)):
            continue
        for last in range(first, min(first + TALLEST - 1, sheet.height) + 1):
            if not _crosses(sheet, first, last):
                yield range(first, last + 1)


def _crosses(sheet: Sheet, first: int, last: int) -> bool:
    return any(
        top < first <= bottom or top <= last < bottom
        for top, _left, bottom, _right in sheet.merged
        if top <= last and bottom >= first
    )


def _heads(sheet: Sheet, rows: range) -> list[Head]:
    heads = []
    for column in range(1, sheet.width + 1):
        path: list[str] = []
        for row in rows:
            text = " ".join(sheet.cell(row, column).text.split())
            if path and is_addition(text):
                path[-1] += text if not is_unit(text) else f"（{text}）"
            elif plain(text) and (not path or plain(text) != plain(path[-1])):
                path.append(text)
        if path:
            heads.append(Head(column, tuple(path)))
    return heads


def _assign(rows: range, sheet: Sheet, wanted: _Wanted) -> TableHead:
    """Give every wanted column the head that fits it best, the best fits first, no head twice."""
    heads = _heads(sheet, rows)
    fits: dict[str, dict[Head, int]] = {}
    for head in heads:
        for key, strength in wanted.strengths(head).items():
            fits.setdefault(key, {})[head] = strength
    taken: dict[Head, str] = {}
    ambiguous: dict[str, tuple[Head, ...]] = {}
    total = 0
    for key in sorted(fits, key=lambda key: -max(fits[key].values())):
        free = {head: strength for head, strength in fits[key].items() if head not in taken}
        strongest = [head for head, strength in free.items() if strength == max(free.values())]
        if len(strongest) == 1:
            taken[strongest[0]] = key
            total += free[strongest[0]]
        elif strongest:
            ambiguous[key] = tuple(strongest)
    columns = {key: head for head, key in taken.items()}
    required = sum(column.required for column in wanted.columns if column.key in columns)
    return TableHead(
        rows=rows,
        columns=MappingProxyType(columns),
        unknown=tuple(head for head in heads if head not in taken),
        missing=tuple(column for column in wanted.columns if column.key not in columns),
        ambiguous=MappingProxyType(ambiguous),
        score=(required, len(columns), total, -len(rows)),
    )


def _grow(rows: range, sheet: Sheet, head: TableHead) -> range:
    """Take in the groups above and the second names below that were not needed to recognise a column."""
    while len(rows) < TALLEST and _is_groups(sheet, rows[0] - 1) and not _crosses(sheet, rows[0] - 1, rows[-1]):
        rows = range(rows[0] - 1, rows[-1] + 1)
    while len(rows) < TALLEST and _is_second_names(sheet, rows[-1] + 1, head):
        rows = range(rows[0], rows[-1] + 2)
    return rows


def _is_groups(sheet: Sheet, row: int) -> bool:
    """A row of two or more names; a title is one, and a line such as "单位：万元" has a colon."""
    cells = [cell for cell in sheet.row(row) if cell.text]
    texts = {cell.text for cell in cells}
    return (
        len(texts) > 1
        and all(isinstance(cell.value, str) for cell in cells)
        and not any(sign in text for text in texts for sign in ":：")
    )


def _is_second_names(sheet: Sheet, row: int, head: TableHead) -> bool:
    """A row of names below groups, or of units and remarks in brackets below names."""
    cells = [cell for cell in sheet.row(row) if cell.text]
    known = {found.index for found in head.columns.values()}
    unknown = {found.index for found in head.unknown}
    return (
        len(cells) > 1
        and all(isinstance(cell.value, str) and (cell.column not in known or is_addition(cell.text)) for cell in cells)
        and any(cell.column in unknown or is_addition(cell.text) for cell in cells)
    )


def best_sheet(workbook: Workbook, columns: Sequence[Column]) -> Sheet | None:
    """The sheet whose head fits best, visible ones before hidden ones; None when no column is found on any."""
    heads = [(head, sheet) for sheet in workbook.sheets if (head := find_head(sheet, columns)) is not None]
    best = max(heads, key=lambda found: (not found[1].hidden, *found[0].score), default=None)
    return best[1] if best else None


def head_cell(sheet: Sheet, head: TableHead, key: str) -> Cell:
    """The lowest head cell of a found column, to hang a remark on."""
    return sheet.cell(head.rows[-1], head.columns[key].index)
