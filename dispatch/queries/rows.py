"""A row of the ledger as people see it: what is entered, what follows from it, and what is to be done about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext

from config.lib.periods import Month
from dispatch.enums import CellState, Level, Light
from dispatch.models import Correction, Entry, Indicator
from dispatch.queries.columns import Column
from dispatch.rules import checks
from dispatch.rules.cells import Content
from dispatch.rules.measure import Figures, Reading
from dispatch.rules.progress import Progress, progress
from dispatch.rules.year_to_date import YearToDate, so_far, year_to_date


@dataclass(frozen=True)
class Remark:
    """A finding in words. ``stops``: as things stand it stops the submission."""

    check: str
    level: Level
    sentence: str
    stops: bool


@dataclass(frozen=True)
class SheetRow:
    """One indicator in the ledger of one month. Figures are unrounded; shares are fractions, ``lead`` is in points.

    ``before`` is what a reviewer last had before him, where the cell was saved since. ``counted`` is what the registers
    count now, as long as the ledger is not judged.
    """

    indicator: Indicator
    month: Month
    entry: Entry | None
    content: Content
    target: Decimal | None
    target_words: str
    figures: Figures
    year: YearToDate
    progress: Progress
    findings: tuple[Remark, ...]
    correction: Correction | None = field(default=None, compare=False)
    before: Content | None = None
    counted: Decimal | None = None

    @property
    def value(self) -> Decimal | None:
        return self.content.value

    @property
    def words(self) -> str:
        return self.content.words

    @property
    def note(self) -> str:
        return self.content.note

    @property
    def version(self) -> int:
        """The version of the cell; 0 where nothing was ever saved."""
        return self.entry.version if self.entry else 0

    @property
    def source(self) -> str:
        return self.entry.source if self.entry else ""

    @property
    def overruled(self) -> Decimal | None:
        """What the registers counted when another figure was entered in its place."""
        if self.entry is None or self.value is None or self.entry.counted == self.value:
            return None
        return self.entry.counted

    @property
    def entered_by(self) -> str:
        """The name of whoever entered what stands here."""
        return self.entry.entered_by.person.name if self.entry and self.entry.entered_by else ""

    @property
    def entered_at(self) -> dt.datetime | None:
        return self.entry.entered_at if self.entry and self.entry.entered_by_id else None

    @property
    def returned_because(self) -> str:
        return self.entry.returned_because if self.entry else ""

    @property
    def is_reported(self) -> bool:
        return self.value is not None or bool(self.words)

    @property
    def changed_since_return(self) -> bool:
        """Whether the cell was saved since a reviewer last returned the ledger."""
        if self.entry is None or self.entry.reviewed_version is None:
            return False
        return self.entry.version > self.entry.reviewed_version

    @property
    def last_month(self) -> Decimal | None:
        """Last month's figure as entered."""
        return self.figures.get(self.month.previous())

    @property
    def month_figure(self) -> Decimal | None:
        """What the month came to by itself."""
        return self.year.alone

    @property
    def to_date(self) -> Decimal | None:
        """The figure of the year so far; None where a month is missing."""
        return self.year.so_far

    @property
    def known_until(self) -> Month | None:
        """Last month, where this one has no figure yet and the figure of the year so far is known up to there."""
        return self.month.previous() if self.known_to_date is not None else None

    @property
    def known_to_date(self) -> Decimal | None:
        """The figure of the year up to last month, as long as this month has none; None where none is added up."""
        before, measure = self.month.previous(), self.indicator.measure
        if self.is_reported or not measure.adds_up or before.year != self.month.year:
            return None
        return so_far(measure.kind, self.figures, before)

    @property
    def missing(self) -> tuple[Month, ...]:
        """The months for want of which there is no figure of the year so far."""
        return self.year.missing

    @property
    def share(self) -> Decimal | None:
        return self.progress.share

    @property
    def time_progress(self) -> Decimal:
        return self.progress.time

    @property
    def lead(self) -> Decimal | None:
        return self.progress.lead

    @property
    def light(self) -> Light:
        return self.progress.light

    @property
    def months(self) -> tuple[Decimal | None, ...]:
        """The twelve months of the year as entered."""
        return tuple(self.figures.get(Month(self.month.year, number)) for number in range(1, 13))

    @property
    def obstacles(self) -> tuple[Remark, ...]:
        """What stands in the way of the submission."""
        return tuple(finding for finding in self.findings if finding.stops)

    @property
    def state(self) -> CellState:
        if self.returned_because:
            return CellState.RETURNED
        if any(finding.level == Level.ERROR for finding in self.findings):
            return CellState.WRONG
        if not self.findings:
            return CellState.GOOD
        if self.note:
            return CellState.EXPLAINED
        return CellState.WARNED if self.is_reported else CellState.MISSING


def build_row(
    column: Column,
    month: Month,
    *,
    entry: Entry | None = None,
    content: Content | None = None,
    correction: Correction | None = None,
    before: Content | None = None,
) -> SheetRow:
    """The row of a column, as stored or with other content (which answers a return); no statements."""
    entry = entry or column.entry
    content = content or column.content
    indicator, measure = column.indicator, column.indicator.measure
    figures = {**column.figures, month: content.value}
    year = year_to_date(measure.kind, figures, month)
    reading = Reading(
        measure=measure,
        month=month,
        words=content.words,
        note=content.note,
        returned_because=entry.returned_because if entry and content == column.content else "",
        figures=figures,
        target=column.target,
        counted=column.counted,
        counted_then=entry.counted if entry else None,
    )
    findings = tuple(
        Remark(finding.check, finding.level, finding.sentence(gettext), checks.stops(finding, content.note))
        for finding in checks.check(reading)
    )
    return SheetRow(
        indicator=indicator,
        month=month,
        entry=entry,
        content=content,
        target=column.target,
        target_words=column.target_words,
        figures=figures,
        year=year,
        progress=progress(measure, so_far=year.so_far, target=column.target, month=month),
        findings=findings,
        correction=correction,
        before=before,
        counted=column.counted,
    )
