"""One pass over the XML of a workbook: counts what it holds, refuses what it must not, notes what values do not tell.

The values themselves are read by calamine, which knows neither hidden rows nor formulas nor number formats, and
lays every sheet out as a full rectangle however sparse it is; hence this pass before it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from django.utils.translation import gettext as _

from config.lib.xlsx.budget import Budget
from config.lib.xlsx.formats import shown_unit
from config.lib.xlsx.limits import Limits, WorkbookRefused
from config.lib.xlsx.package import damaged
from config.lib.xlsx.places import LAST_COLUMN, LAST_ROW, column_number, parse_range
from config.lib.xlsx.units import PERCENT

LONGEST_TOKEN = 1024 * 1024
"""Bytes one tag or stretch of text may take: a cell holds 32,767 characters, and parsers choke on more."""

_HEAVY = 3
"""How many plain cells could be written in the time that one cell of a merged or linked range takes."""

_BUILT_IN_PERCENT = frozenset({"9", "10"})
_TRUE = ("1", "true")


@dataclass
class SheetLayout:
    """What one sheet's XML tells beyond its values. Places are (row, column), both from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    worded: set[tuple[int, int]] = field(default_factory=set)
    """Formulas whose result is a text, which may be an empty one."""
    errors: set[tuple[int, int]] = field(default_factory=set)
    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    """Units that the formats of cells show, filled or not."""


@dataclass
class BookLayout:
    """What the workbook's own parts tell: its sheets, where they are, and which formats show percent."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    """Name and relation of each."""
    targets: dict[str, str] = field(default_factory=dict)
    """Part that each relation leads to."""
    documents: list[str] = field(default_factory=list)
    """Parts that are said to be the workbook itself."""
    shown: dict[str, str] = field(default_factory=dict)
    """Units that cell formats show (see ``shown_unit``), by the number of the format."""


Handler = Callable[[dict[str, str]], None]


class _Scan:
    """Scans a part of which nothing is wanted but that it be harmless. Others add what they want to ``handlers``."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.handlers: dict[str, Handler] = dict.fromkeys(("table", "comment"), self._range)
        self.handlers |= dict.fromkeys(("conditionalFormatting", "cfRule", "dataValidation"), self._ranges)

    def run(self, chunks: Iterable[bytes]) -> None:
        """Parse the part; raises WorkbookRefused."""
        handlers = _ByName(self.handlers)
        elements = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal elements
            elements += 1
            handler = handlers[name]
            if handler is not None:
                handler(attributes)

        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._aside
        since_tag = 0
        try:
            for chunk in chunks:
                since_tag = _longest_token(chunk, since_tag)
                parser.Parse(chunk, False)
                self.budget.count_elements(elements, attributes=chunk.count(b"="))
                self.count()
                elements = 0
            parser.Parse(b"", True)
        except WorkbookRefused:
            raise
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise damaged() from error

    def count(self) -> None:
        """Count what was met since the last time; asked after every chunk."""

    def _range(self, attributes: dict[str, str]) -> None:
        """Something that stands at a range, however large it says that is."""
        reference = attributes.get("ref", "")
        if ":" in reference:
            top, left, bottom, right = parse_range(reference)
            self.budget.count_spread(_HEAVY * (bottom - top + 1) * (right - left + 1))

    def _ranges(self, attributes: dict[str, str]) -> None:
        """Something that stands at a list of ranges, each of which is read by itself."""
        self.budget.count_spread(_HEAVY * (2 + attributes.get("sqref", "").count(" ")))

    def _aside(self, *texts: str) -> None:
        """A comment or an instruction: nothing to read, but not for nothing either."""
        self.budget.count_elements()
        if any(len(text) > LONGEST_TOKEN for text in texts):
            raise damaged()


class _ByName(dict[str, Handler | None]):
    """Handlers by element name, its prefix left out, as calamine does."""

    def __missing__(self, name: str) -> Handler | None:
        _prefix, _colon, local = name.partition(":")
        if ":" in local:
            raise damaged()
        self[name] = self.get(local) if local else None
        return self[name]


class _BookScan(_Scan):
    """The workbook part, the relations that lead to it and from it, or its formats."""

    def __init__(self, budget: Budget, layout: BookLayout) -> None:
        super().__init__(budget)
        self._layout = layout
        self._formats: dict[str, str] = {}
        self._in_cell_formats = False
        self._cell_formats = 0
        self.handlers |= {
            "sheet": self._sheet,
            "Relationship": self._relation,
            "numFmt": self._number_format,
            "cellXfs": self._cell_formats_begin,
            "cellStyles": self._cell_formats_end,
            "xf": self._format,
        }

    def _sheet(self, attributes: dict[str, str]) -> None:
        relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
        self._layout.sheets.append((attributes.get("name", ""), relation))

    def _relation(self, attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "")
        if attributes.get("Type", "").lower().endswith("/officedocument"):
            self._layout.documents.append(target)
        elif attributes.get("TargetMode") != "External":
            self._layout.targets[attributes.get("Id", "")] = target

    def _number_format(self, attributes: dict[str, str]) -> None:
        self._formats.setdefault(attributes.get("numFmtId", ""), attributes.get("formatCode", ""))

    def _cell_formats_begin(self, _attributes: dict[str, str]) -> None:
        self._in_cell_formats = True

    def _cell_formats_end(self, _attributes: dict[str, str]) -> None:
        self._in_cell_formats = False

    def _format(self, attributes: dict[str, str]) -> None:
        if not self._in_cell_formats:
            return
        number = attributes.get("numFmtId", "")
        unit = PERCENT if number in _BUILT_IN_PERCENT else shown_unit(self._formats.get(number, ""))
        if unit:
            self._layout.shown[str(self._cell_formats)] = unit
        self._cell_formats += 1


