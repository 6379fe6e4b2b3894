from __future__ import annotations

from django.db import connection, transaction

from offices.models import AuditEntry, AuditSeal
from offices.queries.seals import digests_of, last_seal, unsealed
from offices.rules.trail import BEGINNING, seal_digest

AT_ONCE = 2000
LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('offices.seal_trail'))"


def seal_trail() -> int:
    """Add the entries that are in no seal yet to the chain of hashes; returns how many.

    Only one does it at a time: who comes second finds the lock taken and goes away. A seal is no act of anybody and
    leaves no entry, or there would always be one more to seal.
    """
    sealed = 0
    while more := _seal_some():
        sealed += more
    return sealed


@transaction.atomic
def _seal_some() -> int:
    with connection.cursor() as cursor:
        cursor.execute(LOCK)
        (alone,) = cursor.fetchone()
    if not alone:
        return 0
    last = last_seal()
    ids = list(unsealed(after=last).values_list("pk", flat=True)[:AT_ONCE])
    digests = digests_of(AuditEntry.objects.filter(pk__in=ids))
    if not digests:
        return 0
    entries = sorted(digests.items())
    previous = last.digest if last else BEGINNING
    AuditSeal.objects.create(
        entry_ids=[pk for pk, _ in entries],
        entry_digests=[digest for _, digest in entries],
        previous=previous,
        digest=seal_digest(previous, entries),
    )
    return len(entries)
