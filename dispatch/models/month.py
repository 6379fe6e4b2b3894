from __future__ import annotations

import pghistory
from django.db import models

from config.lib.periods import Month
from dispatch.rules.deadlines import Dates, MonthRule


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


@pghistory.track()
class MonthDays(models.Model):
    """On which days of the next month the months of a year open, are due and lock, as its regime says.

    They fill in the dates of months that have none yet; a year without a regime of its own follows the one before.
    """

    year = models.PositiveSmallIntegerField(unique=True)
    opens_day = models.PositiveSmallIntegerField()
    due_day = models.PositiveSmallIntegerField()
    locks_day = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["year"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    opens_day__gte=1,
                    due_day__gte=models.F("opens_day"),
                    locks_day__gte=models.F("due_day"),
                    locks_day__lte=28,
                ),
                name="month_days_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.opens_day}, {self.due_day}, {self.locks_day}"

    @property
    def rule(self) -> MonthRule:
        return MonthRule(self.opens_day, self.due_day, self.locks_day)
