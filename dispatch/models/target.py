from __future__ import annotations

from typing import Any

import pghistory
from django.db import models
from django.db.models.functions import Now

from chains.models import Chain
from dispatch.models.indicator import Indicator
from offices.models import Account

FIGURE: dict[str, Any] = {"max_digits": 20, "decimal_places": 6}


@pghistory.track()
class Target(models.Model):
    """What a chain is to reach in a year: a figure in the indicator's unit, or words.

    Changed only by a dated decision with a reason and a document; every one is kept as a :class:`TargetChange`.
    """

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="targets")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(**FIGURE, null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["year", "chain", "indicator"]
        constraints = [models.UniqueConstraint(fields=["chain", "indicator", "year"], name="target_is_one")]

    def __str__(self) -> str:
        return f"{self.year} {self.chain} {self.indicator}"


class TargetChange(models.Model):
    """The decision by which a target was set or changed."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="changes")
    before = models.DecimalField(**FIGURE, null=True)
    after = models.DecimalField(**FIGURE, null=True)
    words = models.TextField(blank=True)
    document = models.CharField(max_length=100)
    reason = models.CharField(max_length=300)
    decided_on = models.DateField()
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["decided_on", "pk"]

    def __str__(self) -> str:
        return f"{self.target} {self.document}"


@pghistory.track()
class CityTarget(models.Model):
    """What the whole city is to reach in a year, in the words of the document that says so.

    ``summed`` tells whether the chains' targets ought to add up to it, where the indicator allows it at all
    (:attr:`dispatch.rules.measure.Measure.adds_up`).
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="city_targets")
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(**FIGURE)
    summed = models.BooleanField(default=True)
    wording = models.CharField(max_length=200)

    class Meta:
        ordering = ["year", "indicator"]
        constraints = [models.UniqueConstraint(fields=["indicator", "year"], name="city_target_is_one")]

    def __str__(self) -> str:
        return f"{self.year} {self.indicator}"
