from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class Upload(models.Model):
    """One file that waits for its owner's word."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=100)
    name = models.CharField(max_length=150)
    stored = models.FileField(upload_to="uploads")
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return self.name
