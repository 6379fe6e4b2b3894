"""The one way in which rows of a register come to be written, one or many: rows, belongings, names, history.

The verbs beside this module decide whether and what; here it is written. The act is noted first, so that every event
of the row history stands under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any
from uuid import UUID

import pghistory
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from chains.enums import RecordActKind, ReviewState
from chains.models import Belonging, Naming, Record, RecordAct
from chains.registers.columns import Column
from chains.registers.kinds import Code, CreditCode, ProjectCode
from chains.registers.register import Register
from config.lib import clock, origin
from config.lib.bulk import copy_in, update_in
from config.lib.pinyin import by_pinyin, initials
from config.lib.refusals import Refused
from offices.models import Account

WITH_COLUMNS = ("own", "spelling", "version", "review", "changed_by", "changed_at")
"""What is written of a changed record besides its declared columns."""

Shares = Mapping[int, Decimal | None]
"""To which chains (by key) a record belongs, and with what share in per cent."""


def act_of(*, kind: RecordActKind, register: Register | None, by: Account | None, reason: str = "") -> RecordAct:
    """Note an act; what is written from here on within the request, import or task belongs to it.

    ``register``: that whose records it touches; None where there are several.
    """
    came = origin.current()
    with pghistory.context(act=str(came.act), via=came.via, account=by.pk if by else None) as context:
        act, _made = RecordAct.objects.get_or_create(
            pk=context.id,
            defaults={
                "kind": kind,
                "register": register.code if register else "",
                "by": by,
                "via": came.via,
                "reason": reason,
            },
        )
    return act


def count(act: RecordAct, records: int) -> None:
    """Add to how many records the act touched; ``act`` says it too."""
    RecordAct.objects.filter(pk=act.pk).update(records=F("records") + records)
    act.refresh_from_db(fields=["records"])


def put(record: Any, columns: Sequence[Column], values: Mapping[str, Any]) -> list[str]:
    """Set the values on the record; returns the codes of columns that differ from before."""
    changed = []
    for column in columns:
        if column.code not in values or not column.is_typed:
            continue
        value = values[column.code]
        if column.own:
            plain = column.kind.plain(value)
            if record.own.get(column.code) != plain:
                record.own = {**record.own, column.code: plain}
                changed.append(column.code)
        elif getattr(record, column.code) != value:
            setattr(record, column.code, value)
            changed.append(column.code)
    return changed


def insert(register: Register, records: Sequence[Record], chains: Mapping[UUID, Shares], *, by: Account | None) -> None:
    """Write new records with their belongings and names. Raises Refused where a code is taken."""
    fields = [one for one in register.model._meta.concrete_fields if one.name not in {"entered_at", "changed_at"}]
    at = clock.now()
    for record in records:
        record.entered_by = record.changed_by = by
        record.spelling = by_pinyin(record.name)
    with _one_of_each():
        copy_in(
            register.model,
            [*(one.name for one in fields), "entered_at", "changed_at"],
            ([*(getattr(record, one.attname) for one in fields), at, at] for record in records),
        )
    _belong(register, {record.pk: chains.get(record.pk, {}) for record in records})
    name(register, records)


def update(register: Register, record: Any, *, by: Account | None) -> None:
    """Write one changed record. It counts as not reviewed again. Raises Refused where a code is taken."""
    record.version += 1
    record.review = ReviewState.PENDING
    record.changed_by, record.changed_at = by, clock.now()
    record.spelling = by_pinyin(record.name)
    with _one_of_each():
        record.save()
    name(register, [record])


def update_many(register: Register, records: Sequence[Any], *, by: Account | None, also: Sequence[str] = ()) -> None:
    """Write many changed records at once, as ``update`` writes one. Raises Refused where a code is taken.

    ``also``: what was changed besides the columns, such as the reason of a removal.
    """
    if not records:
        return
    at = clock.now()
    for record in records:
        record.version += 1
        record.review = ReviewState.PENDING
        record.changed_by, record.changed_at = by, at
        record.spelling = by_pinyin(record.name)
    declared = [one.code for one in register.columns if one.is_typed]
    with _one_of_each():
        update_in(register.model, [*declared, *WITH_COLUMNS, *also], records)
    name(register, records)


def review(register: Register, records: Sequence[Any]) -> None:
    """Mark records as reviewed. It is no change of what they say, so their versions stay."""
    for record in records:
        record.review = ReviewState.REVIEWED
    if records:
        update_in(register.model, ["review"], records)


def put_back_names(model: type[Record]) -> list[str]:
    """The attributes of a record that an undone act gives back: all but its key, who wrote it when, and its version."""
    kept = {"id", "version", "entered_by", "entered_at", "changed_by", "changed_at"}
    return [one.attname for one in model._meta.concrete_fields if one.name not in kept]


def put_back(register: Register, records: Sequence[Any], *, by: Account | None) -> None:
    """Write many records as they were before, their review too. Raises Refused where a code is taken.

    Those that go are written first and those that come back last, so that a code can change hands.
    """
    at = clock.now()
    for record in records:
        record.version += 1
        record.changed_by, record.changed_at = by, at
    standing = register.model._base_manager.filter(pk__in=[one.pk for one in records], removed_at=None)
    stood = set(standing.values_list("pk", flat=True))
    names = {one.attname: one.name for one in register.model._meta.concrete_fields}
    fields = [names[one] for one in put_back_names(register.model)]
    order = (
        [one for one in records if one.removed_at],
        [one for one in records if not one.removed_at and one.pk in stood],
        [one for one in records if not one.removed_at and one.pk not in stood],
    )
    with _one_of_each():
        for part in order:
            if part:
                update_in(register.model, [*fields, "version", "changed_by", "changed_at"], part)
    name(register, records)


def belong(register: Register, record: Any, wanted: Shares, *, within: frozenset[int]) -> bool:
    """Make the record belong to the wanted chains, of those ``within``; others stay. Returns whether it changed."""
    changed = belong_many(register, {record.pk: wanted}, within=within)
    refuse_more_than_all(record.pk)
    return bool(changed)


def belong_many(register: Register, wanted: Mapping[UUID, Shares], *, within: frozenset[int]) -> set[UUID]:
    """Make records belong to the wanted chains, of those ``within``; others stay. Returns those that changed."""
    held: dict[UUID, dict[int, Belonging]] = {pk: {} for pk in wanted}
    for one in Belonging.objects.filter(record__in=list(wanted), chain__in=within):
        held[one.record][one.chain_id] = one
    gone = [one for pk, chains in held.items() for chain, one in chains.items() if chain not in wanted[pk]]
    moved = []
    fresh: dict[UUID, Shares] = {}
    for pk, shares in wanted.items():
        fresh[pk] = {chain: share for chain, share in shares.items() if chain in within and chain not in held[pk]}
        for chain, one in held[pk].items():
            if chain in shares and one.share != shares[chain]:
                one.share = shares[chain]
                moved.append(one)
    Belonging.objects.filter(pk__in=[one.pk for one in gone]).delete()
    if moved:
        update_in(Belonging, ["share"], moved)
    _belong(register, fresh)
    return {one.record for one in (*gone, *moved)} | {pk for pk, shares in fresh.items() if shares}


def name(register: Register, records: Iterable[Any]) -> None:
    """Write down how the records are found by the search; a removed one is not found."""
    rows = [
        Naming(record=one.pk, register=register.code, name=one.name, terms=terms(register, one))
        for one in records
        if one.removed_at is None
    ]
    Naming.objects.filter(record__in=[one.pk for one in records if one.removed_at]).delete()
    Naming.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["record"], update_fields=["name", "terms"], batch_size=5000
    )


def terms(register: Register, record: Any) -> str:
    """What the search looks through: the name, its initials, and the record's codes."""
    codes = [
        getattr(record, one.code)
        for one in register.columns
        if isinstance(one.kind, (Code, CreditCode, ProjectCode)) and one.is_typed
    ]
    return "\n".join(part for part in (record.name.lower(), initials(record.name), *(c.lower() for c in codes)) if part)


def _belong(register: Register, wanted: Mapping[UUID, Shares]) -> None:
    rows = [
        (record, register.code, chain, share) for record, shares in wanted.items() for chain, share in shares.items()
    ]
    if rows:
        copy_in(Belonging, ("record", "register", "chain", "share"), rows)


def refuse_more_than_all(record: UUID) -> None:
    """Raise Refused where the shares of a record's chains come to more than the whole."""
    shares = Belonging.objects.filter(record=record).values_list("share", flat=True)
    total = sum((one for one in shares if one is not None), Decimal(0))
    if total > 100:
        raise Refused(
            _("The shares of the chains come to %(sum)s%%, which is more than the whole. Lower one of them.")
            % {"sum": f"{total.normalize():f}"}
        )


@contextmanager
def _one_of_each() -> Iterator[None]:
    """Say in a sentence what the database refuses: a second record that stands with the same code."""
    try:
        with transaction.atomic(), connection.wrap_database_errors:
            yield
    except IntegrityError as error:
        if "_one_" not in str(error):
            raise
        raise Refused(_("There is a record with this code already. Open that one, or correct the code.")) from error
