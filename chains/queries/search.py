"""The search over chains and all registers: what a text finds of that which one may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, QuerySet, Value, When
from django.db.models.functions import Length
from django.urls import reverse

from chains.models import Chain, Naming
from chains.permissions import visible_chains
from chains.queries.naming import beginning, words
from chains.queries.sight import Sight, sights_of
from chains.registers.register import Register
from config.lib.pinyin import initials
from offices.models import Account

CANDIDATES = 1000
"""Of a word that more names hold than this, the best of so many are shown: a word like 公司 means none of them."""


@dataclass(frozen=True)
class Hit:
    """A record that was found. ``chains``: those of the reader to which it belongs, where they were asked for."""

    record: UUID
    register: Register
    name: str
    chains: tuple[Chain, ...] = ()

    @property
    def address(self) -> str:
        return reverse("chains:record_view", kwargs={"register": self.register, "record": self.record})


@dataclass(frozen=True)
class Hits:
    """What was found in a register; ``more``: there is more than that."""

    register: Register
    hits: tuple[Hit, ...]
    more: bool


def chains_found(account: Account, text: str) -> list[Chain]:
    """The chains of the account whose name, its initials or code hold every word of the text."""
    sought = words(text)
    if not sought:
        return []
    found = []
    for chain in visible_chains(account).filter(closed_on=None).order_by("number"):
        terms = f"{chain.full_name.lower()}\n{initials(chain.name)}\n{chain.code.lower()}"
        if all(word in terms for word in sought):
            found.append(chain)
    return found


def records_found(account: Account, text: str, *, each: int) -> list[Hits]:
    """Of every register of the account the ``each`` records that the text most likely means; one statement.

    Names that begin with the text come first, then the shorter ones.
    """
    sights = sights_of(account)
    if not words(text) or not sights:
        return []
    first, *others = [best(text, sight, each + 1) for sight in sights]
    found: dict[str, list[Hit]] = {sight.register.code: [] for sight in sights}
    registers = {sight.register.code: sight.register for sight in sights}
    for record, code, name, *_order in first.union(*others, all=True):
        found[code].append(Hit(record, registers[code], name))
    return [Hits(registers[code], tuple(hits[:each]), len(hits) > each) for code, hits in found.items() if hits]


def best(text: str, sight: Sight, count: int) -> QuerySet[Naming, tuple[Any, ...]]:
    """The rows (record, register, name, …) of the register that the text most likely means, the best first."""
    named = sight.within(beginning(text).filter(register=sight.register.code), key="record").order_by()
    begins = Case(When(terms__startswith=" ".join(words(text)), then=Value(0)), default=Value(1))
    rows = Naming.objects.filter(pk__in=named.values("pk")[:CANDIDATES]).annotate(begins=begins, size=Length("name"))
    return rows.order_by("begins", "size", "name", "pk").values_list("record", "register", "name", "begins", "size")[
        :count
    ]


def with_chains(account: Account, found: Sequence[Hits]) -> list[Hits]:
    """The same, each record with its chains, for each register one statement."""
    sights = {sight.register.code: sight for sight in sights_of(account)}
    return [_with_chains(sights[one.register.code], one) for one in found]


def _with_chains(sight: Sight, found: Hits) -> Hits:
    held = sight.belongings_of([hit.record for hit in found.hits])
    hits = (
        Hit(hit.record, hit.register, hit.name, tuple(one.chain for one in held.get(hit.record, ())))
        for hit in found.hits
    )
    return Hits(found.register, tuple(hits), found.more)
