from __future__ import annotations

import uuid

from django.db import models
from django.db.models.functions import Now

from evaluation.enums import PaperKind
from evaluation.models.notice import Notice
from offices.models import Account


class Paper(models.Model):
    """A file of a notice that went out, kept as it was with its hash.

    The application's role of the database may add one, and change none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.CharField(max_length=15, choices=PaperKind)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="papers")
    year = models.PositiveSmallIntegerField()
    filename = models.CharField(max_length=150)
    media_type = models.CharField(max_length=100)
    stored = models.FileField(upload_to="papers/%Y", max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(db_default=Now())

    only_added_to = True

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.filename
