"""What people put into a run besides the ledgers: raters' marks, and matters that add or take points."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models.functions import Now

from chains.models import Chain, ProjectStep
from chains.models.tracking import tracked
from dispatch.enums import Decision
from evaluation.models.run import POINTS
from offices.models import Account, Organisation

MOST_OF_A_WITHDRAWAL = 300


@tracked()
class Mark(models.Model):
    """The mark that one rater gives one chain on one item of the scheme for a quarter.

    ``organisation`` has given it itself, from its seat; without one the leading-group office has entered it.
    """

    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="marks")
    item = models.CharField(max_length=60)
    rater = models.CharField(max_length=60)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="rating_marks"
    )
    value = models.DecimalField(**POINTS)
    entered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["year", "quarter", "chain", "item", "rater"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "quarter", "chain", "item", "rater", "organisation"],
                nulls_distinct=False,
                name="mark_is_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.chain} {self.item} {self.rater}"


@pghistory.track()
class Adjustment(models.Model):
    """A matter that adds or takes points, with its proof. ``matter`` names it, so that it counts only once.

    It is proposed by one person and counts once another has granted it. ``step`` is the milestone of a project on whose
    proof it stands, where it is about one. ``withdrawal_asked_because``: so it is to be withdrawn, once another agrees.
    """

    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="adjustments")
    item = models.CharField(max_length=60)
    grade = models.CharField(max_length=40, blank=True)
    matter = models.CharField(max_length=200)
    count = models.DecimalField(**POINTS, default=1)
    proof = models.CharField(max_length=300)
    step = models.ForeignKey(ProjectStep, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.PENDING)
    decision_note = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=MOST_OF_A_WITHDRAWAL, blank=True)
    withdrawal_asked_because = models.CharField(max_length=MOST_OF_A_WITHDRAWAL, blank=True)
    withdrawal_asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["year", "quarter", "chain", "item", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "quarter", "chain", "item", "matter"],
                condition=models.Q(withdrawn_because="") & ~models.Q(decision=Decision.REFUSED),
                name="matter_counts_once",
            ),
            models.CheckConstraint(condition=models.Q(count__gt=0), name="matter_counts_something"),
        ]

    def __str__(self) -> str:
        return f"{self.chain} {self.matter}"
