"""What an uploaded ledger workbook would change, cell by cell, before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from config.lib.xlsx.marking import Mistake
from dispatch.documents.ledger_workbook import LedgerBook, LedgerRead, Line, LineRead
from dispatch.enums import Level
from dispatch.queries.ledger_sheet import LedgerSheet, check_cells
from dispatch.queries.rows import Remark, SheetRow
from dispatch.rules.cells import Cell, Content, content
from dispatch.rules.year_to_date import year_to_date
from dispatch.tables.ledger_grid import basis, figure, plain


@dataclass(frozen=True)
class Change:
    """One indicator that the workbook would change. ``meanwhile`` says who changed it since the download."""

    row: SheetRow
    becomes: Content
    place: str
    findings: tuple[Remark, ...]
    meanwhile: str

    @property
    def was_shown(self) -> str:
        return self.row.words or figure(self.row, self.row.value)

    @property
    def becomes_shown(self) -> str:
        return self.becomes.words or figure(self.row, self.becomes.value)

    @property
    def figure_changes(self) -> bool:
        return (self.row.value, self.row.words) != (self.becomes.value, self.becomes.words)

    @property
    def is_wrong(self) -> bool:
        """Whether a check finds an error, so that the ledger cannot be submitted with it."""
        return any(finding.level == Level.ERROR for finding in self.findings)

    @property
    def note_changes(self) -> bool:
        return self.row.note != self.becomes.note


@dataclass(frozen=True)
class LedgerTrial:
    """The trial report. ``cells`` are what an import would save; ``marks`` is all that is marked in the workbook."""

    changes: tuple[Change, ...]
    cells: tuple[Cell, ...]
    mistakes: tuple[Mistake, ...]
    marks: tuple[Mistake, ...]
    remarks: tuple[str, ...]

    @property
    def may_be_imported(self) -> bool:
        return bool(self.cells) and not self.mistakes


def book_of(sheet: LedgerSheet, *, to_fill: bool) -> LedgerBook:
    """The sheet as values for the workbook."""
    ledger = sheet.ledger
    return LedgerBook(
        chain=ledger.chain.code,
        chain_name=ledger.chain.full_name,
        month=ledger.month.period,
        lines=[_line(row) for row in sheet.rows],
        to_fill=to_fill,
    )


def _line(row: SheetRow) -> Line:
    indicator = row.indicator
    before = row.month.previous()
    so_far = year_to_date(indicator.measure.kind, row.figures, before).so_far if before.year == row.month.year else None
    return Line(
        code=indicator.code,
        name=indicator.name,
        names=(indicator.short_name, *indicator.other_names),
        group=indicator.group,
        unit=indicator.unit,
        basis=basis(row),
        form=indicator.form,
        decimals=indicator.decimals,
        last=row.last_month,
        so_far=so_far,
        target=row.target,
        value=row.value,
        words=row.words,
        note=row.note,
    )


def trial_of(found: LedgerRead, sheet: LedgerSheet) -> LedgerTrial:
    """What reading a workbook would change in the ledger; nothing is written."""
    rows = {row.indicator.code: row for row in sheet.rows}
    mistakes = list(found.mistakes)
    cells: dict[str, Cell] = {}
    held: dict[str, Content] = {}
    lines = {line.code: line for line in found.lines}
    for code, line in lines.items():
        cell = _cell(line, rows[code])
        now = Content(rows[code].value, rows[code].words, rows[code].note)
        try:
            becomes = content(cell, rows[code].indicator.measure, now)
        except ValueError as error:
            mistakes.append(_mistake(found, line, _("It cannot be stored: %(reason)s.") % {"reason": _(str(error))}))
            continue
        if becomes != now:
            cells[code], held[code] = cell, becomes
    findings = check_cells(sheet.ledger, cells.values())
    changes = [
        Change(
            rows[code], held[code], lines[code].at.place, findings.get(code, ()), _meanwhile(lines[code], rows[code])
        )
        for code in rows
        if code in cells
    ]
    return LedgerTrial(
        changes=tuple(changes),
        cells=tuple(cells.values()),
        mistakes=tuple(mistakes),
        marks=(*mistakes, *_marks(found, lines, changes)),
        remarks=tuple(found.remarks),
    )


def _cell(line: LineRead, row: SheetRow) -> Cell:
    """What is to be saved: what was not touched in the workbook stays as it is now."""
    value: Decimal | None = line.value if line.touched else row.value
    words = line.words if line.touched else None
    return Cell(row.indicator.code, value=value, words=words, note=line.note, seen_version=row.version)


def _meanwhile(line: LineRead, row: SheetRow) -> str:
    if not line.touched or line.was is None or line.was == plain(row.value, row.words):
        return ""
    return _("%(name)s changed it after the workbook was downloaded.") % {"name": row.entered_by or _("Somebody")}


def _marks(found: LedgerRead, lines: dict[str, LineRead], changes: list[Change]) -> list[Mistake]:
    """What the checks find, to be marked in the workbook beside what could not be read."""
    return [
        _mistake(found, lines[change.row.indicator.code], _mark(remark))
        for change in changes
        for remark in change.findings
        if remark.level == Level.ERROR or remark.stops
    ]


def _mark(remark: Remark) -> str:
    if remark.level == Level.ERROR:
        return remark.sentence
    return _("%(sentence)s (Write the reason into the note.)") % {"sentence": remark.sentence}


def _mistake(found: LedgerRead, line: LineRead, message: str) -> Mistake:
    return Mistake(found.sheet, line.at.row, line.at.column, message)
