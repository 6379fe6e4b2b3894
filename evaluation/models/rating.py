from __future__ import annotations

import pghistory
from django.db import models
from django.db.models.functions import Now

from config.lib.periods import Quarter
from offices.models import Account, Organisation


@pghistory.track()
class Rating(models.Model):
    """The marking of a quarter by its raters: until it is closed, or ``due`` is over, each sees its own marks alone."""

    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    due = models.DateField()
    opened_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(db_default=Now())
    closed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-year", "-quarter"]
        constraints = [models.UniqueConstraint(fields=["year", "quarter"], name="rating_is_one")]

    def __str__(self) -> str:
        return f"{self.period.label}评议"

    @property
    def period(self) -> Quarter:
        return Quarter(self.year, self.quarter)


@pghistory.track()
class RatingSeat(models.Model):
    """An organisation that marks as one of the scheme's raters; the marks of several for one rater are averaged."""

    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="seats")
    rater = models.CharField(max_length=60)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rating_seats")

    class Meta:
        ordering = ["rating", "rater", "organisation"]
        constraints = [
            models.UniqueConstraint(fields=["rating", "rater", "organisation"], name="rating_seat_is_one"),
        ]

    def __str__(self) -> str:
        return f"{self.rating} {self.organisation}"