class _SheetScan(_Scan):
    """A sheet: where its cells are, and what is special about them."""

    def __init__(self, budget: Budget, columns: dict[str, int], shown: Mapping[str, str]) -> None:
        super().__init__(budget)
        self.layout = SheetLayout()
        self._columns = columns
        self._shown = shown
        self._cells = 0
        self._row = self._column = 0
        self._row_digits = ""
        self._is_worded = False
        self._top = self._left = LAST_ROW
        self._bottom = self._right = 0
        self._links = 0
        self.handlers |= {
            "c": self._cell,
            "v": self._value,
            "is": self._value,
            "f": self._formula,
            "row": self._begin_row,
            "col": self._column_format,
            "mergeCell": self._merge,
            "hyperlink": self._link,
        }

    def count(self) -> None:
        self.budget.count_cells(self._cells)
        self._cells = 0

    def _cell(self, attributes: dict[str, str]) -> None:
        self._cells += 1
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            letters = reference.rstrip("0123456789")
            self._column = self._columns[letters]
            digits = reference[len(letters) :]
            if digits != self._row_digits:
                self._go_to_row(digits)
        kind = attributes.get("t")
        self._is_worded = kind == "str"
        if kind == "e":
            self.layout.errors.add((self._row, self._column))
        if self._shown and (unit := self._shown.get(attributes.get("s", ""))) is not None:
            self.layout.shown[self._row, self._column] = unit

    def _value(self, _attributes: dict[str, str]) -> None:
        row, column = self._row, self._column
        if row > self._bottom:
            self._bottom = row
        if row < self._top:
            self._top = row
        if column > self._right:
            self._right = column
        if column < self._left:
            self._left = column
        if self.layout.uncomputed:
            self.layout.uncomputed.discard((row, column))

    def _formula(self, _attributes: dict[str, str]) -> None:
        self.layout.formulas.add((self._row, self._column))
        self.layout.uncomputed.add((self._row, self._column))
        if self._is_worded:
            self.layout.worded.add((self._row, self._column))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._go_to_row(attributes.get("r") or str(self._row + 1))
        self._column = 0
        if attributes.get("hidden") in _TRUE:
            self.layout.hidden_rows.add(self._row)

    def _go_to_row(self, digits: str) -> None:
        self._row = int(digits)
        self._row_digits = digits
        if not 1 <= self._row <= LAST_ROW:
            raise damaged()

    def _column_format(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE:
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "0"))
            hidden = range(max(first, 1), min(last, LAST_COLUMN) + 1)
            self.budget.count_elements(len(hidden))
            self.layout.hidden_columns.update(hidden)

    def _merge(self, attributes: dict[str, str]) -> None:
        self._cells += 1
        self._range(attributes)
        self.layout.merged.append(parse_range(attributes.get("ref", "")))

    def _link(self, attributes: dict[str, str]) -> None:
        self._links += 1
        self._range(attributes)

    def check_extent(self) -> None:
        """Refuse filled cells that lie too far apart; clip merged ranges and count what their texts spread over."""
        bottom, right = self._bottom, self._right
        self.budget.count_spread(len(self.layout.merged) * self._links)
        if bottom:
            self.budget.check_extent(bottom, (bottom - self._top + 1) * (right - self._left + 1))
        self.layout.merged = self.budget.count_merged(self.layout.merged, bottom, right)


class _Columns(dict[str, int]):
    """Column numbers by their letters, each worked out once."""

    def __missing__(self, letters: str) -> int:
        number = column_number(letters) if letters.isascii() and letters.isalpha() and len(letters) <= 3 else 0
        if not 1 <= number <= LAST_COLUMN:
            raise damaged()
        self[letters] = number
        return number


class Scanner:
    """Scans the parts of one workbook, with one budget for all of them. Every method raises WorkbookRefused."""

    def __init__(self, limits: Limits) -> None:
        self._budget = Budget(limits)
        self._columns = _Columns()

    @property
    def work(self) -> int:
        """See ``Budget.work``."""
        return self._budget.work

    def pass_over(self, work: int) -> None:
        """Count the work of a part that is not read here, but may be by whoever writes the workbook again."""
        self._budget.count_spread(work)

    def scan(self, chunks: Iterable[bytes]) -> None:
        """Scan a part of which nothing is wanted."""
        _Scan(self._budget).run(chunks)

    def scan_book(self, chunks: Iterable[bytes], layout: BookLayout) -> None:
        """Scan the workbook part, relations that lead to it or from it, or its formats; add what they tell."""
        _BookScan(self._budget, layout).run(chunks)

    def scan_sheet(self, chunks: Iterable[bytes], shown: Mapping[str, str]) -> SheetLayout:
        """Scan a sheet; ``shown`` are the units of the cell formats, as ``BookLayout`` has them."""
        scan = _SheetScan(self._budget, self._columns, shown)
        scan.run(chunks)
        scan.check_extent()
        return scan.layout


def _longest_token(chunk: bytes, carried: int) -> int:
    """Refuse a chunk in which no tag begins for too long; returns how long none has begun at its end."""
    last, end = -carried, len(chunk)
    while end - last > LONGEST_TOKEN:
        found = chunk.rfind(b"<", max(last, 0), last + LONGEST_TOKEN + 1)
        if found < 0 or found == last:
            raise damaged()
        last = found
    found = chunk.rfind(b"<", max(last, 0))
    return end - found if found >= 0 else end - last


def _refuse_doctype(*_declaration: object) -> None:
    raise WorkbookRefused(
        _("The file carries definitions of its own (DTD), which no workbook needs. It was not opened.")
    )
