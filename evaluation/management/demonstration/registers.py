"""The registers of the demonstration: entered for each chain by its clerk, through the verbs of everyday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from chains.enums import RecordSource
from chains.models import Chain, Project
from chains.queries.sight import Sight, sight_of
from chains.registers.register import REGISTERS
from chains.services.enter_record import enter_record
from chains.services.note_month import note_month
from chains.services.note_recognition import note_recognition
from chains.services.note_role import note_role
from chains.services.note_steps import note_steps
from chains.services.record_values import read_typed
from evaluation.management.demonstration.register_facts import YEAR, Made, made
from offices.models import Account

ROLES_SINCE = dt.date(YEAR - 1, 1, 1)


def fill(accounts: Mapping[str, Account]) -> int:
    """Enter the made-up records of every chain that has a clerk; returns how many. Done once, it does nothing more."""
    if Project.objects.filter(source=RecordSource.DEMONSTRATION).exists():
        return 0
    chains = [chain for chain in Chain.objects.order_by("number") if f"clerk-{chain.code}" in accounts]
    by_code = {one.code: one for one in chains}
    entered = 0
    for at, chain in enumerate(chains):
        neighbour = chains[(at + 1) % len(chains)].code
        for fact in made(number=chain.number, code=chain.code, name=chain.name, neighbour=neighbour):
            account = accounts[f"clerk-{chain.code}"] if len(fact.chains) == 1 else accounts["office"]
            _enter(fact, sight_of(account, REGISTERS[fact.register]), by_code)
            entered += 1
    return entered


def _enter(fact: Made, sight: Sight, chains: Mapping[str, Chain]) -> None:
    texts = {code: text for code, text in fact.texts.items() if text}
    record = enter_record(
        sight=sight,
        values=read_typed(sight.columns, texts, account=sight.account),
        chains={chains[code].pk: None if share is None else Decimal(share) for code, share in fact.chains.items()},
        source=RecordSource.DEMONSTRATION,
    )
    _say_more(fact, sight, record, chains)


def _say_more(fact: Made, sight: Sight, record: Any, chains: Mapping[str, Chain]) -> None:
    """The roles and honours of an enterprise, the milestones and months of a project."""
    if fact.role is not None:
        for code in fact.chains:
            note_role(sight=sight, pk=record.pk, chain=chains[code], role=fact.role, from_date=ROLES_SINCE)
    for one in fact.honours:
        note_recognition(
            sight=sight,
            pk=record.pk,
            honour=one.honour,
            from_date=one.from_date,
            level=one.level,
            batch_year=one.batch_year,
        )
    if fact.steps:
        note_steps(sight=sight, pk=record.pk, steps=fact.steps)
    for month, (invested, visible) in fact.months.items():
        note_month(sight=sight, pk=record.pk, month=month, invested=Decimal(invested), visible=visible)
