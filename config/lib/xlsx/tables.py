"""A table found in a sheet: its head, its rows, and what stands around it set apart."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from config.lib.xlsx.cells import Cell, Sheet, Workbook
from config.lib.xlsx.heads import Column, Head, TableHead, best_sheet, find_head
from config.lib.xlsx.names import plain
from config.lib.xlsx.units import named_unit, same_unit, unit_line, unit_of_kind
from config.lib.xlsx.values import BadValue

_TOTAL = re.compile(r"(全?[市县区省镇]级?|本[月季年])?(合计|总计|小计|共计|总和|累计|平均|平均值)([0-9]+[个条家项户])?")
_LONGEST_TOTAL = 40
_SIGNS_OF_TOTAL = frozenset("计和均")
"""One of them stands in every word for a total."""
_NOTE = re.compile(
    r"(注|备注|附注|说明|(填表|填报|编制)(说明|人|单位|日期|时间)|(审核|负责|制表|经办|联系)人|单位负责人|联系电话|(数据|资料)来源)"
    r"[0-9]*\s*[:：.、]"
)
_COLUMN_NUMBERS = ("甲", "乙", "丙", "丁", "戊")


@dataclass(frozen=True, kw_only=True)
class TableFound:
    """A table in a sheet. Row numbers are those of the sheet, from 1."""

    sheet: Sheet
    title: str
    """The first text above the head."""
    unit: str
    """The unit of a line such as "单位：万元" above the head; "" if there is none."""
    head: TableHead
    body: tuple[int, ...]
    totals: tuple[int, ...]
    notes: tuple[int, ...]
    """Notes, headings of sections, repeated heads, lines of column numbers."""

    @property
    def columns(self) -> Mapping[str, Head]:
        """The wanted columns that were found, by key."""
        return self.head.columns

    @property
    def unknown(self) -> tuple[Head, ...]:
        """Columns that nobody wanted."""
        return self.head.unknown

    @property
    def missing(self) -> tuple[Column, ...]:
        """Wanted columns that were not found, optional ones included."""
        return self.head.missing

    @property
    def complete(self) -> bool:
        """Whether every required column was found."""
        return not any(column.required for column in self.missing)

    @property
    def hidden(self) -> tuple[int, ...]:
        """Rows of the body that a person does not see."""
        return tuple(row for row in self.body if row in self.sheet.hidden_rows)

    def cell(self, row: int, key: str) -> Cell:
        """The cell of a row in a wanted column; an empty one of column 0 when the column is missing."""
        head = self.columns.get(key)
        return self.sheet.cell(row, head.index) if head else Cell(row, 0)

    def cells(self, row: int) -> dict[str, Cell]:
        """The cells of a row in the columns that were found, by key; empty ones too."""
        filled = self.sheet.rows.get(row, {})
        return {key: filled.get(column) or Cell(row, column) for key, column in self._indexes}

    @cached_property
    def _indexes(self) -> list[tuple[str, int]]:
        return [(key, head.index) for key, head in self.columns.items()]

    def check_unit(self, key: str, unit: str) -> None:
        """Raise BadValue where a column's head, or the line above the table, names another unit than the wanted one.

        Figures are never converted: the mistake belongs to ``head_cell``, and the person mends column and head.
        """
        if not unit or key not in self.columns:
            return
        named = named_unit(self.columns[key].unit) or unit_of_kind(self.unit, unit)
        if named and not same_unit(named, unit):
            raise BadValue(
                _("This column is in %(named)s, but %(unit)s is wanted. Convert the figures and change the head.")
                % {"named": named, "unit": unit}
            )


def find_table(sheet: Sheet, columns: Sequence[Column]) -> TableFound | None:
    """Find the table with the wanted columns in a sheet; None when not one of them is found.

    The head may begin anywhere in the first fifty rows and take up to three, merged or not. Total rows and notes are
    set apart. A merged cell's value spreads over its range (see ``Cell.spread``).
    """
    head = find_head(sheet, columns)
    if head is None:
        return None
    sorting = _Sorting(sheet, head)
    for row in range(head.rows[-1] + 1, sheet.height + 1):
        sorting.put(row)
    above = [cell.text for row in range(1, head.rows[0]) for cell in sheet.row(row) if cell.text and not cell.spread]
    return TableFound(
        sheet=sheet,
        title=next((text for text in above if not unit_line(text)), ""),
        unit=next((found for text in above if (found := unit_line(text))), ""),
        head=head,
        body=tuple(sorting.body),
        totals=tuple(sorting.totals),
        notes=tuple(sorting.notes),
    )


def best_table(workbook: Workbook, columns: Sequence[Column]) -> TableFound | None:
    """The table of the sheet that fits best, visible sheets before hidden ones."""
    sheet = best_sheet(workbook, columns)
    return find_table(sheet, columns) if sheet else None


class _Sorting:
    """Puts the rows under a head where they belong."""

    def __init__(self, sheet: Sheet, head: TableHead) -> None:
        self.body: list[int] = []
        self.totals: list[int] = []
        self.notes: list[int] = []
        self._sheet = sheet
        self._first = head.rows[-1] + 1
        self._names = {each.index: {plain(part) for part in each.path} for each in head.columns.values()}
        self._noted = False
        """The notes under the table have begun."""

    def put(self, row: int) -> None:
        # As ``Cell.empty`` says, which is asked of every cell of a workbook here and costs as much as all the rest.
        cells = [one for one in self._sheet.row(row) if one.formula or one.error or one.written.strip()]
        once = cells
        if self._sheet.merged:
            once = [cell for cell, before in zip(cells, [None, *cells], strict=False) if not _continues(cell, before)]
        if not once:
            return
        if self._is_note(cells, once):
            self.notes.append(row)
        elif any(_is_total(cell.text) for cell in once[:2]):
            self.totals.append(row)
        elif self._is_repeated_head(cells) or (row == self._first and _are_column_numbers(once)):
            self.notes.append(row)
        elif any(cell.column in self._names for cell in cells):
            self._noted = False
            self.body.append(row)
        elif any(isinstance(cell.value, str) for cell in once):
            self.notes.append(row)

    def _is_note(self, cells: list[Cell], once: list[Cell]) -> bool:
        if _NOTE.match(once[0].text):
            self._noted = True
            return True
        alone = len(once) == 1 and isinstance(once[0].value, str)
        return alone and (self._noted or len(cells) > max(2, len(self._names) // 2))

    def _is_repeated_head(self, cells: list[Cell]) -> bool:
        named = [cell for cell in cells if cell.column in self._names]
        return len(named) > 1 and all(plain(cell.text) in self._names[cell.column] for cell in named)


def _is_total(text: str) -> bool:
    if len(text) > _LONGEST_TOTAL or _SIGNS_OF_TOTAL.isdisjoint(text):
        return False
    return _TOTAL.fullmatch(plain(text)) is not None


def _continues(cell: Cell, before: Cell | None) -> bool:
    return cell.spread and before is not None and before.column == cell.column - 1 and before.written == cell.written


def _are_column_numbers(cells: list[Cell]) -> bool:
    """The line "甲 乙 1 2 3 …" under the head of a statistical table."""
    texts = [cell.text.strip("()（）") for cell in cells]
    letters = sum(text in _COLUMN_NUMBERS for text in texts)
    numbers = [str(number) for number in range(1, len(texts) - letters + 1)]
    return len(texts) > 2 and texts == [*_COLUMN_NUMBERS[:letters], *numbers]
