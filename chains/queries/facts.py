"""What a record's page shows of its dated facts, milestones and months: of foreign chains nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from chains.enums import Milestone
from chains.models import Attachment, ProjectMonth, ProjectStep, Recognition, Role
from chains.queries.record_files import files_by_piece
from chains.queries.sight import Sight
from config.lib import clock
from config.lib.periods import Month

Context = Mapping[str, Any]


@dataclass(frozen=True)
class MilestoneRow:
    """A milestone; ``row`` is None where nothing is planned. ``overdue``: planned for a day that has passed.

    ``files`` prove that it was reached.
    """

    step: Milestone
    row: ProjectStep | None
    overdue: bool
    files: tuple[Attachment, ...]


@dataclass(frozen=True)
class MonthRow:
    """A month of a project with what the year came to by its end; None before anything was reported in the year."""

    row: ProjectMonth
    month: Month
    this_year: Decimal | None


def roles(sight: Sight, record: Any) -> Context:
    """The roles in the chains that the reader may know, the present ones first."""
    found = sight.rows(Role).filter(enterprise=record, chain__in=sight.chains).select_related("chain")
    rows = sight.restored(found.order_by("-from_date", "chain__number"))
    return {"rows": rows, "today": sight.day or clock.today(), "keeps": sight.keeps}


def honours(sight: Sight, record: Any) -> Context:
    """All recognitions, the latest first."""
    rows = sight.restored(sight.rows(Recognition).filter(enterprise=record).order_by("-from_date"))
    return {"rows": rows, "today": sight.day or clock.today()}


def milestones(sight: Sight, record: Any) -> Context:
    """The nine milestones in their order, and where the project stands."""
    found = sight.restored(sight.rows(ProjectStep).filter(project=record))
    held = {Milestone(row.step): row for row in found}
    files = {} if sight.day else files_by_piece(record)
    rows = [
        MilestoneRow(step, held.get(step), step in record.overdue, tuple(files.get(step, ()))) for step in Milestone
    ]
    return {"rows": rows, "stage": Milestone(record.stage).label if record.stage else ""}


def months(sight: Sight, record: Any) -> Context:
    """The months, the latest first, each with the year so far; and what the year and the whole come to."""
    found = sight.restored(sight.rows(ProjectMonth).filter(project=record).order_by("year", "month"))
    rows: list[MonthRow] = []
    sums: dict[int, Decimal] = {}
    for row in found:
        if row.invested is not None:
            sums[row.year] = sums.get(row.year, Decimal(0)) + row.invested
        rows.append(MonthRow(row, Month(row.year, row.month), sums.get(row.year)))
    return {
        "rows": rows[::-1],
        "today": sight.day or clock.today(),
        "beyond": record.investment is not None and record.invested is not None and record.invested > record.investment,
    }


def step_facts(record: Any) -> dict[Milestone, ProjectStep]:
    """The milestones that are noted, by their name."""
    return {Milestone(row.step): row for row in ProjectStep.objects.filter(project=record)}


def month_of(record: Any, month: Month) -> ProjectMonth | None:
    """What is noted for a month of a project."""
    return ProjectMonth.objects.filter(project=record, year=month.year, month=month.month).first()
