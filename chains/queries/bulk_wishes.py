"""What may be done with many records at once: for each record whether it is so already, or why it may not be."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from chains.enums import ReviewState
from chains.models import Chain
from chains.queries.record_refusals import removal_refused, review_refused
from chains.queries.sight import Sight
from chains.registers.columns import Column


@dataclass(frozen=True)
class Wish:
    """``chains``: the keys of all chains to which the record belongs, also of those that the account does not see."""

    @property
    def mark(self) -> str:
        """Tells it from every other wish."""
        return type(self).__name__

    def is_so(self, record: Any, chains: Collection[int]) -> bool:
        """Whether there is nothing to do."""
        return False

    def refused(self, sight: Sight, record: Any, chains: Collection[int]) -> str:
        """Why it may not be done with this record; "" where it may."""
        if sight.may_keep(chains):
            return ""
        return _("You may see this record, but its chain office keeps it.")


@dataclass(frozen=True)
class SetColumn(Wish):
    """One column says the same of all."""

    column: Column
    value: Any

    @property
    def mark(self) -> str:
        return f"{super().mark}:{self.column.code}:{self.column.kind.plain(self.value)}"

    def is_so(self, record: Any, chains: Collection[int]) -> bool:
        return bool(self.column.of(record) == self.value)


@dataclass(frozen=True)
class JoinChain(Wish):
    """They belong to this chain too, as a whole."""

    chain: Chain

    @property
    def mark(self) -> str:
        return f"{super().mark}:{self.chain.pk}"

    def is_so(self, record: Any, chains: Collection[int]) -> bool:
        return self.chain.pk in chains

    def refused(self, sight: Sight, record: Any, chains: Collection[int]) -> str:
        if chains and not sight.register.shared:
            return _("A record of this register belongs to one chain, and this one has its chain.")
        return super().refused(sight, record, chains)


@dataclass(frozen=True)
class LeaveChain(Wish):
    """They belong to this chain no more."""

    chain: Chain

    @property
    def mark(self) -> str:
        return f"{super().mark}:{self.chain.pk}"

    def is_so(self, record: Any, chains: Collection[int]) -> bool:
        return self.chain.pk not in chains

    def refused(self, sight: Sight, record: Any, chains: Collection[int]) -> str:
        if len(chains) == 1 and not sight.everything:
            return _("It belongs to no other chain. Remove it instead, or let it belong to another first.")
        return super().refused(sight, record, chains)


@dataclass(frozen=True)
class Review(Wish):
    """They are right as they stand."""

    def is_so(self, record: Any, chains: Collection[int]) -> bool:
        return bool(record.review == ReviewState.REVIEWED)

    def refused(self, sight: Sight, record: Any, chains: Collection[int]) -> str:
        if not sight.may_review(chains):
            return _("You may see this record, but not review it.")
        return review_refused(sight, record)


@dataclass(frozen=True)
class Remove(Wish):
    """They leave the register, with a reason."""

    reason: str

    def refused(self, sight: Sight, record: Any, chains: Collection[int]) -> str:
        return super().refused(sight, record, chains) or removal_refused(sight, chains)
