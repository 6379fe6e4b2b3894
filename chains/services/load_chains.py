from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from chains.enums import Act
from chains.models import Assignment, Chain
from chains.permissions import reconcile
from chains.rules.facts import ChainFacts
from offices.enums import Right
from offices.models import Account, Organisation
from offices.permissions import require
from offices.services.trail import record

ONE_DAY = dt.timedelta(days=1)


@transaction.atomic
def load_chains(
    *, by: Account | None, facts: Iterable[ChainFacts], year: int, document: str, from_date: dt.date, source: str
) -> int:
    """Make the chains of a catalogue and say who answers for each from ``from_date``; returns how many.

    A role that another organisation held until then ends the day before. Rights follow at once. Loaded again, it undoes
    nothing: a chain keeps the words of the latest catalogue, and a role of which something was decided since
    ``from_date`` stays as it was decided. ``source`` is the code of the regime that brings the catalogue.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    named = list(facts)
    organisations = {organisation.code: organisation for organisation in Organisation.objects.all()}
    for fact in named:
        chain = _chain(fact, year=year, regime=source)
        for role in dict(fact.holders):
            wanted = [organisations[code] for held, code in fact.holders if held == role]
            _put(chain=chain, role=role, wanted=wanted, from_date=from_date, document=document)
    reconcile()
    if named:
        first = Chain.objects.get(code=named[0].code)
        record(by=by, act=Act.CHAINS_LOAD, on=first, label=source, after={"chains": [fact.code for fact in named]})
    return len(named)


def _chain(fact: ChainFacts, *, year: int, regime: str) -> Chain:
    """The chain, with the words of this catalogue unless a later one has others."""
    words = {"name": fact.name, "number": fact.number, "flagship": fact.flagship}
    words |= {"catalogue_year": year, "regime": regime}
    chain, made = Chain.objects.get_or_create(code=fact.code, defaults=words)
    if not made and chain.catalogue_year <= year:
        for name, value in words.items():
            setattr(chain, name, value)
        chain.save(update_fields=words)
    return chain


def _put(*, chain: Chain, role: str, wanted: list[Organisation], from_date: dt.date, document: str) -> None:
    """Let the organisations have the role from a day on, unless who has it was decided for that day or a later one."""
    running = list(Assignment.objects.running_from(from_date).filter(chain=chain, role=role))
    if any(one.from_date >= from_date for one in running):
        return
    for held in running:
        if held.organisation not in wanted:
            held.until_date = from_date - ONE_DAY
            held.save(update_fields=["until_date"])
    keeping = [held.organisation for held in running]
    for organisation in wanted:
        if organisation not in keeping:
            Assignment.objects.create(
                chain=chain, role=role, organisation=organisation, from_date=from_date, document=document
            )
