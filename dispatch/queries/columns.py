"""The indicators of a ledger, each with its target, its cell and the figures around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import connection
from django.db.models import F, FilteredRelation, Q, QuerySet

from chains.models import Chain
from config.lib.periods import Month
from dispatch.enums import IndicatorKind
from dispatch.models import Entry, Indicator, Ledger
from dispatch.queries.proposals import proposed
from dispatch.rules.cells import Content
from dispatch.rules.moves import JUDGED
from offices.models import Account

STORED = [field.attname for field in Entry._meta.concrete_fields]

# Every save of a cell reads these; written out, they cost a third of what the ORM takes to put them together.
APPLICABLE = """
SELECT indicator.*, target.id AS target_id, target.value AS target_value, target.words AS target_words
FROM dispatch_indicator indicator
LEFT JOIN dispatch_target target
    ON target.indicator_id = indicator.id AND target.chain_id = %(chain)s AND target.year = %(year)s
WHERE (indicator.chain_id = %(chain)s OR (indicator.chain_id IS NULL AND target.id IS NOT NULL))
    AND (%(all)s OR indicator.code = ANY(%(codes)s))
ORDER BY indicator.number
"""
ENTRIES = """
SELECT month.year, month.month, entry.ledger_id, entry.indicator_id, entry.value, entry.*
FROM dispatch_entry entry
JOIN dispatch_ledger ledger ON ledger.id = entry.ledger_id
JOIN dispatch_reportingmonth month ON month.id = ledger.month_id
WHERE ledger.chain_id = %(chain)s AND month.year = ANY(%(years)s) AND entry.indicator_id = ANY(%(indicators)s)
"""


@dataclass
class Column:
    """One indicator of a ledger. ``figures`` are those of this year and the last, without this ledger's own.

    ``counted`` is what the registers count for the month, as long as the ledger is not judged and they know of no less
    than was reported for the months before.
    """

    indicator: Indicator
    target: Decimal | None
    target_words: str
    target_id: int | None
    entry: Entry | None = None
    figures: dict[Month, Decimal | None] = field(default_factory=dict)
    counted: Decimal | None = None

    @property
    def content(self) -> Content:
        """What the cell holds now."""
        if self.entry is None:
            return Content()
        return Content(value=self.entry.value, words=self.entry.words, note=self.entry.note)


def applicable(chain: Chain, year: int) -> QuerySet[Indicator]:
    """What a chain reports on in a year: the common indicators it has a target for, and its own.

    Each comes with ``target_id``, ``target_value`` and ``target_words``.
    """
    of_year = FilteredRelation("targets", condition=Q(targets__chain=chain, targets__year=year))
    return (
        Indicator.objects.annotate(of_year=of_year)
        .filter(Q(chain=chain) | Q(chain=None, of_year__isnull=False))
        .annotate(target_id=F("of_year__pk"), target_value=F("of_year__value"), target_words=F("of_year__words"))
    )


def load_columns(ledger: Ledger, codes: Collection[str] | None = None) -> dict[str, Column]:
    """The columns of a ledger by the codes of their indicators, or of some codes alone; two statements,
    and those of the counts that the registers make for them.

    Who entered a cell is not loaded with it: see :func:`with_names`.
    """
    year = ledger.month.year
    columns = {
        indicator.pk: Column(
            indicator=indicator,
            target=indicator.target_value,  # type: ignore[attr-defined]
            target_words=indicator.target_words or "",  # type: ignore[attr-defined]
            target_id=indicator.target_id,  # type: ignore[attr-defined]
        )
        for indicator in Indicator.objects.raw(
            APPLICABLE, {"chain": ledger.chain_id, "year": year, "codes": list(codes or ()), "all": codes is None}
        )
    }
    _enter(columns, ledger, years=[year - 1, year])
    if ledger.state not in JUDGED:
        counts = proposed(ledger.chain, [column.indicator for column in columns.values()], ledger.month.period)
        for pk, figure in counts.items():
            if not _knows_less_than_reported(columns[pk], figure, ledger.month.period):
                columns[pk].counted = figure
    return {column.indicator.code: column for column in columns.values()}


def _knows_less_than_reported(column: Column, figure: Decimal, month: Month) -> bool:
    """Whether the registers count less for the year so far than an earlier month has: they are not kept up for this
    chain, and taken over the figure would fall, which none can."""
    if column.indicator.kind != IndicatorKind.CUMULATIVE:
        return False
    earlier = [value for of, value in column.figures.items() if of.year == month.year and of < month]
    return any(value is not None and value > figure for value in earlier)


def _enter(columns: dict[int, Column], ledger: Ledger, *, years: list[int]) -> None:
    """Put the entries of the years into their columns: the ledger's own as they are, of the others the figures."""
    with connection.cursor() as cursor:
        cursor.execute(ENTRIES, {"chain": ledger.chain_id, "indicators": list(columns), "years": years})
        names = [column.name for column in cursor.description][5:]
        for of_year, of_month, of_ledger, of_indicator, value, *stored in cursor.fetchall():
            column = columns[of_indicator]
            if of_ledger == ledger.pk:
                held = dict(zip(names, stored, strict=True))
                column.entry = Entry.from_db(connection.alias, STORED, [held[name] for name in STORED])
                column.entry.ledger, column.entry.indicator = ledger, column.indicator
            else:
                column.figures[Month(of_year, of_month)] = value


def with_names(columns: Iterable[Column]) -> None:
    """Load who entered the cells, with the person; one statement."""
    entries = [column.entry for column in columns if column.entry and column.entry.entered_by_id]
    by_key = Account.objects.select_related("person").in_bulk({entry.entered_by_id for entry in entries})
    for entry in entries:
        entry.entered_by = by_key[entry.entered_by_id]
