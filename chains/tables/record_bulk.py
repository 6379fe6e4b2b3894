from __future__ import annotations

from dataclasses import dataclass

from chains.queries.bulk_trial import BulkTrial
from chains.queries.bulk_wishes import SetColumn, Wish

SHOWN = 50


@dataclass(frozen=True)
class Change:
    """A record's name, what the column says of it now, and what it would say."""

    name: str
    was: str
    becomes: str


@dataclass(frozen=True)
class BulkReport:
    """The trial as a page shows it: so many lines of each sort, and how many more there are."""

    trial: BulkTrial
    changes: list[Change]
    refused: list[tuple[str, str]]

    @property
    def more_changes(self) -> int:
        return len(self.trial.done) - len(self.changes)

    @property
    def more_refused(self) -> int:
        return len(self.trial.refused) - len(self.refused)


def bulk_report(trial: BulkTrial, wish: Wish) -> BulkReport:
    """What the trial says, contacts covered."""
    column = wish.column if isinstance(wish, SetColumn) else None
    becomes = ""
    if column is not None and isinstance(wish, SetColumn):
        becomes = column.said(wish.value)
    changes = [Change(one.name, column.shown(one) if column else "", becomes) for one in trial.done[:SHOWN]]
    return BulkReport(trial, changes, [(one.name, sentence) for one, sentence in trial.refused[:SHOWN]])
