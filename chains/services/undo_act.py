from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from chains.enums import Act, RecordActKind
from chains.models import Belonging, RecordAct
from chains.queries.record_history import DELETED, earlier_events
from chains.queries.sight import sights_of
from chains.queries.traces import BELONGINGS, EVERY, Trace
from chains.registers.register import REGISTERS, Register
from chains.services import writing
from chains.services.tell_apart import say_no_more, say_of_the_other
from config.lib import clock
from config.lib.refusals import Refused
from offices.enums import Right
from offices.models import Account
from offices.permissions import refusal
from offices.services.trail import record as note

NAMED = 3
"""So many of the records that stand in the way are named."""


@dataclass(frozen=True)
class Change:
    """A row that the act wrote. ``before``: as it was, None where there was none; ``gone``: the act deleted it."""

    key: Any
    before: Any
    gone: bool


@dataclass
class Scope:
    """What the act wrote: records, rows that hang on records, all records concerned, and their chains."""

    records: dict[Register, list[Change]] = field(default_factory=dict)
    rows: dict[Trace, list[Change]] = field(default_factory=dict)
    concerned: dict[Register, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    chains: dict[UUID, set[int]] = field(default_factory=lambda: defaultdict(set))


@transaction.atomic
def undo_act(*, by: Account, pk: UUID) -> RecordAct:
    """Take back an act on records, the whole of it or nothing; returns the act that did so, itself one like others.

    Records that it entered are removed, all else is as it was before. Raises Http404 where there is no such act,
    PermissionDenied where another account did it or the right on one of its records is lacking by now, Refused where
    it was taken back already or one of its records was changed since.
    """
    act = RecordAct.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if act is None:
        raise Http404
    if act.by_id != by.pk:
        raise refusal(Right.KEEP_REGISTERS)
    if act.undone_by_id:
        raise Refused(_("This act was taken back already."))
    scope = _scope(act)
    held = {register: _locked(register, keys) for register, keys in scope.concerned.items()}
    _require_right(by, scope)
    _refuse_what_changed_since(act, scope, held)
    only = next(iter(scope.records)) if len(scope.records) == 1 else None
    register = only or REGISTERS.get(act.register)
    reason = _("%(act)s, %(at)s") % {
        "act": act.get_kind_display(),
        "at": f"{timezone.localtime(act.at):%Y-%m-%d %H:%M}",
    }
    undo = writing.act_of(kind=RecordActKind.UNDO, register=register, by=by, reason=reason)
    try:
        with transaction.atomic():
            for trace, changes in scope.rows.items():
                _put_rows_back(trace, changes)
            for register_of, changes in scope.records.items():
                _put_words_back(changes, held[register_of])
                writing.put_back(register_of, _as_before(changes, held[register_of], reason), by=by)
    except IntegrityError as error:
        raise Refused(_("Another row has taken the place of one that would come back. Nothing was changed.")) from error
    writing.count(undo, sum(len(keys) for keys in scope.concerned.values()))
    act.undone_by = undo
    act.save(update_fields=["undone_by"])
    note(by=by, act=Act.RECORDS_UNDO, on=act, label=str(act.get_kind_display()), after={"undone": str(act.pk)})
    return undo


def _scope(act: RecordAct) -> Scope:
    scope = Scope()
    for register in REGISTERS.values():
        if changes := _changes(register.model, act):
            scope.records[register] = changes
            scope.concerned[register].update(one.key for one in changes)
    for trace in EVERY:
        events = trace.events.objects.filter(pgh_context=act.pk)
        if changes := _changes(trace.model, act):
            scope.rows[trace] = changes
            for row in (*events, *(one.before for one in changes if one.before is not None)):
                scope.concerned[trace.register_of(row)].add(getattr(row, trace.column))
                if trace is BELONGINGS:
                    scope.chains[row.record].add(row.chain_id)
    return scope


def _changes(model: Any, act: RecordAct) -> list[Change]:
    events = model.pgh_event_model.objects.filter(pgh_context=act.pk).order_by("pgh_id")
    rows = list(events)
    last = {event.pgh_obj_id: event for event in rows}
    before = earlier_events(events, rows) if rows else {}
    return [
        Change(key, was if was is not None and was.pgh_label != DELETED else None, last[key].pgh_label == DELETED)
        for key, was in before.items()
    ]


def _locked(register: Register, keys: Iterable[UUID]) -> dict[UUID, Any]:
    rows = register.model._base_manager.filter(pk__in=list(keys)).order_by("pk").select_for_update()
    return {row.pk: row for row in rows}


def _require_right(by: Account, scope: Scope) -> None:
    """Each record must be the account's to change, by the chains it belongs to or belonged to before the act."""
    sights = {sight.register: sight for sight in sights_of(by)}
    keys = [key for keys in scope.concerned.values() for key in keys]
    for record, chain in Belonging.objects.filter(record__in=keys).values_list("record", "chain"):
        scope.chains[record].add(chain)
    for register, records in scope.concerned.items():
        sight = sights.get(register)
        if sight is None or not all(sight.may_keep(scope.chains.get(record, set())) for record in records):
            raise refusal(Right.KEEP_REGISTERS)


def _refuse_what_changed_since(act: RecordAct, scope: Scope, held: Mapping[Register, Mapping[UUID, Any]]) -> None:
    later = RecordAct.objects.filter(pk=OuterRef("pgh_context"))
    since = Q(Exists(later.filter(at__gt=act.at))) | (~Q(Exists(later)) & Q(pgh_created_at__gt=act.at))
    found: dict[UUID, str] = {}
    for register, records in held.items():
        tables = [
            (register.model, "pgh_obj"),
            *((trace.model, trace.key) for trace in EVERY if _hangs(trace, register)),
        ]
        for model, key in tables:
            events = model.pgh_event_model.objects.filter(since, **{f"{key}__in": list(records)})
            for record in events.exclude(pgh_context=act.pk).values_list(key, flat=True).distinct()[: NAMED + 1]:
                found[record] = records[record].name
    if found:
        named = "、".join(f"“{name}”" for name in list(found.values())[:NAMED])
        if len(found) > NAMED:
            named = _("%(named)s and others") % {"named": named}
        raise Refused(
            _("Changed since by another act: %(named)s. Nothing was taken back. Correct the records instead.")
            % {"named": named}
        )


def _hangs(trace: Trace, register: Register) -> bool:
    linked = trace.model._meta.get_field(trace.key).related_model
    return linked is None or linked is register.model


def _put_rows_back(trace: Trace, changes: list[Change]) -> None:
    """Delete what the act made, bring back what it deleted, and give the rest the values of before."""
    model = trace.model
    names = [one.name for one in model._meta.concrete_fields if not one.primary_key]
    made = [one.key for one in changes if one.before is None and not one.gone]
    if "removed_at" in names:
        model._base_manager.filter(pk__in=made).update(removed_at=clock.now())
    else:
        model._base_manager.filter(pk__in=made).delete()
    back = [(one, _row_of(model, one.before)) for one in changes if one.before is not None]
    model._base_manager.bulk_create([row for one, row in back if one.gone])
    model._base_manager.bulk_update([row for one, row in back if not one.gone], names, batch_size=1000)


def _put_words_back(changes: list[Change], held: Mapping[UUID, Any]) -> None:
    """What was said of a record that was merged into another is no longer said of that other; or it is again."""
    for one in changes:
        now, then = held[one.key].merged_into_id, one.before and one.before.merged_into_id
        if now and now != then:
            say_no_more(kept=now, gone=one.key)
        if then and now != then:
            say_of_the_other(kept=then, gone=one.key)


def _row_of(model: Any, event: Any) -> Any:
    return model(**{one.attname: getattr(event, one.attname) for one in model._meta.concrete_fields})


def _as_before(changes: list[Change], held: Mapping[UUID, Any], reason: str) -> list[Any]:
    """The records with the values of before; entered ones removed."""
    records = []
    for one in changes:
        record = held[one.key]
        if one.before is None:
            record.removed_at = clock.now()
            record.removed_because = _("Taken back: %(act)s") % {"act": reason}
        else:
            for name in writing.put_back_names(type(record)):
                setattr(record, name, getattr(one.before, name))
        records.append(record)
    return records
