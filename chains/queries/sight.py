"""What an account may see of a register: which records, which columns, and which belongings to chains."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import Http404

from chains.enums import ReviewState
from chains.models import Belonging
from chains.permissions import chain_keys
from chains.queries.own_columns import own_columns
from chains.queries.past import as_row, rows_then
from chains.registers.columns import Asking, Column, Guard
from chains.registers.common import COMMON
from chains.registers.register import REGISTERS, Register
from config.lib import clock
from offices.enums import Right
from offices.models import Account
from offices.permissions import standing_of

GUARDED = {Guard.FIGURES: Right.SEE_FIGURES, Guard.CONTACT: Right.SEE_CONTACTS}


@dataclass(frozen=True)
class Sight:
    """One account's view of one register.

    ``chains`` are those on which the register's right is held; ``everything``: it is held for all chains, so that
    records without a chain are seen too. ``columns`` leaves out figures unless the right to see them is held on every
    one of these chains, so that neither a list nor a filter nor an order can give one away; contacts are among them
    and are masked when shown. ``keeps`` are the chains whose records the account may change, ``reviews`` those whose
    records it may review. ``day``: it is a look back, see ``as_of``; ``reckons``: see ``reckoned``.
    """

    account: Account
    register: Register
    chains: frozenset[int]
    everything: bool
    columns: tuple[Column, ...]
    reveals: bool
    keeps: frozenset[int]
    reviews: frozenset[int]
    day: dt.date | None = None
    reckons: dt.date | None = None

    def as_of(self, day: dt.date) -> Sight:
        """The same account's view of the register as it stood at the end of a day; nothing is changed there.

        Whose records they were on that day decides which are seen. Rows are those of the row history: their records
        are had through ``restored``.
        """
        return replace(self, day=day, keeps=frozenset(), reviews=frozenset(), reveals=False)

    def reckoned(self, on: dt.date | None) -> Sight:
        """The same view of the same records, in which what is computed holds as of the end of that day; None: of now.

        It takes the facts as they are known now. What was not yet known on a day, the history tells.
        """
        return replace(self, reckons=on)

    @property
    def holds_on(self) -> dt.date:
        """The day as of whose end what is computed holds."""
        return self.reckons or self.day or clock.today()

    @property
    def key(self) -> str:
        """The column of ``records()`` that holds the record's key."""
        return "pgh_obj" if self.day else "pk"

    def rows(self, model: type[Model]) -> QuerySet[Any]:
        """All rows of a tracked model, as they are or as they stood."""
        return rows_then(model, self.day) if self.day else model._default_manager.all()

    def restored(self, rows: Iterable[Any]) -> Iterable[Any]:
        """The rows as instances of their model, also where they come from the row history."""
        if self.day is None:
            return rows
        computed = tuple(one.code for one in self.columns if one.computed)
        return [as_row(row, tuple(code for code in computed if hasattr(row, code))) for row in rows]

    def records(self) -> QuerySet[Any]:
        """The records that the account may know of, removed ones left out; what is computed, ``computed`` adds."""
        return self.within(self.rows(self.register.model).filter(removed_at=None))

    def to_review(self) -> QuerySet[Any]:
        """The records that wait for the account's review: those it may review and did not write last itself."""
        return self._pending().exclude(changed_by=self.account)

    def own_pending(self) -> QuerySet[Any]:
        """The records that the account may review but wrote last itself, so that another has to."""
        return self._pending().filter(changed_by=self.account)

    def _pending(self) -> QuerySet[Any]:
        pending = self.records().filter(review=ReviewState.PENDING)
        if self.everything and self.reviews:
            return pending
        return pending.filter(Exists(Belonging.objects.filter(record=OuterRef("pk"), chain__in=self.reviews)))

    def removed(self) -> QuerySet[Any]:
        """The removed records that the account may know of; those merged into another are not among them."""
        gone = self.register.model._default_manager.exclude(removed_at=None).filter(merged_into=None)
        return self.within(gone)

    def merged(self, pk: UUID) -> Any:
        """The record of that key that was merged into one that the account may know of, with that one; else None."""
        gone = self.register.model._default_manager.filter(pk=pk, merged_into__in=self.records().values("pk"))
        return gone.select_related("merged_into").first()

    def computed(self, rows: QuerySet[Any], columns: Iterable[Column]) -> QuerySet[Any]:
        """These rows with those of the columns that are computed.

        Only what is asked for is computed: each column is a subquery for every row that is read.
        """
        computed = {one.code: one.computed for one in columns if one.computed}
        if not computed:
            return rows
        asking = Asking(self.chains, self.holds_on, self.key)
        return rows.annotate(**{code: expression(asking) for code, expression in computed.items()})

    def within(self, rows: QuerySet[Any], *, key: str = "") -> QuerySet[Any]:
        """Of these rows those of records that the account may know of; ``key`` is the column of the record's key."""
        if self.everything or (self.register.city_wide and self.chains):
            return rows
        if not self.chains:
            return rows.none()
        return rows.filter(Exists(self.held(key)))

    def held(self, key: str = "") -> QuerySet[Any]:
        """The belongings to the account's chains of the record whose key stands in that column of the outer rows."""
        return self.rows(Belonging).filter(record=OuterRef(key or self.key), chain__in=self.chains)

    def record(self, pk: UUID, columns: Iterable[Column] = ()) -> Any:
        """The record of that key, with those of the columns that are computed.

        Raises Http404 where there is none or it is not the account's to know.
        """
        rows = self.computed(self.records().filter(**{self.key: pk}), columns)
        found = next(iter(self.restored(rows[:1])), None)
        if found is None:
            raise Http404
        return found

    def column(self, code: str) -> Column | None:
        """The column of that code, if the account may see it."""
        return next((one for one in self.columns if one.code == code), None)

    def may_filter(self, column: Column) -> bool:
        """Whether the account may filter by the column: whether there is a contact is for those who may see it."""
        return bool(column.kind.operators) and (column.guard is not Guard.CONTACT or self.reveals)

    def belongings(self, records: Iterable[Any]) -> dict[UUID, list[Belonging]]:
        """To which of the account's chains the records belong, and with what share; one statement."""
        return self.belongings_of([record.pk for record in records])

    def belongings_of(self, keys: Collection[UUID]) -> dict[UUID, list[Belonging]]:
        """As ``belongings``, by the records' keys."""
        found: dict[UUID, list[Belonging]] = defaultdict(list)
        rows = self.rows(Belonging).filter(record__in=keys, chain__in=self.chains)
        for one in rows.select_related("chain").order_by("chain__number"):
            found[one.record].append(one)
        return found

    def may_keep(self, chains: Collection[int]) -> bool:
        """Whether the account may change a record that belongs to these chains (none: to no chain yet)."""
        return self._may(self.keeps, chains)

    def may_review(self, chains: Collection[int]) -> bool:
        """Whether the account may review a record that belongs to these chains."""
        return self._may(self.reviews, chains)

    def _may(self, on: frozenset[int], chains: Collection[int]) -> bool:
        return bool(on.intersection(chains)) or (self.everything and bool(on))


def sight_of(account: Account, register: Register) -> Sight:
    """What the account may see of the register today. Raises Http404 where the register is not its to know."""
    sight = _sight(account, register, own_columns(register))
    if sight is None:
        raise Http404
    return sight


def sights_of(account: Account) -> list[Sight]:
    """What the account may see of all registers that are its to know, in their order, as far as they declare it: an
    office's own columns, which cost a statement each, are left out."""
    return [sight for one in REGISTERS.values() if (sight := _sight(account, one, ()))]


def _sight(account: Account, register: Register, own: tuple[Column, ...]) -> Sight | None:
    seen = chain_keys(account, register.right)
    if not seen:
        return None
    hidden = {guard for guard, right in GUARDED.items() if not seen <= chain_keys(account, right)}
    return Sight(
        account=account,
        register=register,
        chains=seen,
        everything=register.right in standing_of(account).everywhere,
        columns=tuple(
            one for one in (*register.columns, *own, *COMMON) if one.guard != Guard.FIGURES or one.guard not in hidden
        ),
        reveals=Guard.CONTACT not in hidden,
        keeps=chain_keys(account, Right.KEEP_REGISTERS) & seen,
        reviews=chain_keys(account, Right.REVIEW_RECORDS) & seen,
    )
