from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now


class TransactionId(models.Func):
    """Named by the first migration alone."""

    template = "(pg_current_xact_id()::text::bigint)"
    output_field = models.BigIntegerField()


class AuditEntry(models.Model):
    """One act: who did what to what, when, through what, why, and with what result. Never changed, never deleted.

    Names are kept as they were, so that the entry outlives them.
    """

    at = models.DateTimeField(db_default=Now())
    act_id = models.UUIDField()
    act = models.CharField(max_length=60)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=60)
    actor_posts = models.CharField(max_length=300, blank=True)
    via = models.CharField(max_length=10)
    address = models.CharField(max_length=45, blank=True)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=60)
    object_label = models.CharField(max_length=200)
    scope = models.CharField(max_length=60, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    succeeded = models.BooleanField(default=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-id"]),
            models.Index(fields=["act_id"], name="trail_by_act"),
            BrinIndex(fields=["at"], name="trail_by_time"),
        ]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.act} {self.object_label}"


class AuditSeal(models.Model):
    """One link of the chain of hashes: which entries it holds, the hash of each, and one over all and the link before.

    The ids stand here one by one. Ids are given before a transaction ends and may become visible in another order,
    and transactions are counted anew after a backup is restored: no border between "before" and "after" would hold.
    """

    entry_ids = ArrayField(models.BigIntegerField())
    entry_digests = ArrayField(models.CharField(max_length=64))
    previous = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64)
    sealed_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["pk"]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.digest
