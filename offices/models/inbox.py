from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from offices.models.account import Account
from offices.models.organisation import Organisation


class Message(models.Model):
    """Something an organisation is told in the system: a notice, a return, a granted extension.

    It is read for the organisation by whoever of it opens it first. ``key`` names the occasion, so that telling
    twice is telling once. The application's role of the database may add one and mark it as read, and change nothing
    of what was told.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="messages")
    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    link = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(db_default=Now())
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    changes_only = ("read_at", "read_by")

    class Meta:
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["organisation", "-sent_at"])]

    def __str__(self) -> str:
        return self.subject
