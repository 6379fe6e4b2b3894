from __future__ import annotations

import pghistory
from django.db import models

from offices.enums import OrganisationKind


@pghistory.track()
class Organisation(models.Model):
    """A city, district, department, chain office, guarantee group or other body, with the dates it exists.

    Functional zones have no code in GB/T 2260; ``code`` is a local one for everybody.
    ``departments`` are those that answer for a guarantee group.
    """

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    departments = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="guarantees")
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="organisation_dates_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return self.short_name or self.name
