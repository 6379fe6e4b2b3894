"""How many records of each register an account may know of, and how many of them nobody has reviewed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import Http404

from chains.enums import ReviewState
from chains.queries.sight import Sight, sight_of
from chains.registers.register import REGISTERS
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
