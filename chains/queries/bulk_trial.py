"""Which records are chosen, and what doing something with all of them would do: how many, and which refuse and why."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from chains.models import Belonging
from chains.queries.bulk_wishes import Wish
from chains.queries.record_rows import Asked, rows_asked
from chains.queries.sight import Sight

MOST = 5000
"""So many records at once; more are to be narrowed."""


@dataclass(frozen=True)
class Chosen:
    """The records of these keys, or all that an address asks for where ``asked`` is given; of those of the Sight."""

    keys: tuple[UUID, ...] = ()
    asked: Asked | None = None

    def records(self, sight: Sight) -> QuerySet[Any]:
        """The chosen records that the account may know of, in the order of their keys."""
        if self.asked is not None:
            return rows_asked(self.asked, sight)[0].order_by("pk")
        return sight.records().filter(pk__in=self.keys).order_by("pk")


@dataclass
class BulkTrial:
    """``stamp`` tells whether the chosen records, and the wish, are still those that the report was about.

    ``act``: the key of the act by which it was done.
    """

    done: list[Any] = field(default_factory=list)
    so_already: int = 0
    refused: list[tuple[Any, str]] = field(default_factory=list)
    stamp: str = ""
    act: UUID | None = None

    @property
    def total(self) -> int:
        return len(self.done) + self.so_already + len(self.refused)


def bulk_trial(sight: Sight, records: Sequence[Any], wish: Wish) -> BulkTrial:
    """Hold the wish against each record; touches nothing."""
    chains = _chains_of(records)
    trial = BulkTrial(stamp=_stamp(records, chains, wish))
    for record in records:
        held = chains.get(record.pk, frozenset())
        if wish.is_so(record, held):
            trial.so_already += 1
        elif sentence := wish.refused(sight, record, held):
            trial.refused.append((record, sentence))
        else:
            trial.done.append(record)
    return trial


def _chains_of(records: Sequence[Any]) -> Mapping[UUID, frozenset[int]]:
    found: dict[UUID, set[int]] = defaultdict(set)
    rows = Belonging.objects.filter(record__in=[one.pk for one in records]).order_by()
    for record, chain in rows.values_list("record", "chain_id"):
        found[record].add(chain)
    return {record: frozenset(chains) for record, chains in found.items()}


def _stamp(records: Sequence[Any], chains: Mapping[UUID, frozenset[int]], wish: Wish) -> str:
    parts = [f"{one.pk}:{one.version}:{one.review}:{sorted(chains.get(one.pk, ()))}" for one in records]
    return hashlib.sha256("\n".join([wish.mark, *parts]).encode()).hexdigest()
