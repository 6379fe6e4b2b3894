from __future__ import annotations

import pghistory
from django.db import models

from config.lib.periods import Month
from dispatch.rules.deadlines import Dates


@pghistory.track()
class ReportingMonth(models.Model):
    """A month of the ledgers and its dates: figures may be entered from ``opens``, are due by the end of ``due``,
    and cannot be changed after the end of ``locks`` (Asia/Shanghai) without an extension."""

    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    opens = models.DateField()
    due = models.DateField()
    locks = models.DateField()
    sealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["year", "month"]
        constraints = [
            models.UniqueConstraint(fields=["year", "month"], name="reporting_month_is_one"),
            models.CheckConstraint(condition=models.Q(month__range=(1, 12)), name="reporting_month_in_year"),
            models.CheckConstraint(
                condition=models.Q(due__gte=models.F("opens"), locks__gte=models.F("due")),
                name="reporting_month_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.period.label

    @property
    def period(self) -> Month:
        return Month(self.year, self.month)

    @property
    def dates(self) -> Dates:
        return Dates(opens=self.opens, due=self.due, locks=self.locks)
