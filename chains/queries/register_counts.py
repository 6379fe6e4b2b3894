"""How many records of each register an account may know of, and how many of them nobody has reviewed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404

from chains.enums import ReviewState
from chains.models import Belonging, Chain
from chains.permissions import may
from chains.queries.conditions import CHAIN, REVIEW
from chains.queries.rows_counted import rows_counted
from chains.queries.sight import Sight, sight_of, sights_of
from chains.registers.register import REGISTERS, Register
from offices.models import Account


@dataclass(frozen=True)
class RegisterCount:
    sight: Sight
    records: int
    pending: int


def register_counts(account: Account) -> list[RegisterCount]:
    """The registers that the account may open, in the order of their declaration."""
    found = []
    for register in REGISTERS.values():
        try:
            sight = sight_of(account, register)
        except Http404:
            continue
        counted = sight.records().aggregate(
            records=Count("pk"), pending=Count("pk", filter=Q(review=ReviewState.PENDING))
        )
        found.append(RegisterCount(sight, counted["records"], counted["pending"]))
    return found


@dataclass(frozen=True)
class ToReview:
    """How many records of a register wait for an account's review; ``chains``: the codes of those whose records it may
    review, none where it may review all; ``own``: how many more are its own, which another reviews."""

    register: Register
    records: int
    own: int
    chains: tuple[str, ...]

    @property
    def query(self) -> str:
        """What the register's list is asked for, to show them."""
        return urlencode([(REVIEW, ReviewState.PENDING.value), *((CHAIN, code) for code in self.chains)])


def to_review(account: Account) -> list[ToReview]:
    """The registers in which records wait for this account's review, with how many; the counts are one statement."""
    sights = [sight for sight in sights_of(account) if sight.reviews]
    waiting = {sight.register.code: sight.to_review() for sight in sights}
    written = {f"{sight.register.code}.own": sight.own_pending() for sight in sights}
    counted = rows_counted(waiting | written)
    narrowing = {chain for sight in sights if not sight.everything for chain in sight.reviews}
    codes = dict(Chain.objects.filter(pk__in=narrowing).values_list("pk", "code")) if narrowing else {}
    return [
        ToReview(
            register=sight.register,
            records=counted[sight.register.code],
            own=counted[f"{sight.register.code}.own"],
            chains=() if sight.everything else tuple(codes[chain] for chain in sight.reviews),
        )
        for sight in sights
        if counted[sight.register.code]
    ]


@dataclass(frozen=True)
class ChainRegister:
    """How many records of a register belong to a chain, with whatever share."""

    register: Register
    records: int


def chain_registers(account: Account, chain: Chain) -> list[ChainRegister]:
    """The registers whose records of this chain the account may know of; one statement for all of them.

    The right is the one by which a Sight shows a chain's records; nothing else of them is read here.
    """
    open_to = [register for register in REGISTERS.values() if may(account, register.right, chain)]
    held = Exists(Belonging.objects.filter(record=OuterRef("pk"), chain=chain))
    counted = rows_counted({one.code: one.model._default_manager.filter(held, removed_at=None) for one in open_to})
    return [ChainRegister(register, counted[register.code]) for register in open_to]
