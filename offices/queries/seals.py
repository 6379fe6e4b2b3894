"""What of the audit trail is not sealed yet, and whether all that was sealed still stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Func, Max, QuerySet

from offices.models import AuditEntry, AuditSeal
from offices.rules.trail import BEGINNING, entry_digest, seal_digest

FIELDS = tuple(field.attname for field in AuditEntry._meta.concrete_fields)

# An entry is dated by the beginning of its transaction, and none lasts as long as this.
LONGEST_TRANSACTION = dt.timedelta(days=1)


@dataclass(frozen=True)
class Flaw:
    """Something that is not as it was sealed: in which seal, at which entry, and what."""

    seal: int | None
    entry: int | None
    what: str


def last_seal() -> AuditSeal | None:
    """The newest link of the chain."""
    return AuditSeal.objects.order_by("-pk").first()


def unsealed(*, after: AuditSeal | None) -> QuerySet[AuditEntry]:
    """The entries that no seal holds, oldest id first.

    Looks back from the newest entry that ``after`` holds, not from its sealing, as far as a transaction may last: the
    rest of a backlog may be older than the seal by any length of time.
    """
    entries = AuditEntry.objects.order_by("pk")
    if after is None:
        return entries
    since = _reached(after)
    recent = AuditSeal.objects.filter(sealed_at__gte=since - LONGEST_TRANSACTION)
    return entries.filter(at__gte=since).exclude(pk__in=_ids_in(recent))


def digests_of(entries: QuerySet[AuditEntry]) -> dict[int, str]:
    """The digest of each entry as it stands in the database, by id."""
    return {values["id"]: entry_digest(values) for values in entries.values(*FIELDS)}


def flaws() -> Iterator[Flaw]:
    """Everything that differs from what was sealed; nothing where the trail is whole."""
    previous, held = BEGINNING, set[int]()
    newest: AuditSeal | None = None
    for newest in AuditSeal.objects.order_by("pk").iterator(chunk_size=200):
        yield from _broken_link(newest, previous)
        yield from _changed_entries(newest)
        yield from (Flaw(newest.pk, pk, "is sealed twice") for pk in newest.entry_ids if pk in held)
        held.update(newest.entry_ids)
        previous = newest.digest
    if newest is not None:
        yield from _left_out(newest)


def _reached(seal: AuditSeal) -> dt.datetime:
    """The moment before which no entry was outstanding any more when ``seal`` was made."""
    newest = AuditEntry.objects.filter(pk__in=seal.entry_ids).aggregate(at=Max("at"))["at"]
    return min(newest or seal.sealed_at, seal.sealed_at) - LONGEST_TRANSACTION


def _ids_in(seals: QuerySet[AuditSeal]) -> QuerySet[Any, Any]:
    each = Func("entry_ids", function="unnest", output_field=BigIntegerField())
    return seals.order_by().annotate(entry=each).values("entry")


def _broken_link(seal: AuditSeal, previous: str) -> Iterator[Flaw]:
    if seal.previous != previous:
        yield Flaw(seal.pk, None, "does not follow the seal before it: a seal was removed or exchanged")
    if len(seal.entry_ids) != len(seal.entry_digests):
        yield Flaw(seal.pk, None, "does not name as many entries as digests")
    if seal.digest != seal_digest(seal.previous, zip(seal.entry_ids, seal.entry_digests, strict=False)):
        yield Flaw(seal.pk, None, "was changed: its digest is not that of its entries")


def _changed_entries(seal: AuditSeal) -> Iterator[Flaw]:
    found = digests_of(AuditEntry.objects.filter(pk__in=seal.entry_ids))
    for pk, digest in zip(seal.entry_ids, seal.entry_digests, strict=False):
        if pk not in found:
            yield Flaw(seal.pk, pk, "is gone")
        elif found[pk] != digest:
            yield Flaw(seal.pk, pk, "was changed")


def _left_out(newest: AuditSeal) -> Iterable[Flaw]:
    """Entries dated so long before the newest sealed one that they should be in a seal: slipped in afterwards."""
    old = AuditEntry.objects.filter(at__lt=_reached(newest))
    strangers = old.exclude(pk__in=_ids_in(AuditSeal.objects.all())).order_by("pk").values_list("pk", flat=True)
    return (Flaw(None, pk, "is in no seal: it was put in afterwards") for pk in strangers)
