from __future__ import annotations

import datetime as dt

import pghistory
from django.db import models

from chains.enums import AssignmentRole
from chains.models.chain import Chain
from offices.models import Organisation, Post


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def on(self, day: dt.date) -> AssignmentQuerySet:
        """The assignments that run on ``day``, first and last day included."""
        return self.running_from(day).filter(from_date__lte=day)

    def running_from(self, day: dt.date) -> AssignmentQuerySet:
        """The assignments that run on ``day`` or on a later one."""
        return self.filter(models.Q(until_date=None) | models.Q(until_date__gte=day))


@pghistory.track()
class Assignment(models.Model):
    """An organisation, or one post, answers for a chain in some role from one day to another, both included."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=20, choices=AssignmentRole)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments")
    from_date = models.DateField()
    until_date = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=100, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["chain", "role", "from_date"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_date=None) | models.Q(until_date__gte=models.F("from_date")),
                name="assignment_dates_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(organisation=None, post__isnull=False)
                | models.Q(organisation__isnull=False, post=None),
                name="assignment_is_to_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chain} {self.get_role_display()}"

    @property
    def holder(self) -> Organisation | Post:
        """Who answers: the organisation or the post."""
        return self.organisation or self.post  # type: ignore[return-value]
