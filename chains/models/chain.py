from __future__ import annotations

import pghistory
from django.db import models
from guardian.models import GroupObjectPermissionBase

from offices.enums import Right


@pghistory.track()
class Chain(models.Model):
    """An industry chain of the city's catalogue of one year.

    ``regime``: the code of the regime that brought the catalogue, by which it is known whose place this is.
    """

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=40, unique=True)
    catalogue_year = models.PositiveSmallIntegerField()
    regime = models.CharField(max_length=40, blank=True, default="", db_default="")
    number = models.PositiveSmallIntegerField()
    flagship = models.BooleanField(default=False)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        default_permissions = ()
        permissions = [
            (Right.VIEW_CHAIN.value, "see a chain and its figures"),
            (Right.ENTER_LEDGER.value, "enter figures in the ledger"),
            (Right.SUBMIT_LEDGER.value, "submit the ledger and ask for corrections"),
            (Right.REVIEW_LEDGER.value, "review ledgers"),
            (Right.KEEP_REGISTERS.value, "enter and change records of the registers"),
            (Right.REVIEW_RECORDS.value, "review records of the registers"),
            (Right.SEE_FIGURES.value, "see figures of single enterprises"),
            (Right.SEE_CONTACTS.value, "see how a person can be reached"),
            (Right.SEE_INVESTORS.value, "see investors and projects to attract"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        return f"{self.name}产业链"


class ChainGrant(GroupObjectPermissionBase):
    """guardian's grant of one right on one chain to the group of one post, with the days on which it holds.

    A grant has the dates of the assignment it comes from, so that a right begins and ends with the day and not with
    a job that somebody's machine has to run at midnight.
    """

    content_object = models.ForeignKey(Chain, on_delete=models.CASCADE, related_name="grants")
    from_date = models.DateField()
    until_date = models.DateField(null=True)

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = False
        unique_together = ["group", "permission", "content_object", "from_date"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_date=None) | models.Q(until_date__gte=models.F("from_date")),
                name="grant_dates_in_order",
            )
        ]
