"""How many records of each register an account may know of, and how many of them nobody has reviewed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404

from chains.enums import ReviewState
from chains.models import Belonging, Chain
from chains.permissions import may
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
    """How many records of a register nobody has reviewed since they were entered or changed."""

    register: Register
    records: int


def to_review(account: Account) -> list[ToReview]:
    """The registers in which records wait for this account's review, with how many; one statement."""
    sights = [sight for sight in sights_of(account) if sight.reviews]
    counted = rows_counted(
        {sight.register.code: sight.records().filter(review=ReviewState.PENDING) for sight in sights}
    )
    return [ToReview(one.register, counted[one.register.code]) for one in sights if counted[one.register.code]]


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
