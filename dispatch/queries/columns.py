"""The indicators of a ledger, each with its target, its cell and the figures around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import F, FilteredRelation, Q, QuerySet

from chains.models import Chain
from config.lib.periods import Month
from dispatch.models import Entry, Indicator, Ledger
from dispatch.rules.cells import Content
from offices.models import Account

STORED = tuple(field.attname for field in Entry._meta.concrete_fields)


@dataclass
class Column:
    """One indicator of a ledger. ``figures`` are those of this year and the last, without this ledger's own."""

    indicator: Indicator
    target: Decimal | None
    target_words: str
    target_id: int | None
    entry: Entry | None = None
    figures: dict[Month, Decimal | None] = field(default_factory=dict)

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
    """The columns of a ledger by the codes of their indicators, or of some codes alone; two statements.

    Who entered a cell is not loaded with it: see :func:`with_names`.
    """
    year = ledger.month.year
    indicators = applicable(ledger.chain, year)
    if codes is not None:
        indicators = indicators.filter(code__in=codes)
    columns = {
        indicator.pk: Column(
            indicator=indicator,
            target=indicator.target_value,  # type: ignore[attr-defined]
            target_words=indicator.target_words or "",  # type: ignore[attr-defined]
            target_id=indicator.target_id,  # type: ignore[attr-defined]
        )
        for indicator in indicators
    }
    rows = (
        Entry.objects.filter(ledger__chain=ledger.chain_id, indicator__in=columns)
        .filter(ledger__month__year__in=(year - 1, year))
        .order_by()
    )
    for of_year, of_month, *stored in rows.values_list("ledger__month__year", "ledger__month__month", *STORED):
        entry = dict(zip(STORED, stored, strict=True))
        column = columns[entry["indicator_id"]]
        if entry["ledger_id"] == ledger.pk:
            column.entry = Entry.from_db(rows.db, STORED, stored)
            column.entry.ledger, column.entry.indicator = ledger, column.indicator
        else:
            column.figures[Month(of_year, of_month)] = entry["value"]
    return {column.indicator.code: column for column in columns.values()}


def with_names(columns: Iterable[Column]) -> None:
    """Load who entered the cells, with the person; one statement."""
    entries = [column.entry for column in columns if column.entry and column.entry.entered_by_id]
    by_key = Account.objects.select_related("person").in_bulk({entry.entered_by_id for entry in entries})
    for entry in entries:
        entry.entered_by = by_key[entry.entered_by_id]
