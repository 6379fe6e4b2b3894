from __future__ import annotations

from collections.abc import Iterable, Sequence
from graphlib import TopologicalSorter
from typing import Any

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act, RecordActKind, RecordSource
from chains.models import Chain
from chains.registers.kinds import Link
from chains.registers.register import REGISTERS, Register
from chains.rules.facts import RecordFacts
from chains.services import writing
from chains.services.record_values import ValuesRefused, read_typed
from config.lib.refusals import Refused
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record as note


@transaction.atomic
def load_records(*, by: Account | None, facts: Iterable[RecordFacts], source: str, document: str) -> int:
    """Enter what a regime's documents name of the registers; returns how many records are new.

    Loaded again, it changes nothing: a record that was once loaded under its name stays what the office made of it,
    renamed, removed or merged, and one that somebody entered under that name is his. ``source`` names the regime and
    ``document`` its paper. ``by`` is None for an operator's command. Raises Refused, with all that is wrong, where a
    fact does not fit its register.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    named: dict[str, list[RecordFacts]] = {}
    for fact in facts:
        named.setdefault(fact.register, []).append(fact)
    if unknown := named.keys() - REGISTERS.keys():
        raise Refused(_("There is no register “%(name)s”.") % {"name": min(unknown)})
    chains = {chain.code: chain.pk for chain in Chain.objects.all()}
    fresh = {code: _not_known(REGISTERS[code], facts_of) for code, facts_of in named.items()}
    wanted = [register for register in _links_first(named) if fresh[register.code]]
    if not wanted:
        return 0
    new: dict[str, int] = {}
    with pghistory.context():
        act = writing.act_of(
            kind=RecordActKind.LOAD, register=wanted[0] if len(wanted) == 1 else None, by=by, reason=document
        )
        for register in wanted:
            records = _read(register, fresh[register.code])
            held = zip(records, fresh[register.code], strict=True)
            belongings = {record.pk: {chains[code]: None for code in fact.chains} for record, fact in held}
            writing.insert(register, records, belongings, by=by)
            new[register.code] = len(records)
        writing.count(act, sum(new.values()))
    note(by=by, act=Act.RECORDS_LOAD, on=act, label=source, after={"records": new})
    return sum(new.values())


def _links_first(codes: Iterable[str]) -> list[Register]:
    """The registers in an order in which none comes before those that its columns link to."""
    labels = {REGISTERS[code].model._meta.label: code for code in codes}
    order: TopologicalSorter[str] = TopologicalSorter()
    for code in codes:
        links = {one.kind.to for one in REGISTERS[code].columns if isinstance(one.kind, Link)}
        order.add(code, *(labels[to] for to in sorted(links) if to in labels and labels[to] != code))
    return [REGISTERS[code] for code in order.static_order()]


def _not_known(register: Register, facts: Sequence[RecordFacts]) -> list[RecordFacts]:
    """Those that are new: under no record's name, and never loaded under theirs, as the row history tells."""
    names = [fact.name for fact in facts]
    events = register.model.events.rel.related_model._default_manager
    known = {
        *register.model._default_manager.filter(name__in=names).values_list("name", flat=True),
        *events.filter(name__in=names, source=RecordSource.REGIME).values_list("name", flat=True),
    }
    return [fact for fact in facts if fact.name not in known]


def _read(register: Register, facts: Sequence[RecordFacts]) -> list[Any]:
    """The records, not yet written. Raises Refused with a sentence for each fact that does not fit."""
    typed = {one.code for one in register.columns if one.is_typed}
    records, wrong = [], []
    for fact in facts:
        strange = "、".join(sorted(fact.texts.keys() - typed))
        if strange:
            wrong.append(_("%(name)s: there is no column %(codes)s") % {"name": fact.name, "codes": strange})
        record = register.model(source=RecordSource.REGIME)
        try:
            writing.put(record, register.columns, read_typed(register.columns, fact.texts, account=None))
        except ValuesRefused as refused:
            wrong.append(f"{fact.name}：{refused.sentence}")
        records.append(record)
    if wrong:
        raise Refused(
            _("The records of “%(register)s” do not fit: %(wrong)s")
            % {"register": register.title, "wrong": "；".join(wrong)}
        )
    return records
