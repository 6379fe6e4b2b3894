"""Named lists as an account sees them: which it finds, what each shows, and how many records stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from chains.enums import ListReaders
from chains.models import Chain, RegisterList
from chains.queries.conditions import CHAIN, ON, REVIEW
from chains.queries.record_rows import COLUMNS, ORDER, TEXT, Asked, read_asked, rows_asked
from chains.queries.rows_counted import rows_counted
from chains.queries.sight import Sight, sight_of
from chains.registers.kinds import Operator
from chains.registers.register import REGISTERS, Register
from chains.rules.facts import ListFacts
from chains.rules.moving import settled
from config.lib import clock
from offices.enums import Right
from offices.models import Account
from offices.permissions import holds

NARROWS = (TEXT, CHAIN)
"""What a list may be narrowed by for one look at it."""
PLAIN = (".has", ".is")
"""Endings of a filter's name that may as well be left out."""


@dataclass(frozen=True)
class SeenList:
    """A named list before one reader; ``sight`` is reckoned as of the list's day. ``lost`` are the filters that do not
    hold for him: without them it would be another list, so it is not shown. ``elsewhere``: it came with the regime of
    another place.
    """

    named: RegisterList
    sight: Sight
    asked: Asked
    lost: tuple[str, ...]
    may_change: bool
    elsewhere: bool = False

    @property
    def address(self) -> dict[str, list[str]]:
        """What the register's own list is asked for to show the same."""
        return address_of(self.named)

    def rows(self, params: Mapping[str, Sequence[str]] | None = None) -> tuple[QuerySet[Any], str]:
        """The records in the list's order, and the order in force; ``params`` may ask for another order, and fewer."""
        look = read_asked(
            {name: texts for name, texts in (params or {}).items() if name in {*NARROWS, ORDER}}, self.sight
        )
        rows, order = rows_asked(replace(self.asked, order=look.order or self.asked.order), self.sight)
        if look.narrows:
            within, _order = rows_asked(replace(look, columns=()), self.sight)
            rows = rows.filter(pk__in=within.order_by().values("pk"))
        return rows, order


def lists_seen(account: Account) -> list[SeenList]:
    """The lists that the account finds: his own first, then the office's, then those of regimes, other places' last."""
    here = _regimes_here()
    sights: dict[str, Sight | None] = {}
    found = []
    for one in RegisterList.objects.select_related("owner__person"):
        if one.register not in sights:
            sights[one.register] = _sight(account, one.register)
        seen = _seen(one, sights[one.register])
        if seen is not None:
            found.append(replace(seen, elsewhere=bool(here and one.regime and one.regime not in here)))
    return sorted(found, key=lambda seen: (seen.elsewhere, seen.named.readers != ListReaders.OWNER, seen.named.regime))


def list_seen(account: Account, code: str) -> SeenList:
    """The list of that code. Raises Http404 where the account does not find it."""
    one = RegisterList.objects.select_related("owner__person").filter(code=code).first()
    seen = _seen(one, _sight(account, one.register)) if one else None
    if seen is None:
        raise Http404
    return seen


def whole_list(account: Account, code: str) -> SeenList:
    """The list of that code, all of whose filters hold. Raises Http404 where there is none for the account."""
    seen = list_seen(account, code)
    if seen.lost:
        raise Http404
    return seen


def counts(lists: Sequence[SeenList]) -> dict[str, int]:
    """How many records stand in each list all of whose filters hold, by code; one statement for all of them."""
    return rows_counted({one.named.code: one.rows()[0] for one in lists if not one.lost})


def may_shape(account: Account) -> bool:
    """Whether the account may make and change lists for others."""
    return holds(account, Right.SHAPE_REGISTERS)


def may_change(account: Account, one: RegisterList) -> bool:
    """Whether the account may change or remove the list: its own private one, or one for others if it may make such."""
    return one.owner_id == account.pk if one.readers == ListReaders.OWNER else may_shape(account)


def changeable(account: Account, register: Register) -> list[RegisterList]:
    """The lists of a register that the account may change."""
    return [one for one in RegisterList.objects.filter(register=register.code) if may_change(account, one)]


def address_of(one: RegisterList) -> dict[str, list[str]]:
    """What the address of the register's list says to show what the named list shows, moving periods put as dates."""
    asked = settled(filters_kept(one), clock.today())
    if one.columns:
        asked[COLUMNS] = [",".join(one.columns)]
    if one.order:
        asked[ORDER] = [one.order]
    return asked


def filters_kept(one: RegisterList) -> dict[str, list[str]]:
    """The filters as the list keeps them; a text alone is a list of one."""
    return {name: [texts] if isinstance(texts, str) else list(texts) for name, texts in one.filters.items()}


def facts_of(one: RegisterList) -> ListFacts:
    """The list as a regime's file says it."""
    return ListFacts(
        code=one.code,
        register=one.register,
        title=one.title,
        group=one.group,
        columns=tuple(one.columns),
        filters={name: tuple(texts) for name, texts in filters_kept(one).items()},
        order=one.order,
        unit_line=one.unit_line,
    )


def filters_of(asked: Asked) -> dict[str, list[str]]:
    """The filters in force as a list keeps them: those that were understood, by their names in the address."""
    kept: dict[str, list[str]] = {}
    for one in asked.conditions.found:
        plain = one.operator in {Operator.HAS, Operator.IS}
        kept[one.column.code if plain else f"{one.column.code}.{one.operator.value}"] = list(one.texts)
    if asked.text:
        kept[TEXT] = [asked.text]
    if asked.conditions.chains:
        kept[CHAIN] = list(asked.conditions.chains)
    if asked.conditions.review:
        kept[REVIEW] = [asked.conditions.review]
    if asked.conditions.on:
        kept[ON] = [asked.conditions.on.isoformat()]
    return kept


def _regimes_here() -> set[str]:
    """The regimes that brought the chains of the city as they are now."""
    return set(Chain.objects.exclude(regime="").values_list("regime", flat=True).distinct())


def _sight(account: Account, register: str) -> Sight | None:
    if register not in REGISTERS:
        return None
    try:
        return sight_of(account, REGISTERS[register])
    except Http404:
        return None


def _seen(one: RegisterList, sight: Sight | None) -> SeenList | None:
    """The list before this reader; None where it is not his to find.

    A list with a filter that does not hold for him is found only by who may change it, to mend it.
    """
    if sight is None or not _reads(sight.account, one):
        return None
    params = address_of(one)
    asked = read_asked(params, sight)
    named = {name.removesuffix(PLAIN[0]).removesuffix(PLAIN[1]) for name in params if name not in {COLUMNS, ORDER}}
    lost = tuple(sorted(named - filters_of(asked).keys()))
    changes = may_change(sight.account, one)
    return SeenList(one, sight.reckoned(asked.conditions.on), asked, lost, changes) if changes or not lost else None


def _reads(account: Account, one: RegisterList) -> bool:
    match ListReaders(one.readers):
        case ListReaders.EVERYBODY:
            return True
        case ListReaders.OFFICE:
            return may_shape(account)
        case ListReaders.OWNER:
            return one.owner_id == account.pk
