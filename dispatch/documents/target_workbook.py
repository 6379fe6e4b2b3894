"""Reading the workbook in which an office sends the year's targets: what was understood, and cell by cell what not.

Two kinds of tables are known, in any order and on any sheet: a row a chain with a column for each common indicator,
and a row a chain with a sentence for its own indicators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import BinaryIO

from django.utils.translation import gettext as _

from config.lib.xlsx.cells import Cell, Sheet, Workbook
from config.lib.xlsx.heads import Column
from config.lib.xlsx.names import plain, split_unit
from config.lib.xlsx.reading import read_workbook
from config.lib.xlsx.tables import TableFound, find_table
from config.lib.xlsx.values import BadValue, number, text
from dispatch.rules.target_reading import TargetCatalogue, TargetRead, TargetReading, Trouble, Wanted
from dispatch.rules.target_sentence import find_target

CHAIN = "chain"
SENTENCE = "sentence"
CHAIN_NAMES = ("产业链", "产业链名称", "重点产业链")
SENTENCE_NAMES = ("差异化指标", "差异化目标", "差异化指标内容")
SKIPPED = {"序号", "编号", "no", "备注"}
_YEAR = re.compile(r"(20[0-9]{2})\s*年")


def read_targets(file: BinaryIO, *, catalogue: TargetCatalogue, year: int) -> TargetReading:
    """Read the targets of a year out of a workbook; a table whose title names another year alone is a trouble.

    Raises ``config.lib.xlsx`` refusals for a file that is not to be opened at all.
    """
    return _Reader(catalogue, year).read(read_workbook(file))


class _Reader:
    def __init__(self, catalogue: TargetCatalogue, year: int) -> None:
        self.year = year
        self.names = catalogue.chains
        self.chains = {plain(name + ending): code for code, name in self.names.items() for ending in ("", "产业链")}
        self.common = {indicator.code: indicator for indicator in catalogue.indicators if not indicator.own}
        self.own: dict[str, list[Wanted]] = {}
        for indicator in catalogue.indicators:
            if indicator.own:
                self.own.setdefault(indicator.own, []).append(indicator)
        self.reading = TargetReading()

    def read(self, workbook: Workbook) -> TargetReading:
        found = 0
        for sheet in workbook.sheets:
            if sheet.hidden:
                self.reading.remarks.append(_("Sheet “%(sheet)s” is hidden and was not read.") % {"sheet": sheet.name})
                continue
            table = find_table(sheet, self._columns())
            if table and CHAIN in table.columns and len(table.columns) > 1:
                found += 1
                self._table(table)
            elif sheet.height:
                self.reading.remarks.append(
                    _("Sheet “%(sheet)s” has no table with a column “产业链” and targets; it was not read.")
                    % {"sheet": sheet.name}
                )
        if not found:
            cell = Cell(1, 1)
            name = workbook.sheets[0].name if workbook.sheets else ""
            message = _(
                "No table of targets was found. The head must have a column “产业链” and the indicators' names."
            )
            self.reading.troubles.append(Trouble(name, 1, 1, cell.place, message))
        return self.reading

    def _columns(self) -> list[Column]:
        return [
            Column(CHAIN, CHAIN_NAMES),
            Column(SENTENCE, SENTENCE_NAMES, required=False),
            *(
                Column(code, (f"{indicator.group}/{indicator.name}", indicator.name, *indicator.other_names), False)
                for code, indicator in self.common.items()
            ),
        ]

    def _table(self, table: TableFound) -> None:
        self._check_year(table)
        self._say_what_is_around(table)
        units = dict(self._units(table))
        seen: set[str] = set()
        for row in table.body:
            chain = self._chain(table, row, seen)
            if chain is None:
                continue
            for code in units:
                self._figure(table, table.cell(row, code), chain, self.common[code])
            if SENTENCE in table.columns:
                self._sentence(table, table.cell(row, SENTENCE), chain)
        absent = [name for code, name in self.names.items() if code not in seen]
        if absent:
            self.reading.remarks.append(
                _("Sheet “%(sheet)s” has no row for: %(chains)s. Their targets stay as they are.")
                % {"sheet": table.sheet.name, "chains": "、".join(absent)}
            )

    def _check_year(self, table: TableFound) -> None:
        named = {int(year) for year in _YEAR.findall(table.title)}
        if named and self.year not in named:
            message = _("The title says “%(title)s”, but the targets of %(year)s are being imported. Choose its year.")
            said = message % {"title": table.title, "year": self.year}
            self.reading.troubles.append(Trouble(table.sheet.name, 1, 1, Cell(1, 1).place, said))

    def _say_what_is_around(self, table: TableFound) -> None:
        sheet = table.sheet.name
        unknown = [head.written for head in table.unknown if plain(split_unit(head.written)[0]) not in SKIPPED]
        if unknown:
            self.reading.remarks.append(
                _("Sheet “%(sheet)s”: these columns are not indicators of the year and were not read: %(columns)s.")
                % {"sheet": sheet, "columns": "、".join(unknown)}
            )
        if table.hidden:
            self.reading.remarks.append(
                _("Sheet “%(sheet)s”: hidden rows were read too: %(rows)s.")
                % {"sheet": sheet, "rows": "、".join(str(row) for row in table.hidden)}
            )
        if SENTENCE not in table.columns:
            absent = [indicator.name for code, indicator in self.common.items() if code not in table.columns]
            if absent:
                self.reading.remarks.append(
                    _("Sheet “%(sheet)s” has no column for: %(columns)s.")
                    % {"sheet": sheet, "columns": "、".join(absent)}
                )

    def _units(self, table: TableFound) -> Iterator[tuple[str, str]]:
        """The columns of figures, each with its unit; one in another unit than the indicator's is refused whole."""
        for code, head in table.columns.items():
            if code in {CHAIN, SENTENCE}:
                continue
            unit, wanted = head.unit or table.unit, self.common[code].unit
            if unit and plain(unit) != plain(wanted):
                cell = table.sheet.cell(table.head.rows[-1], head.index)
                self._trouble(
                    table.sheet,
                    cell,
                    _("The column is in %(unit)s, the indicator is in %(wanted)s. Convert the column and its head.")
                    % {"unit": unit, "wanted": wanted},
                )
            else:
                yield code, wanted

    def _chain(self, table: TableFound, row: int, seen: set[str]) -> str | None:
        cell = table.cell(row, CHAIN)
        chain = self.chains.get(plain(cell.text))
        if chain is None:
            message = (
                _("“%(name)s” is not a chain of this year's catalogue. Write the name as in the catalogue.")
                if cell.text
                else _("The row has no chain. Write the chain's name, or clear the row.")
            )
            self._trouble(table.sheet, cell, message % {"name": cell.text})
        elif chain in seen:
            message = _("“%(name)s” stands in two rows. Leave one of them.") % {"name": cell.text}
            self._trouble(table.sheet, cell, message)
        else:
            seen.add(chain)
            return chain
        return None

    def _figure(self, table: TableFound, cell: Cell, chain: str, indicator: Wanted) -> None:
        try:
            value = number(cell, unit=indicator.unit)
        except BadValue as bad:
            self._trouble(table.sheet, cell, str(bad))
            return
        if value is not None and value.is_signed() and not indicator.may_be_negative:
            self._trouble(table.sheet, cell, _("A target cannot be negative here. Check the sign."))
        elif value is not None:
            self._add(table, cell, chain, indicator, value, "")

    def _sentence(self, table: TableFound, cell: Cell, chain: str) -> None:
        try:
            sentence = text(cell)
        except BadValue as bad:
            self._trouble(table.sheet, cell, str(bad))
            return
        own = self.own.get(chain, [])
        if sentence and not own:
            self._trouble(table.sheet, cell, _("The chain has no indicator of its own yet. Define one first."))
        for indicator in own if sentence else ():
            value = find_target(sentence, indicator.target_phrase)
            if value is None and indicator.target_phrase:
                self._trouble(
                    table.sheet,
                    cell,
                    _("The target of “%(indicator)s” was not found: the sentence should say “%(phrase)s”.")
                    % {"indicator": indicator.name, "phrase": indicator.target_phrase.replace("{}", "…")},
                )
            else:
                self._add(table, cell, chain, indicator, value, sentence)

    def _add(
        self, table: TableFound, cell: Cell, chain: str, indicator: Wanted, value: Decimal | None, words: str
    ) -> None:
        self.reading.targets.append(TargetRead(chain, indicator.code, value, words, table.sheet.name, cell.place))

    def _trouble(self, sheet: Sheet, cell: Cell, message: str) -> None:
        self.reading.troubles.append(Trouble(sheet.name, cell.row, cell.column, cell.place, message))
