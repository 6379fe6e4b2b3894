from __future__ import annotations

import datetime as dt

import pghistory
from django.contrib.auth.models import Group
from django.db import models

from offices.enums import PostKind
from offices.models.organisation import Organisation


@pghistory.track()
class Person(models.Model):
    """Somebody who holds posts. In a demonstration a role and not a name."""

    name = models.CharField(max_length=60)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Post(models.Model):
    """A seat in an organisation; its kind says what it may do. Grants on chains are kept on its group."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(max_length=20, choices=PostKind)
    title = models.CharField(max_length=60)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="post")

    class Meta:
        ordering = ["organisation__code", "kind", "title"]
        constraints = [models.UniqueConstraint(fields=["organisation", "kind", "title"], name="post_is_one")]

    def __str__(self) -> str:
        return f"{self.organisation} {self.title}"


class TenureQuerySet(models.QuerySet["Tenure"]):
    def on(self, day: dt.date) -> TenureQuerySet:
        """The tenures that run on ``day``, first and last day included."""
        return self.running_from(day).filter(from_date__lte=day)

    def running_from(self, day: dt.date) -> TenureQuerySet:
        """The tenures that run on ``day`` or on a later one."""
        return self.filter(models.Q(until_date=None) | models.Q(until_date__gte=day))


@pghistory.track()
class Tenure(models.Model):
    """A person holds a post from one day to another, both included; an open end is still running."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tenures")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tenures")
    from_date = models.DateField()
    until_date = models.DateField(null=True, blank=True)

    objects = TenureQuerySet.as_manager()

    class Meta:
        ordering = ["-from_date"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_date=None) | models.Q(until_date__gte=models.F("from_date")),
                name="tenure_dates_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.post}"
