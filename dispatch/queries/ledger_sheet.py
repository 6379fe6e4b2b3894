"""A ledger opened: its rows, and what can be done with it now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Sum

from chains.permissions import may
from config.lib import clock
from dispatch.enums import Closed, Decision, Phase
from dispatch.models import Correction, Entry, Extension, Ledger
from dispatch.queries.columns import load_columns, with_names
from dispatch.queries.rows import Remark, SheetRow, build_row
from dispatch.rules import deadlines
from dispatch.rules.cells import Cell, Content, content
from dispatch.rules.deadlines import Dates
from dispatch.rules.openness import closed
from offices.enums import Right
from offices.models import Account


@dataclass(frozen=True)
class LedgerSheet:
    """A ledger as of the moment ``at``. ``stamp`` grows with every save and every move: hand it back with an act, and
    the act is refused when the ledger is no longer what was on the page."""

    ledger: Ledger
    rows: tuple[SheetRow, ...]
    at: dt.datetime
    stamp: int
    extension: Extension | None

    @property
    def dates(self) -> Dates:
        """The dates as they hold for this ledger."""
        return self.ledger.dates

    @property
    def phase(self) -> Phase:
        return deadlines.phase(self.dates, self.at)

    @property
    def days_left(self) -> int:
        """Until the due day; negative when it is over."""
        return deadlines.days_left(self.dates, deadlines.day_of(self.at))

    @property
    def closed(self) -> Closed | None:
        """Why it can be neither saved nor submitted, whoever asks; None where it can."""
        return closed(self.ledger.state, self.dates, self.at)

    @property
    def time_progress(self) -> Decimal:
        return self.ledger.month.period.time_progress

    @property
    def reported(self) -> int:
        return sum(row.is_reported for row in self.rows)

    @property
    def returned(self) -> tuple[SheetRow, ...]:
        return tuple(row for row in self.rows if row.returned_because)


@dataclass(frozen=True)
class Obstacle:
    """Something that stands in the way of submitting, at one indicator."""

    code: str
    name: str
    remark: Remark


@dataclass(frozen=True)
class Openness:
    """What an account may do with a ledger now, its status and dates included; ``closed`` says why nothing can be
    filled, None where only the right is lacking."""

    may_enter: bool
    may_submit: bool
    may_review: bool
    may_ask_extension: bool
    may_ask_correction: bool
    closed: Closed | None


def ledger_sheet(ledger: Ledger) -> LedgerSheet:
    """Everything the page of a ledger shows, in eight statements at most whatever the number of indicators,
    and three at most for each that the registers count.

    Wants the ledger loaded with its chain and month.
    """
    period = ledger.month.period
    corrections = {
        correction.entry_id: correction
        for correction in Correction.objects.filter(entry__ledger=ledger, decision=Decision.PENDING)
    }
    columns = load_columns(ledger).values()
    with_names(columns)
    reviewed = _reviewed([column.entry for column in columns if column.entry])
    return LedgerSheet(
        ledger=ledger,
        rows=tuple(
            build_row(
                column,
                period,
                correction=corrections.get(column.entry.pk) if column.entry else None,
                before=reviewed.get(column.entry.pk) if column.entry else None,
            )
            for column in columns
        ),
        at=clock.now(),
        stamp=stamp(ledger),
        extension=Extension.objects.filter(ledger=ledger).select_related("asked_by__person").first(),
    )


def _reviewed(entries: list[Entry]) -> dict[int, Content]:
    """What a reviewer last had before him of the cells that were saved since, by entry; a statement, if any."""
    changed = [entry for entry in entries if entry.reviewed_version and entry.version > entry.reviewed_version]
    if not changed:
        return {}
    history = Entry.pgh_event_model.objects.filter(pgh_obj__in=changed, version=F("reviewed_version"))  # type: ignore[attr-defined]
    rows = history.order_by("pgh_id")
    return {row.pgh_obj_id: Content(value=row.value, words=row.words, note=row.note) for row in rows}


def stamp(ledger: Ledger) -> int:
    """A number that grows with every save and every move of a ledger."""
    saves = Entry.objects.filter(ledger=ledger).aggregate(sum=Sum("version"))["sum"] or 0
    return ledger.version + saves


def obstacles(sheet: LedgerSheet) -> tuple[Obstacle, ...]:
    """What stands in the way of submitting, in the order of the rows; submitting is refused by the same list."""
    return tuple(
        Obstacle(row.indicator.code, row.indicator.name, remark) for row in sheet.rows for remark in row.obstacles
    )


def openness(sheet: LedgerSheet, account: Account) -> Openness:
    """What the account may do with the ledger at the moment of the sheet."""
    ledger, reason = sheet.ledger, sheet.closed
    may_submit = may(account, Right.SUBMIT_LEDGER, ledger.chain)
    locked_or_open = reason in {None, Closed.LOCKED}
    return Openness(
        may_enter=reason is None and may(account, Right.ENTER_LEDGER, ledger.chain),
        may_submit=reason is None and may_submit,
        may_review=reason == Closed.SUBMITTED and may(account, Right.REVIEW_LEDGER, ledger.chain),
        may_ask_extension=locked_or_open and may_submit,
        may_ask_correction=reason in {Closed.ACCEPTED, Closed.SEALED} and may_submit,
        closed=reason,
    )


def check_cells(ledger: Ledger, cells: Iterable[Cell]) -> dict[str, tuple[Remark, ...]]:
    """What would be found on cells if they were saved together; nothing is written.

    Cells that cannot be read, and codes that the ledger does not have, are left out: saving says what is wrong.
    """
    wanted = {cell.indicator_code: cell for cell in cells}
    found = {}
    for code, column in load_columns(ledger, wanted.keys()).items():
        try:
            held = content(wanted[code], column.indicator.measure, column.content)
        except ValueError:
            continue
        found[code] = build_row(column, ledger.month.period, content=held).findings
    return found
