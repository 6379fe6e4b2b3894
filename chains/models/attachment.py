from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.db.models.functions import Now

from offices.models import Account


@pghistory.track()
class Attachment(models.Model):
    """A file on a record. It lies under a random name; ``name`` is shown and never used as a path.

    A newer version replaces an older one, which stays. ``part`` is what of the record it belongs to, such as a
    milestone's name; "" for the record itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.UUIDField(db_index=True)
    register = models.CharField(max_length=30)
    part = models.CharField(max_length=30, blank=True)
    name = models.CharField(max_length=150)
    stored = models.FileField(upload_to="attachments")
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    added_at = models.DateTimeField(db_default=Now())
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return self.name
