from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from chains.models import Assignment, Chain
from chains.permissions import reconcile
from chains.rules.facts import ChainFacts
from offices.enums import Right
from offices.models import Account, Organisation
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def load_chains(
    *, by: Account | None, facts: Iterable[ChainFacts], year: int, document: str, from_date: dt.date, source: str
) -> int:
    """Make the chains of a catalogue and say who answers for each from ``from_date``; returns how many.

    A role that another organisation held until then ends the day before. Rights follow at once.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    named = list(facts)
    organisations = {organisation.code: organisation for organisation in Organisation.objects.all()}
    for fact in named:
        chain, _ = Chain.objects.update_or_create(
            code=fact.code,
            defaults={
                "name": fact.name,
                "number": fact.number,
                "flagship": fact.flagship,
                "catalogue_year": year,
            },
        )
        for role, code in fact.holders:
            _put(chain=chain, role=role, organisation=organisations[code], from_date=from_date, document=document)
    reconcile()
    if named:
        first = Chain.objects.get(code=named[0].code)
        record(by=by, act="chains.load", on=first, label=source, after={"chains": [fact.code for fact in named]})
    return len(named)


def _put(*, chain: Chain, role: str, organisation: Organisation, from_date: dt.date, document: str) -> None:
    running = Assignment.objects.filter(chain=chain, role=role, until_date=None)
    if running.filter(organisation=organisation).exists():
        return
    running.filter(from_date__lt=from_date).update(until_date=from_date - dt.timedelta(days=1))
    Assignment.objects.create(chain=chain, role=role, organisation=organisation, from_date=from_date, document=document)
