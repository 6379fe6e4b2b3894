"""What the records of a list come to: in the whole each once, in each chain by its share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from django.db.models import Count, DecimalField, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Cast, Coalesce

from chains.models import Belonging
from chains.queries.record_rows import Asked, rows_asked
from chains.queries.sight import Sight
from chains.registers.columns import Column
from chains.registers.kinds import Amount, Rate, Year

WHOLE = Decimal(100)
FIGURE: DecimalField[Any, Any] = DecimalField(max_digits=30, decimal_places=6)


@dataclass(frozen=True)
class Total:
    """One line of the totals: how many records, and what each column comes to; None where nothing is known."""

    name: str
    records: int
    figures: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Totals:
    """``whole`` counts every record once; ``chains`` are those of the reader, each with its share of the records."""

    columns: tuple[Column, ...]
    whole: Total
    chains: tuple[Total, ...]


def summed(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Those of the columns that can be added up: amounts and counts; no rates, years or figures by the mu."""
    amounts = [one for one in columns if isinstance(one.kind, Amount) and not isinstance(one.kind, (Rate, Year))]
    return tuple(one for one in amounts if not one.own and not {"%", "/"} & set(one.kind.unit))


def totals(asked: Asked, sight: Sight) -> Totals:
    """The totals of the records that a list shows, of those of its columns that can be added up; two statements."""
    columns = summed(asked.columns)
    rows, _order = rows_asked(asked, sight)
    rows = rows.order_by()
    once = rows.aggregate(records=Count("pk"), **{f"sum_{one.code}": Sum(one.code) for one in columns})
    whole = Total("", once["records"], tuple(_decimal(once[f"sum_{one.code}"]) for one in columns))
    return Totals(columns, whole, tuple(_of_chains(rows, columns, asked, sight)))


def _of_chains(rows: QuerySet[Any], columns: Sequence[Column], asked: Asked, sight: Sight) -> list[Total]:
    held = Belonging.objects.filter(record__in=rows.values("pk"), chain__in=sight.chains)
    if asked.conditions.chains:
        held = held.filter(chain__code__in=asked.conditions.chains)
    one_of = rows.filter(pk=OuterRef("record"))
    share = Coalesce(F("share"), WHOLE) / WHOLE
    sums = {
        f"sum_{one.code}": Sum(Cast(Subquery(one_of.values(one.code)[:1]), FIGURE) * share, output_field=FIGURE)
        for one in columns
    }
    found = held.order_by().values("chain__name", "chain__number").annotate(records=Count("pk"), **sums)
    lines = cast("list[dict[str, Any]]", list(found.order_by("chain__number")))
    return [
        Total(line["chain__name"], line["records"], tuple(line[f"sum_{one.code}"] for one in columns)) for line in lines
    ]


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)
