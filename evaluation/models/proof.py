from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.db.models.functions import Now

from evaluation.models.objection import Objection
from evaluation.models.record import Adjustment
from offices.models import Account


@pghistory.track()
class Proof(models.Model):
    """A file that proves a matter, or what an objection says. It lies under a random name and is never replaced."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    adjustment = models.ForeignKey(Adjustment, on_delete=models.PROTECT, null=True, related_name="proofs")
    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, null=True, related_name="proofs")
    name = models.CharField(max_length=150)
    stored = models.FileField(upload_to="proofs/%Y")
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(adjustment__isnull=False, objection=None)
                | models.Q(adjustment=None, objection__isnull=False),
                name="proof_is_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.name
