from __future__ import annotations

import uuid

from django.db import models
from django.db.models.functions import Now

from chains.enums import RecordActKind
from offices.models import Account


class ClockTime(models.Func):
    """The moment itself, and not that at which the transaction began: of two acts on one record the later one waited
    for the first to end, and must come behind it."""

    function = "clock_timestamp"
    output_field = models.DateTimeField()


class RecordAct(models.Model):
    """One act on records of a register: who, when, through what and why. Its key is that of the history's context.

    All events with that context belong to it, so that they can be shown and undone together. ``register`` is empty
    where it touched several of them; ``records`` is how many records it touched; ``undone_by`` the act that took it
    back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.CharField(max_length=15, choices=RecordActKind)
    register = models.CharField(max_length=30)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    via = models.CharField(max_length=10)
    at = models.DateTimeField(db_default=ClockTime())
    reason = models.CharField(max_length=300, blank=True)
    records = models.PositiveIntegerField(default=0)
    undone_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="undoes")

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["register", "-at"], name="record_act_by_register")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at}"


class NotDouble(models.Model):
    """A person's word that two records that look alike are two; ``one`` has the smaller key."""

    register = models.CharField(max_length=30)
    one = models.UUIDField()
    other = models.UUIDField()
    said_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="not_double_is_one")]

    def __str__(self) -> str:
        return f"{self.one} {self.other}"
