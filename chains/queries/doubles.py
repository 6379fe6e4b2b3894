"""Which records of a register are likely the same: those alike in one of the columns that the register names for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Func, QuerySet, Value
from django.db.models.functions import Replace

from chains.models import NotDouble
from chains.queries.sight import Sight
from chains.registers.columns import Column
from chains.rules.likeness import FOLDED_FROM, FOLDED_TO, PUT_ASIDE, SAME

PER_PAGE = 20
ALL_WITH_ALL = 6
"""A larger group is compared with its first member only: its pairs would be without number."""

Pair = tuple[UUID, UUID]


@dataclass(frozen=True)
class Alike:
    """Two records that look alike in ``columns``; ``one`` was entered first."""

    one: Any
    other: Any
    columns: tuple[Column, ...]


def alike_columns(sight: Sight) -> tuple[Column, ...]:
    """The columns by which two records of the register are likely the same, those that the account sees."""
    return tuple(column for code in sight.register.doubles if (column := sight.column(code)))


def with_bare(rows: QuerySet[Any], code: str) -> QuerySet[Any]:
    """The rows with ``bare``: what :func:`chains.rules.likeness.bare` makes of that column."""
    wide = Func(F(code), template="normalize(%(expressions)s, NFKC)")
    folded = Func(wide, Value(FOLDED_FROM + PUT_ASIDE), Value(FOLDED_TO), function="translate")
    return rows.annotate(bare=Replace(folded, Value(SAME[0]), Value(SAME[1])))


def alike_to(sight: Sight, code: str, texts: Collection[str]) -> dict[str, list[Any]]:
    """The account's records whose column is alike to one of these bare texts, by the text. One statement."""
    found: dict[str, list[Any]] = defaultdict(list)
    if texts:
        for record in with_bare(sight.records(), code).filter(bare__in=list(texts)).order_by("entered_at", "pk"):
            found[record.bare].append(record)
    return found


def likely_doubles(sight: Sight, page: str | int = 1) -> tuple[Page[Pair], list[Alike]]:
    """One page of the pairs that look alike and were not told apart: their keys, and the records themselves."""
    by = _pairs(sight)
    for one, other in NotDouble.objects.filter(register=sight.register.code).values_list("one", "other"):
        by.pop((one, other), None)
    found: Page[Pair] = Paginator(sorted(by), PER_PAGE).get_page(page)
    records = sight.records().in_bulk({pk for pair in found for pk in pair})
    alike = []
    for pair in found:
        one, other = sorted((records[pk] for pk in pair), key=lambda record: (record.entered_at, record.pk))
        alike.append(Alike(one=one, other=other, columns=tuple(by[pair])))
    return found, alike


def _pairs(sight: Sight) -> dict[Pair, list[Column]]:
    found: dict[Pair, list[Column]] = defaultdict(list)
    for column in alike_columns(sight):
        for group in _groups(sight, column.code):
            for pair in combinations(group, 2) if len(group) <= ALL_WITH_ALL else ((group[0], pk) for pk in group[1:]):
                found[ordered_pair(*pair)].append(column)
    return found


def ordered_pair(one: UUID, other: UUID) -> Pair:
    """The pair as ``NotDouble`` keeps it, the smaller key first."""
    return (one, other) if one < other else (other, one)


def _groups(sight: Sight, code: str) -> Iterator[list[UUID]]:
    rows = with_bare(sight.records(), code).exclude(bare="").order_by()
    shared = rows.values("bare").annotate(rows=Count("pk")).filter(rows__gt=1).values("bare")
    groups: dict[str, list[UUID]] = defaultdict(list)
    for pk, bare in rows.filter(bare__in=shared).order_by("entered_at", "pk").values_list("pk", "bare"):
        groups[bare].append(pk)
    yield from groups.values()
