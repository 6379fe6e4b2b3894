from __future__ import annotations

import pghistory
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse

from chains.models import Chain
from dispatch.enums import EntrySource, LedgerStatus
from dispatch.models.indicator import Indicator
from dispatch.models.month import ReportingMonth
from dispatch.models.target import FIGURE
from dispatch.rules.deadlines import Dates
from offices.models import Account


@pghistory.track()
class Ledger(models.Model):
    """The figures of one chain for one month, and where they stand on their way to being accepted.

    ``version`` counts the moves from status to status. ``extended_until`` is the day to whose end this one ledger may
    still be filled and submitted, later than its month's dates: an extension that was granted, or the day named with a
    return. ``submitted_late`` is about the first submission.
    """

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="ledgers")
    month = models.ForeignKey(ReportingMonth, on_delete=models.PROTECT, related_name="ledgers")
    status = models.CharField(max_length=10, choices=LedgerStatus, default=LedgerStatus.DRAFT)
    version = models.PositiveIntegerField(default=1)
    extended_until = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_late = models.BooleanField(default=False)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    return_note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["month", "chain"]
        constraints = [models.UniqueConstraint(fields=["chain", "month"], name="ledger_is_one")]

    def __str__(self) -> str:
        return f"{self.chain} {self.month}"

    def get_absolute_url(self) -> str:
        return reverse("dispatch:ledger_edit", kwargs={"chain": self.chain.code, "month": str(self.month.period)})

    @property
    def state(self) -> LedgerStatus:
        return LedgerStatus(self.status)

    @property
    def dates(self) -> Dates:
        """The month's dates as they hold for this ledger."""
        return self.month.dates.extended(self.extended_until)


@pghistory.track()
class Entry(models.Model):
    """One cell of a ledger. No figure means "not reported", which is not zero.

    ``version`` counts the saves, so that somebody who saw an older one is told. ``note`` explains a warning.
    ``returned_because`` stands while a reviewer wants the cell mended; it goes when the cell is saved again.
    ``reviewed_version`` is the version that was before the reviewer when the ledger was last returned. ``counted`` is
    what the registers counted when the cell was saved; None where they did not.
    """

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="entries")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="entries")
    value = models.DecimalField(**FIGURE, null=True, blank=True)
    words = models.TextField(blank=True)
    note = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=13, choices=EntrySource, default=EntrySource.TYPED)
    counted = models.DecimalField(**FIGURE, null=True, blank=True)
    returned_because = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    reviewed_version = models.PositiveIntegerField(null=True, blank=True)
    entered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["ledger", "indicator"]
        constraints = [models.UniqueConstraint(fields=["ledger", "indicator"], name="entry_is_one")]

    def __str__(self) -> str:
        return f"{self.ledger} {self.indicator}"

    @property
    def is_reported(self) -> bool:
        return self.value is not None or bool(self.words)
